internal import Identifiers
internal import Money

/// An entry that the books refuse.
///
/// The first account in the order of the postings is named. The same entry may be accepted later,
/// when there is more money or allowance.
public enum PostingError: Error, Hashable, Sendable {
    /// A floored account would fall below zero. Both numbers are pence on its normal side.
    case belowFloor(AccountCode, available: Int64, requested: Int64)
    /// An account's counter would pass what 64 bits can hold.
    case counterOverflow(AccountCode)

    /// The stable code, for programs.
    public var code: String {
        switch self {
        case .belowFloor(let account, _, _): Self.code(of: account.kind)
        case .counterOverflow: "posting.overflow"
        }
    }

    /// The rule that was broken, for people.
    public var message: String {
        switch self {
        case .belowFloor(let account, let available, let requested):
            "\(Self.subject(of: account)) has \(Self.pounds(available)) left and "
                + "\(Self.pounds(requested)) was asked of it. \(Self.remedy(for: account.kind))"
        case .counterOverflow(let account):
            "\(account) cannot count any further. Check the amounts for a slip."
        }
    }

    private static func code(of kind: AccountKind) -> String {
        switch kind {
        case .awarded: "award.exceeded"
        case .programmeBudget: "budget.exceeded"
        case .available: "funds.exceeded"
        case .committed: "commitment.exceeded"
        case .allowanceRemaining: "allowance.exceeded"
        case .bank: "cash.exceeded"
        case .cashFloat: "float.exceeded"
        default: "account.below-zero"
        }
    }

    private static func subject(of account: AccountCode) -> String {
        let parts = account.dimensions
        let fund = account.fund?.text ?? ""
        return switch account.kind {
        case .awarded: "The award of \(fund)"
        case .programmeBudget: "The \(fund) budget of \(parts[0])"
        case .available: "The \(fund) budget of \(parts[1]) in \(parts[0])"
        case .committed: "The \(fund) share set aside by \(parts[0]) line \(parts[1])"
        case .allowanceRemaining: "The “\(parts[1])” allowance of \(parts[0])"
        case .bank: "The free cash of \(fund)"
        case .cashFloat: "The float of \(parts[0])"
        default: "\(account.kind.title) (\(account))"
        }
    }

    private static func remedy(for kind: AccountKind) -> String {
        switch kind {
        case .awarded: "Budget less, or record a further award."
        case .programmeBudget: "Allocate less, or budget more for the programme."
        case .available: "Ask for less, or have more budget allocated or moved to the partner."
        case .committed: "Claim less, or have a further approval for the rest."
        case .allowanceRemaining:
            "Ask for less, or have the allowance raised by whoever may raise it."
        case .bank: "Wait for the funder's money, or let the reserves stand in for it first."
        case .cashFloat: "Top the float up, or pay from the bank."
        default: "It cannot fall below zero. Check what is being undone or paid twice."
        }
    }

    private static func pounds(_ pence: Int64) -> String {
        (try? Amount(pence: pence))?.poundsText ?? "less than nothing"
    }
}
