import Calendar
import Ledger
import Testing

@Suite struct ReversalTests {
    static let day: CalendarDate = "2026-04-07"

    @Test(arguments: Story.steps.indices)
    func `reversing each row restores every balance`(index: Int) throws {
        var books = Books()
        for event in Story.steps[..<index].flatMap(\.events) {
            try books.post(event.entry(effectiveOn: Self.day))
        }
        let before = books.accounts.keys.map { ($0, books.balance(of: $0)) }
        let entries = try Story.steps[index].events.map { try $0.entry(effectiveOn: Self.day) }
        for entry in entries { try books.post(entry) }
        for entry in entries.reversed() {
            let reversal = try Self.reversal(of: entry)
            #expect(entry.isMirrored(by: reversal.entry))
            try books.post(reversal.entry)
        }
        #expect(before.allSatisfy { books.balance(of: $0) == $1 })
        let new = Set(books.accounts.keys).subtracting(before.map(\.0))
        #expect(new.allSatisfy { books.balance(of: $0) == 0 })
    }

    @Test func `a reversal names its original and keeps its source and rule`() throws {
        let entry = try Story.approve("bc_0001.1", shares(5, 5)).entry(effectiveOn: Self.day)
        let mirror = try Self.reversal(of: entry).entry
        #expect(mirror.event == .entryReversed)
        #expect(mirror.reverses == 7)
        #expect(mirror.source == "bc_0001")
        #expect(mirror.ruleVersion == 1)
        #expect(mirror.shares.isEmpty)
    }

    @Test func `an entry is reversed on its own day, and not before`() throws {
        let entry = try Story.drawDown("dd_1", 5).entry(effectiveOn: Self.day)
        _ = try Self.reversal(of: entry, on: Self.day)
        let error = ReversalError.beforeOriginal(original: Self.day, given: "2026-04-06")
        #expect(throws: error) { try Self.reversal(of: entry, on: "2026-04-06") }
        #expect(error.code == "reversal.before-original")
    }

    @Test func `an entry is reversed once, and a reversal never`() throws {
        let entry = try Story.drawDown("dd_1", 5).entry(effectiveOn: Self.day)
        let twice = ReversalError.alreadyReversed(sequence: 7, by: 9)
        #expect(throws: twice) { try Self.reversal(of: entry, by: 9, on: "2026-04-06") }
        let mirror = try Self.reversal(of: entry).entry
        let again = ReversalError.isReversal(sequence: 7)
        #expect(throws: again) { try Self.reversal(of: mirror, by: 9) }
        #expect([twice, again].allSatisfy { $0.message.hasSuffix(".") })
        #expect(
            [twice, again].map(\.code) == ["reversal.already-reversed", "reversal.of-reversal"]
        )
    }

    static func reversal(
        of entry: Entry,
        by earlier: Int? = nil,
        on date: CalendarDate = day
    ) throws(ReversalError) -> Reversal {
        try Reversal(of: (sequence: 7, entry: entry), reversedBy: earlier, effectiveOn: date)
    }
}
