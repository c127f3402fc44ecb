import Calendar
import Identifiers
import Ledger
import Money
import Store

/// Splits amounts between the funds, each split counting in what the next is owed.
struct Apportioning {
    private let books: any BookReader
    /// The rule in force for approvals today.
    let current: ApportionmentRule
    private var rules: [Int: ApportionmentRule]
    /// What each fund has been charged under each version, the splits made here included.
    private var charged: [Int: [FundCode: Int64]] = [:]

    /// - Throws: ``ChargeRefusal/noApportionment(_:)``.
    init(books: any BookReader, on today: CalendarDate) throws {
        guard let rule = try books.apportionmentRule(on: today) else {
            throw ChargeRefusal.noApportionment(today)
        }
        self.books = books
        current = rule
        rules = [rule.version: rule]
    }

    /// Splits what is approved today, by the percentages of the rule in force.
    mutating func shares(ofApproved amount: Amount) throws -> [Ledger.FundShare] {
        let owed = try current.owed(charged: try chargedUnder(current.version))
        return try current.shares(forApproval: amount, owed: owed)
    }

    /// Splits a claim on a commitment, by what each fund still has committed.
    mutating func shares(
        ofClaimed amount: Amount,
        remaining: [Ledger.FundShare],
        under version: Int
    ) throws -> [Ledger.FundShare] {
        let rule = try rule(version)
        let owed = try rule.owed(charged: try chargedUnder(version))
        return try rule.shares(forClaim: amount, remaining: remaining, owed: owed)
    }

    /// Counts shares as charged under a version.
    mutating func charge(_ shares: [Ledger.FundShare], under version: Int) throws {
        var sums = try chargedUnder(version)
        for share in shares { sums[share.fund, default: 0] += share.amount.pence }
        charged[version] = sums
    }

    private mutating func rule(_ version: Int) throws -> ApportionmentRule {
        if let known = rules[version] { return known }
        guard let rule = try books.apportionmentRule(version: version) else {
            throw StoreError.corrupt("there is no version \(version) of the apportionment rule")
        }
        rules[version] = rule
        return rule
    }

    private mutating func chargedUnder(_ version: Int) throws -> [FundCode: Int64] {
        if let sums = charged[version] { return sums }
        let sums = try books.charged(under: version)
        charged[version] = sums
        return sums
    }
}

/// Why a cost cannot be charged, in order of precedence.
enum ChargeRefusal: Refusal, Hashable {
    case noApportionment(CalendarDate)

    var code: String { "apportionment.none-in-force" }

    var message: String {
        switch self {
        case .noApportionment(let date):
            "No rule says how costs are split between funders on \(date). A programme manager "
                + "adopts one with apportionment.adopt."
        }
    }
}
