import Calendar
import Ledger
import Testing

/// The books and the auditor are fed the same events and must say the same after each.
@Suite struct BooksModelTests {
    static let day: CalendarDate = "2026-04-07"

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `the books agree with the auditor after every event, accepted or refused`(
        seed: UInt64
    ) {
        var world = Workload(seed: seed)
        var pair = Pair()
        for event in Workload.opening { pair.play(event) }
        for _ in 0..<100 {
            if world.chance(20) {
                pair.reverse(world.pick(below: pair.entries.count))
            } else {
                let event = world.next()
                if pair.play(event) { world.accepted(event) }
            }
            let wrong = pair.disagreements()
            guard wrong.isEmpty else {
                Issue.record("after \(pair.entries.count) entries: \(wrong)")
                return
            }
        }
        #expect(pair.entries.count > Workload.opening.count + 5)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `reversing everything, last first, leaves every balance at zero`(seed: UInt64) {
        var world = Workload(seed: seed)
        var pair = Pair()
        for event in Workload.opening { pair.play(event) }
        for _ in 0..<60 {
            let event = world.next()
            if pair.play(event) { world.accepted(event) }
        }
        for index in pair.entries.indices.reversed() {
            let undone = pair.reverse(index)
            #expect(undone)
        }
        #expect(pair.books.accounts.keys.allSatisfy { pair.books.balance(of: $0) == 0 })
    }

    @Test func `the workloads together bring every kind of event to acceptance`() throws {
        var accepted: Set<EventKind> = []
        for seed in 0..<40 as Range<UInt64> {
            var world = Workload(seed: seed)
            var books = Books()
            for number in 0..<110 {
                let opens = number < Workload.opening.count
                let event = opens ? Workload.opening[number] : world.next()
                let entry = try event.entry(effectiveOn: Self.day)
                guard (try? books.post(entry)) != nil else { continue }
                accepted.insert(event.kind)
                world.accepted(event)
            }
        }
        #expect(Set(EventKind.allCases).subtracting(accepted) == [.entryReversed])
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `books replayed from nothing have the same totals`(seed: UInt64) throws {
        var world = Workload(seed: seed)
        var pair = Pair()
        for event in Workload.opening { pair.play(event) }
        for _ in 0..<100 {
            let event = world.next()
            if pair.play(event) { world.accepted(event) }
        }
        var replayed = Books()
        for entry in pair.entries { try replayed.post(entry) }
        #expect(replayed == pair.books)
    }
}

/// Books and auditor side by side.
private struct Pair {
    var books = Books()
    var auditor = Auditor()
    var entries: [Entry] = []
    private var reversed: Set<Int> = []
    private var disagreement: String?

    /// Feeds both an event; says whether it was accepted.
    @discardableResult
    mutating func play(_ event: Event) -> Bool {
        do {
            let entry = try event.entry(effectiveOn: BooksModelTests.day)
            return post(entry, auditorAccepts: auditor.record(event))
        } catch {
            disagreement = "\(event.kind.rawValue) made no entry: \(error.code)"
            return false
        }
    }

    /// Reverses an entry in both, unless it was reversed or is a reversal.
    @discardableResult
    mutating func reverse(_ index: Int) -> Bool {
        let earlier = reversed.contains(index) ? index : nil
        guard
            let reversal = try? Reversal(
                of: (sequence: index, entry: entries[index]),
                reversedBy: earlier,
                effectiveOn: BooksModelTests.day
            ), post(reversal.entry, auditorAccepts: auditor.reverse(index))
        else { return false }
        reversed.insert(index)
        return true
    }

    private mutating func post(_ entry: Entry, auditorAccepts: Bool) -> Bool {
        let before = books
        do {
            try books.post(entry)
            entries.append(entry)
            if !auditorAccepts { disagreement = "books accept what the auditor refuses" }
            return true
        } catch {
            if auditorAccepts { disagreement = "books refuse what the auditor accepts" }
            if books != before { disagreement = "a refused entry changed the books" }
            return false
        }
    }

    /// Whatever the two do not agree on, and every invariant that does not hold.
    func disagreements() -> [String] {
        var ours: [String: Int64] = [:]
        for account in books.accounts.keys { ours["\(account)"] = books.balance(of: account) }
        let theirs = auditor.balances
        let different = Set(ours.keys).union(theirs.keys).filter {
            ours[$0, default: 0] != theirs[$0, default: 0]
        }
        return different.sorted() + [disagreement].compactMap { $0 }
            + auditor.broken(caps: Workload.caps, recognised: Workload.recognised)
            + books.findings(funders: [.esf, .lottery]).map(\.message)
            + ShareCheck.findings(in: entries.suffix(1).map { (0, $0) }).map(\.message)
    }
}
