/// The chart of accounts: every kind of account there is, by the code it is known by.
///
/// A floored account never falls below zero, so each limit of the programme is the floor of some
/// account and is checked in the same step as the write: a partner's budget is the floor of
/// ``available``, a business case that of ``committed``, a participant's cap that of
/// ``allowanceRemaining``, a fund's cash that of ``bank``.
public enum AccountKind: String, CaseIterable, Hashable, Comparable, Sendable {
    case awardAuthority = "A100"
    case awarded = "A200"
    case programmeBudget = "A300"
    case available = "A400"
    case committed = "A500"
    case deliveredUnpaid = "A600"
    case deliveredPaid = "A700"
    case allowanceIssued = "L100"
    case allowanceRemaining = "L200"
    case allowanceUsed = "L300"
    case bank = "M1000"
    case bankReserved = "M1005"
    case receivable = "M1100"
    case undrawn = "M1150"
    case cashFloat = "M1200"
    case recoverable = "M1300"
    case claimsPayable = "M2000"
    case grantsPayable = "M2010"
    case inTransit = "M2050"
    case owedToPartner = "M2060"
    case repaymentInTransit = "M2065"
    case deferredIncome = "M2100"
    case repayable = "M2200"
    case fundBalance = "M3000"
    case income = "M4000"
    case expense = "M5000"
    case disallowed = "M5900"
    case interfund = "M6000"

    /// The set of books that the account is in, told by the code's letter.
    public var plane: Plane {
        switch rawValue.utf8.first {
        case UInt8(ascii: "A"): .authority
        case UInt8(ascii: "L"): .allowance
        default: .money
        }
    }

    /// The side that makes the account grow.
    public var normalSide: Side {
        switch self {
        case .awardAuthority, .allowanceIssued, .bank, .bankReserved, .receivable, .undrawn,
            .cashFloat, .recoverable, .expense, .disallowed, .interfund:
            .debit
        case .awarded, .programmeBudget, .available, .committed, .deliveredUnpaid, .deliveredPaid,
            .allowanceRemaining, .allowanceUsed, .claimsPayable, .grantsPayable, .inTransit,
            .owedToPartner, .repaymentInTransit, .deferredIncome, .repayable, .fundBalance,
            .income:
            .credit
        }
    }

    /// Whether the balance on the normal side must stay at zero or above.
    public var isFloored: Bool {
        switch self {
        case .awardAuthority, .allowanceIssued, .fundBalance, .income, .expense, .disallowed,
            .interfund:
            false
        default: true
        }
    }

    /// What the code names after the kind, in order.
    public var dimensions: [Dimension] {
        switch self {
        case .programmeBudget: [.programme]
        case .available: [.programme, .partner]
        case .committed: [.source, .line]
        case .deliveredUnpaid, .deliveredPaid: [.partner, .category]
        case .allowanceIssued, .allowanceRemaining, .allowanceUsed: [.participant, .cap]
        case .cashFloat, .recoverable: [.holder]
        case .claimsPayable: [.claim]
        case .inTransit, .repaymentInTransit: [.payment]
        case .owedToPartner: [.partner]
        case .expense: [.category]
        default: []
        }
    }

    /// Whether postings say for which partner, category and participant they are.
    public var wantsAttribution: Bool {
        switch self {
        case .committed, .deliveredUnpaid, .deliveredPaid, .claimsPayable, .expense, .disallowed:
            true
        default: false
        }
    }

    /// The name for people.
    public var title: String {
        switch self {
        case .awardAuthority: "Award authority"
        case .awarded: "Awarded, not yet budgeted"
        case .programmeBudget: "Programme budget, not yet allocated"
        case .available: "Partner available"
        case .committed: "Committed"
        case .deliveredUnpaid: "Delivered, unpaid"
        case .deliveredPaid: "Delivered, paid"
        case .allowanceIssued: "Allowance issued"
        case .allowanceRemaining: "Allowance remaining"
        case .allowanceUsed: "Allowance used"
        case .bank: "Bank, free"
        case .bankReserved: "Bank, reserved for payments in transit"
        case .receivable: "Funder receivable"
        case .undrawn: "Defrayed, not yet drawn down"
        case .cashFloat: "Cash float"
        case .recoverable: "Recoverable"
        case .claimsPayable: "Claims payable"
        case .grantsPayable: "Grant commitments payable"
        case .inTransit: "Payments in transit"
        case .owedToPartner: "Owed to a partner that paid"
        case .repaymentInTransit: "Repayments to partners in transit"
        case .deferredIncome: "Deferred grant income"
        case .repayable: "Repayable to funder"
        case .fundBalance: "Fund balance brought forward"
        case .income: "Grant income"
        case .expense: "Support expense"
        case .disallowed: "Disallowed cost"
        case .interfund: "Due to and from other funds"
        }
    }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
