public import Approvals
import Identifiers

/// Whose bank details are recorded.
public enum DetailsHolder: Hashable, Sendable {
    /// The programme's own account, which payment runs are paid from.
    case programme
    /// Somebody who is paid. A supplier is known by the commitment to its name in the first record
    /// of its details.
    case payee(Payee)

    /// Words for a sentence: `the delivery partner northside`.
    public var phrase: String {
        switch self {
        case .programme: "the programme itself"
        case .payee(let payee): payee.phrase
        }
    }

    /// Whose key encrypts them: the person's own, so that erasing a participant takes them along.
    /// Nil where they are nobody's; then it is that of whoever recorded them.
    public var person: String? {
        switch self {
        case .payee(.user(let user)): user.text
        case .payee(.participant(let participant)): participant.text
        case .payee(.partner), .payee(.supplier), .programme: nil
        }
    }
}

extension DetailsHolder: FieldValue {
    init?(fieldText: String) {
        guard fieldText != Self.programmeText else {
            self = .programme
            return
        }
        guard let payee = Payee(fieldText: fieldText) else { return nil }
        self = .payee(payee)
    }

    var fieldText: String {
        switch self {
        case .programme: Self.programmeText
        case .payee(let payee): payee.fieldText
        }
    }

    private static let programmeText = "programme"
}

extension DetailsHolder: CustomStringConvertible {
    /// The spelling of records: `user:u_kw1`, `supplier:` and a commitment, `programme`.
    public var description: String { fieldText }

    /// Reads the spelling of records; nil for any other text.
    public init?(_ text: String) { self.init(fieldText: text) }
}
