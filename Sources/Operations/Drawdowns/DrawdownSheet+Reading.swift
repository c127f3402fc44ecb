import Approvals
public import Calendar
public import Identifiers
import Journal
import Ledger
import Money
public import Policy
public import Store

extension DrawdownSheet {
    /// Reads a drawdown off the books; nil where there is none of the id.
    ///
    /// O(costs of the fund that no drawdown holds, and entries of what it owes the funder).
    ///
    /// - Parameter rulePack: Reads a rule pack from its file's bytes.
    /// - Throws: `StoreError`, or what reading a rule pack throws.
    public init?(
        _ id: DrawdownID,
        in books: any BookReader,
        today: CalendarDate,
        rulePack: @escaping @Sendable ([UInt8]) throws -> RulePack
    ) throws {
        try self.init(id, in: books, today: today, shelf: RulePackShelf(parse: rulePack))
    }

    init?(
        _ id: DrawdownID,
        in books: any BookReader,
        today: CalendarDate,
        shelf: RulePackShelf
    ) throws {
        guard let preparation = try books.preparation(of: id) else { return nil }
        let prepared = preparation.prepared
        let costs = CostReading(of: prepared, in: books, today: today, shelf: shelf)
        self.preparation = preparation
        let stored = try books.drawdown(id)
        answer = stored?.answer
        standing = try stored.map { try DrawdownStanding(of: $0.submitted, in: books) }
        undrawn = try costs.undrawn()
        credits = try preparation.adjustments(.credited).compactMap { try costs.credit($0) }
        guard preparation.stage == .open else {
            lines = try books.lines(of: id).map { try costs.cost(UndrawnDefrayal($0)) }
            (carried, creditable, unfounded, later) = ([], [], [], 0)
            return
        }
        let left = Set(preparation.adjustments(.carried).map(\.defrayal))
        let all = try costs.population()
        lines = try all.filter { !left.contains($0.entry) }.map { try costs.cost($0) }
        carried = try all.filter { left.contains($0.entry) }.map { try costs.cost($0) }
        let back = try costs.cameBack(excluding: id)
        creditable = try costs.creditable(back, besides: credits)
        unfounded = credits.filter { $0.amount.pence > back[$0.defrayal] ?? 0 }.map(\.defrayal)
        later = try costs.later(than: all)
    }
}

extension DrawdownPreparation {
    /// The adjustments of a kind that stand.
    func adjustments(_ kind: AdjustmentKind) -> [DrawdownAdjusted] {
        adjustments.filter { $0.kind == kind }
    }
}

extension UndrawnDefrayal {
    fileprivate init(_ line: DrawdownLine) {
        self.init(entry: line.defrayal, amount: line.amount, bankDate: line.bankDate)
    }
}

/// Reads the costs of one fund's drawdown, each with its split and its doubts.
struct CostReading {
    let books: any BookReader
    let fund: FundCode
    let starts: CalendarDate
    let ends: CalendarDate
    let today: CalendarDate
    let shelf: RulePackShelf
    let origins: CostOrigins

    init(
        of prepared: DrawdownPrepared,
        in books: any BookReader,
        today: CalendarDate,
        shelf: RulePackShelf
    ) {
        self.books = books
        fund = prepared.fund
        starts = prepared.starts
        ends = prepared.ends
        self.today = today
        self.shelf = shelf
        origins = CostOrigins(books: books)
    }

    /// What left a bank up to the period's end and is in no drawdown.
    func population() throws -> [UndrawnDefrayal] {
        try books.undrawnDefrayals(of: fund, through: ends)
    }

    /// The pence that left a bank after the period's end.
    func later(than population: [UndrawnDefrayal]) throws -> Int64 {
        let all = try books.undrawnDefrayals(of: fund, through: nil)
        return all.reduce(0) { $0 + $1.amount.pence }
            - population.reduce(0) { $0 + $1.amount.pence }
    }

    func undrawn() throws -> Int64 {
        let account = AccountCode.undrawn(fund)
        return (try books.totals(of: [account])[account] ?? .zero).balance(on: .debit)
    }

    func cost(_ defrayal: UndrawnDefrayal) throws -> DrawnCost {
        guard let entry = try books.entry(at: defrayal.entry) else {
            throw StoreError.corrupt("entry \(defrayal.entry) is missing")
        }
        let claim = try origins.claim(behind: defrayal.entry, entry)
        return DrawnCost(
            defrayal: defrayal.entry,
            claim: claim?.id,
            bankDate: defrayal.bankDate,
            isLate: defrayal.bankDate < starts,
            amount: defrayal.amount,
            defrayed: entry.pence(on: .debit, of: .undrawn, fund),
            whole: entry.sum(.credit, of: [.deliveredPaid]),
            leftBank: entry.sum(.credit, of: [.bank, .bankReserved, .cashFloat, .owedToPartner]),
            parts: try parts(of: defrayal, entry, claim?.id),
            shares: try claim.map { try shares(of: $0.id) } ?? [],
            doubts: try claim.map { try CostDoubts(reading: self).of($0) } ?? []
        )
    }

    /// What is asked for by attribution: what was delivered, less what came off it.
    private func parts(
        of defrayal: UndrawnDefrayal,
        _ entry: Entry,
        _ claim: ClaimID?
    ) throws -> [AttributedBalance] {
        let whole = entry.delivered(.credit, for: fund)
        let isWhole = whole.reduce(0) { $0 + $1.pence } == defrayal.amount.pence
        let taken = isWhole ? [] : try takenOff(claim, after: defrayal.entry)
        return whole.less(taken, leaving: defrayal.amount.pence)
    }

    /// What entries after a defrayal took off a claim's delivery.
    private func takenOff(_ claim: ClaimID?, after seq: Int) throws -> [AttributedBalance] {
        guard let claim else { return [] }
        let later = try books.entries(from: claim.text).filter { $0 > seq }
        var parts: [AttributedBalance] = []
        for entry in try later.compactMap({ try books.entry(at: $0) }) {
            parts = entry.delivered(.debit, for: fund, onto: parts)
        }
        return parts
    }

    private func shares(of claim: ClaimID) throws -> [CostShare] {
        let entries = try books.entries(from: claim.text).compactMap { try books.entry(at: $0) }
        return entries.first { $0.event == .claimCharged }?.costShares(of: fund) ?? []
    }
}

// MARK: What came back

extension CostReading {
    /// A credit as its original shows it.
    func credit(_ adjusted: DrawdownAdjusted) throws -> DrawdownCredit? {
        guard let line = try books.line(of: adjusted.defrayal, fund: fund),
            let entry = try books.entry(at: line.defrayal)
        else { return nil }
        return DrawdownCredit(
            defrayal: adjusted.defrayal,
            original: line.drawdown,
            claim: try origins.claim(behind: line.defrayal, entry)?.id,
            amount: adjusted.amount
        )
    }

    /// What came back of each cost that the funder was asked for and no drawdown takes off yet, by
    /// the entry of the cost; no one of them more than the funder is still owed besides what this
    /// drawdown takes off.
    func creditable(
        _ back: [Int: Int64],
        besides credits: [DrawdownCredit]
    ) throws -> [DrawdownCredit] {
        let taken = Dictionary(credits.map { ($0.defrayal, $0.amount.pence) }) { $1 }
        let left = try owed() - taken.values.reduce(0, +)
        return try back.sorted { $0.key < $1.key }.compactMap { defrayal, pence in
            let rest = min(pence - (taken[defrayal] ?? 0), left)
            guard rest > 0, let line = try books.line(of: defrayal, fund: fund),
                let entry = try books.entry(at: defrayal)
            else { return nil }
            return DrawdownCredit(
                defrayal: defrayal,
                original: line.drawdown,
                claim: try origins.claim(behind: defrayal, entry)?.id,
                amount: try Amount(pence: rest)
            )
        }
    }

    /// What the fund owes its funder back now.
    private func owed() throws -> Int64 {
        let account = AccountCode.repayable(fund)
        return (try books.totals(of: [account])[account] ?? .zero).balance(on: .credit)
    }

    /// The pence that came back of each drawn defrayal since, less what other drawdowns take off
    /// for it.
    func cameBack(excluding id: DrawdownID) throws -> [Int: Int64] {
        var sums: [Int: Int64] = [:]
        var drawn: [ClaimID: Int?] = [:]
        let settled = try settled()
        for posting in try books.statement(of: .repayable(fund))
        where !settled.contains(posting.seq) {
            guard let entry = try books.entry(at: posting.seq),
                ![.funderRepaid, .drawdownNetted].contains(entry.event),
                let claim = try origins.claim(behind: posting.seq, entry)?.id
            else { continue }
            let known = try drawn[claim] ?? books.drawnDefrayal(of: claim, fund: fund)
            drawn[claim] = known
            guard let defrayal = known else { continue }
            let pence = posting.posting.amount.pence
            sums[defrayal, default: 0] += posting.posting.side == .credit ? pence : -pence
        }
        for defrayal in sums.keys {
            sums[defrayal, default: 0] -= try books.credited(defrayal, of: fund, excluding: id)
        }
        return sums
    }

    /// The entries by which the reserves bear what a funder answered that it would not: it owes
    /// that much less already, by the entry that follows them.
    private func settled() throws -> Set<Int> {
        var settled: Set<Int> = []
        let netted = try books.statement(of: .repayable(fund)).filter { $0.posting.side == .debit }
        for posting in netted where posting.event == EventKind.drawdownNetted.rawValue {
            var (seq, rest) = (posting.seq - 1, posting.posting.amount.pence)
            while rest > 0, let entry = try books.entry(at: seq), entry.event == .costDisallowed {
                settled.insert(seq)
                rest -= entry.pence(on: .credit, of: .repayable, fund)
                seq -= 1
            }
        }
        return settled
    }
}

extension Entry {
    /// The pence on a side of some kinds of account, over all funds.
    fileprivate func sum(_ side: Side, of kinds: Set<AccountKind>) -> Int64 {
        postings.reduce(0) { sum, posting in
            let isWanted = posting.side == side && kinds.contains(posting.account.kind)
            return isWanted ? sum + posting.amount.pence : sum
        }
    }
}
