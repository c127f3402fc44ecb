/// A text that names no account, in order of precedence.
public enum AccountCodeError: Error, Hashable, Sendable {
    /// Not `FUND:ACCOUNT` with one colon.
    case notCanonical(String)
    /// No kind of account in the chart.
    case unknownKind(String)
    /// An allowance account with a fund.
    case fundUnwanted(AccountKind, given: String)
    /// An authority or money account without a fund.
    case fundMissing(AccountKind)
    /// A fund that is not spelt as one.
    case fundMisspelt(String)
    /// Too few or too many dimensions.
    case wrongDimensions(AccountKind, given: Int)
    /// A dimension that is not spelt as one.
    case dimensionMisspelt(Dimension, String)

    /// The stable code, for programs.
    public var code: String {
        switch self {
        case .notCanonical: "account.not-canonical"
        case .unknownKind: "account.unknown-kind"
        case .fundUnwanted: "account.fund-unwanted"
        case .fundMissing: "account.fund-missing"
        case .fundMisspelt: "account.fund-misspelt"
        case .wrongDimensions: "account.dimensions"
        case .dimensionMisspelt: "account.dimension-misspelt"
        }
    }

    /// The rule that was broken, for people.
    public var message: String {
        switch self {
        case .notCanonical(let text):
            "An account is written FUND:ACCOUNT, as ESF:A400.pathways.northside; “\(text)” is not."
        case .unknownKind(let text):
            "“\(text)” names no account of the chart. See the list of accounts."
        case .fundUnwanted(let kind, let given):
            "\(kind.rawValue) belongs to no fund. Write - in place of “\(given)”."
        case .fundMissing(let kind):
            "\(kind.rawValue) belongs to a fund. Write the fund's code before the colon."
        case .fundMisspelt(let text):
            "“\(text)” is not a fund's code, which is upper-case, as ESF."
        case .wrongDimensions(let kind, let given):
            "\(kind.rawValue) is followed by \(Self.list(kind.dimensions)), not by \(given) parts."
        case .dimensionMisspelt(let dimension, let text):
            "“\(text)” is not spelt as a \(dimension.rawValue)."
        }
    }

    private static func list(_ dimensions: [Dimension]) -> String {
        dimensions.isEmpty
            ? "nothing"
            : dimensions.map { "." + $0.rawValue }.joined()
    }
}
