import Calendar
import Identifiers
import Journal
import Ledger
import Money

/// What left a bank or a float at the cost of funds in arrears, and what is left of it to ask for.
///
/// It follows docs/SPEC-evidence-pack.md, "What is left to ask for", apart from the code that keeps
/// it in the books.
struct DefrayalTrace {
    /// One fund's part of what an entry defrayed.
    struct Defrayal: Hashable {
        let entry: Int
        let claim: String?
        let bankDate: CalendarDate
        /// What was not refunded, sent back or borne by the reserves.
        var pence: Int64
        /// What asked the funder for it.
        var drawdown: DrawdownID?
    }

    private struct Turn: Hashable {
        let source: String
        let event: EventKind
    }

    private struct Cost: Hashable {
        let claim: String?
        let fund: FundCode
    }

    /// In the order of their entries.
    private var defrayals: [Cost: [Defrayal]] = [:]
    private var claims: [JournalTrace.DrawnCost: String?] = [:]
    /// How many entries of an event came of a payment so far.
    private var turns: [Turn: Int] = [:]

    /// What is left of a cost; nil where the entry defrayed nothing for the fund.
    subscript(_ cost: JournalTrace.DrawnCost) -> Defrayal? {
        guard let claim = claims[cost] else { return nil }
        return defrayals[Cost(claim: claim, fund: cost.fund)]?.first { $0.entry == cost.defrayal }
    }

    /// Takes what a drawdown asks for.
    mutating func draw(_ cost: JournalTrace.DrawnCost, for drawdown: DrawdownID) {
        guard let claim = claims[cost] else { return }
        change(Cost(claim: claim, fund: cost.fund)) {
            $0.entry == cost.defrayal
        } with: {
            $0.drawdown = drawdown
        }
    }

    /// Takes an entry.
    ///
    /// - Parameter payment: The claims of the payment that the entry came of, in their order.
    /// - Returns: The funds of which it takes back more than is left to ask for.
    mutating func add(_ entry: Entry, seq: Int, of payment: [ClaimID]) -> [FundCode] {
        let claim = claim(of: entry, of: payment)
        guard entry.event != .drawdownSubmitted else { return [] }
        let net = entry.net(of: .undrawn).sorted { $0.key < $1.key }
        for (fund, pence) in net where pence > 0 { add(pence, of: fund, entry, seq, claim) }
        return net.filter { $0.value < 0 }.filter { fund, pence in
            takeBack(-pence, of: Cost(claim: claim, fund: fund), entry.reverses) > 0
        }.map(\.key)
    }

    private mutating func claim(of entry: Entry, of payment: [ClaimID]) -> String? {
        guard let source = entry.source, !payment.isEmpty else { return entry.source }
        let turn = Turn(source: source, event: entry.event)
        defer { turns[turn, default: 0] += 1 }
        return payment[(turns[turn] ?? 0) % payment.count].text
    }

    private mutating func add(
        _ pence: Int64,
        of fund: FundCode,
        _ entry: Entry,
        _ seq: Int,
        _ claim: String?
    ) {
        let cost = Cost(claim: claim, fund: fund)
        let newest = defrayals[cost]?.last { $0.drawdown == nil }
        if entry.event == .entryReversed, claim != nil, let newest {
            return change(cost) {
                $0.entry == newest.entry
            } with: {
                $0.pence &+= pence
            }
        }
        let defrayal = Defrayal(
            entry: seq,
            claim: claim,
            bankDate: entry.bankDate ?? entry.effectiveOn,
            pence: pence
        )
        defrayals[cost, default: []].append(defrayal)
        claims[.init(defrayal: seq, fund: fund)] = .some(claim)
    }

    /// Takes it off the entry that is undone, then off the newest.
    ///
    /// - Returns: What none is left for.
    private mutating func takeBack(_ pence: Int64, of cost: Cost, _ undone: Int?) -> Int64 {
        var rest = pence
        let open = (defrayals[cost] ?? []).filter { $0.drawdown == nil && $0.pence > 0 }.reversed()
        for defrayal in open.filter({ $0.entry == undone }) + open.filter({ $0.entry != undone }) {
            let taken = min(rest, defrayal.pence)
            change(cost) {
                $0.entry == defrayal.entry
            } with: {
                $0.pence &-= taken
            }
            rest -= taken
        }
        return rest
    }

    private mutating func change(
        _ cost: Cost,
        where isMeant: (Defrayal) -> Bool,
        with change: (inout Defrayal) -> Void
    ) {
        guard let place = defrayals[cost]?.firstIndex(where: isMeant) else { return }
        change(&defrayals[cost, default: []][place])
    }
}

extension Entry {
    /// Debits less credits of a kind of accounts, by fund, in pence.
    func net(of kind: AccountKind) -> [FundCode: Int64] {
        var sums: [FundCode: Int64] = [:]
        for posting in postings where posting.account.kind == kind {
            guard let fund = posting.account.fund else { continue }
            let pence = posting.amount.pence
            sums[fund, default: 0] &+= posting.side == .debit ? pence : -pence
        }
        return sums
    }
}
