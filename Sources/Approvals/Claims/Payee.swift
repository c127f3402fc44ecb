public import Identifiers
public import Integrity

/// Who has paid already, or that nobody has.
public enum PaidBy: Hashable, Sendable {
    /// The keyworker, from their own pocket.
    case keyworker(UserID)
    /// Cash from a float that a keyworker carries.
    case float(holder: UserID)
    /// The participant.
    case participant(ParticipantCode)
    /// A delivery partner, from its own bank.
    case partner(PartnerCode)
    /// Nobody yet: the supplier's invoice is to be paid.
    case invoice

    /// Whether this payee is the one that such a payment calls for.
    public func accepts(_ payee: Payee) -> Bool {
        switch (self, payee) {
        case (.keyworker(let user), .user(let payee)): user == payee
        case (.float(let holder), .user(let payee)): holder == payee
        case (.participant(let participant), .participant(let payee)): participant == payee
        case (.partner(let partner), .partner(let payee)): partner == payee
        case (.invoice, .supplier), (.invoice, .partner): true
        default: false
        }
    }

    /// Words for a sentence: `the participant p_17`.
    public var phrase: String {
        switch self {
        case .keyworker(let user): "the keyworker \(user)"
        case .float(let holder): "the cash float of \(holder)"
        case .participant(let code): "the participant \(code)"
        case .partner(let partner): "the delivery partner \(partner)"
        case .invoice: "nobody yet, against an invoice"
        }
    }
}

/// Who receives the money.
public enum Payee: Hashable, Sendable {
    case user(UserID)
    case participant(ParticipantCode)
    case partner(PartnerCode)
    /// A supplier, known by a commitment to its name.
    case supplier(Digest)

    /// Words for a sentence.
    public var phrase: String {
        switch self {
        case .user(let user): "the colleague \(user)"
        case .participant(let code): "the participant \(code)"
        case .partner(let partner): "the delivery partner \(partner)"
        case .supplier: "a supplier"
        }
    }
}
