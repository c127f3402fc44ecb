import Calendar
import Identifiers
import Journal
import Ledger
import Money

/// Adds the postings up again, in plain numbers, and writes the lists that a pack must hold.
struct Reckoning {
    /// Debits and credits of each account.
    private var accounts: [AccountCode: (debits: Int64, credits: Int64)] = [:]
    private var costs: [Cost] = []
    /// What each day added to each account, debits less credits.
    private var days: [CalendarDate: [AccountCode: Int64]] = [:]
    private(set) var faults: [String] = []

    /// One posting of cost with the entry that it stands in.
    private struct Cost {
        let seq: Int
        let entry: Entry
        let posting: Posting
        let share: ShareDetail?
    }

    mutating func add(_ entry: Entry, seq: Int) {
        var shares = entry.shares
        for posting in entry.postings {
            add(posting, seq: seq)
            let pence = posting.amount.pence
            days[entry.effectiveOn, default: [:]][posting.account, default: 0] &+=
                posting.side == .debit ? pence : -pence
            guard posting.account.kind == .expense else { continue }
            let place = shares.firstIndex {
                $0.fund == posting.account.fund && $0.amount == posting.amount
            }
            let share = place.map { shares.remove(at: $0) }
            costs.append(Cost(seq: seq, entry: entry, posting: posting, share: share))
        }
    }

    private mutating func add(_ posting: Posting, seq: Int) {
        let pence = posting.amount.pence
        var sums = accounts[posting.account] ?? (0, 0)
        let overflow: Bool
        switch posting.side {
        case .debit: (sums.debits, overflow) = sums.debits.addingReportingOverflow(pence)
        case .credit: (sums.credits, overflow) = sums.credits.addingReportingOverflow(pence)
        }
        if overflow { faults.append("\(posting.account) overflows in entry \(seq)") }
        accounts[posting.account] = sums
    }

    /// The accounts that stand below their floor.
    var overdrawn: [AccountCode] {
        accounts.filter { account, sums in
            let left = sums.debits - sums.credits
            return account.kind.isFloored
                && (account.kind.normalSide == .debit ? left : -left) < 0
        }.map(\.key).sorted()
    }

    /// Where the planes do not fit each other in a fund: the award and where it is; what is
    /// delivered, what is owed for it and what it cost; what a funder's income is of. And what
    /// funds owe each other.
    ///
    /// - Parameter funders: The funds that earn by paying: all but the charity's own.
    func planes(funders: Set<FundCode>) -> [String] {
        var sums: [FundCode: [AccountKind: Int64]] = [:]
        var between: Int64 = 0
        for (account, totals) in accounts {
            guard let fund = account.fund else { continue }
            let left = totals.debits &- totals.credits
            if account.kind == .interfund { between &+= left }
            let isDebit = account.kind.normalSide == .debit
            sums[fund, default: [:]][account.kind, default: 0] &+= isDebit ? left : 0 &- left
        }
        let wrong = sums.sorted { $0.key < $1.key }.flatMap { fund, kinds in
            func sum(_ parts: AccountKind...) -> Int64 {
                parts.reduce(0) { $0 &+ (kinds[$1] ?? 0) }
            }
            let delivered = sum(.deliveredUnpaid, .deliveredPaid)
            let placed = sum(.awarded, .programmeBudget, .available, .committed) &+ delivered
            let rules: [(String, Bool)] = [
                ("the award is not where it is placed", sum(.awardAuthority) == placed),
                (
                    "what is delivered and unpaid is not what is owed",
                    sum(.deliveredUnpaid) == sum(.claimsPayable, .inTransit)
                ),
                (
                    "what is delivered is not what it cost",
                    delivered == sum(.expense) &- sum(.grantsPayable)
                ),
                (
                    "its income is not what was delivered and paid",
                    !funders.contains(fund) || sum(.income) == sum(.deliveredPaid)
                ),
            ]
            return rules.filter { !$0.1 }.map { "In the fund \(fund), \($0.0)." }
        }
        return wrong + (between == 0 ? [] : ["What funds owe each other does not net to nothing."])
    }

    /// The lines of `trial-balance.csv`, each with its carriage return.
    func trialBalance(_ codes: RecipientCodes) -> [String] {
        let rows = accounts.keys.sorted().map { account in
            let (debits, credits) = accounts[account] ?? (0, 0)
            let left = debits - credits
            return [
                Self.cell(codes.text(of: account)), Self.cell(account.kind.title),
                Self.pounds(debits), Self.pounds(credits), Self.pounds(left < 0 ? -left : left),
                left < 0 ? "credit" : "debit",
            ]
        }
        return ([["account", "title", "debits", "credits", "balance", "side"]] + rows)
            .map { $0.joined(separator: ",") + "\r" }
    }

    /// The lines of which a closed period's record has the digest: each account that was posted to
    /// up to a day, of one fund or of all. O(accounts and days).
    func balances(of fund: FundCode?, through last: CalendarDate) -> [String] {
        var sums: [AccountCode: Int64] = [:]
        for (day, added) in days where day <= last {
            for (account, pence) in added where fund == nil || account.fund == fund {
                sums[account, default: 0] &+= pence
            }
        }
        return sums.keys.sorted().map { account in
            let left = sums[account] ?? 0
            let isDebit = left == 0 ? account.kind.normalSide == .debit : left > 0
            return "\(account) \(isDebit ? "debit" : "credit") \(left.magnitude)"
        }
    }

    /// The lines of `transactions.csv`, each with its carriage return.
    func transactions(
        leftBank: [String: CalendarDate],
        _ codes: RecipientCodes
    ) -> [String] {
        let heading = [
            "line", "entry", "event", "effective", "left_the_bank", "source", "partner",
            "cost_heading", "participant", "fund", "amount", "split_method", "split_weight",
        ]
        let rows = costs.enumerated().map { index, cost in
            [String(index + 1)] + Self.cells(of: cost, leftBank: leftBank, codes)
        }
        return ([heading] + rows).map { $0.joined(separator: ",") + "\r" }
    }

    private static func cells(
        of cost: Cost,
        leftBank: [String: CalendarDate],
        _ codes: RecipientCodes
    ) -> [String] {
        let (entry, posting) = (cost.entry, cost.posting)
        let pence = posting.amount.pence
        let date = entry.source.flatMap { leftBank[$0]?.description }
        return [
            String(cost.seq), entry.event.rawValue, entry.effectiveOn.description, date ?? "",
            entry.source ?? "", posting.attribution?.partner.text ?? "",
            posting.account.dimensions.first ?? "",
            posting.attribution?.participant.map(codes.code) ?? "",
            posting.account.fund?.text ?? "",
            pounds(posting.side == .debit ? pence : -pence),
            cost.share?.basis.method.rawValue ?? "",
            cost.share.map { String($0.basis.weight) } ?? "",
        ]
    }

    /// A text of the trial balance: marked where a sheet would reckon with it, quoted at a comma.
    private static func cell(_ text: String) -> String {
        let marked = text.hasPrefix("-") ? "'" + text : text
        return marked.contains(",") ? "\"\(marked)\"" : marked
    }

    static func pounds(_ pence: Int64) -> String {
        let digits = String(pence.magnitude)
        let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        return (pence < 0 ? "-" : "") + padded.dropLast(2) + "." + padded.suffix(2)
    }
}
