public import Identifiers
public import Integrity

/// Somebody who takes part: a colleague, a participant, a delivery partner or a supplier.
public enum Party: Hashable, Sendable {
    case user(UserID)
    case participant(ParticipantCode)
    case partner(PartnerCode)
    /// Known by a commitment to its name.
    case supplier(Digest)

    /// Words for a sentence.
    public var phrase: String {
        switch self {
        case .user(let user): user.text
        case .participant(let code): "the participant \(code)"
        case .partner(let partner): "the delivery partner \(partner)"
        case .supplier: "the supplier"
        }
    }
}

extension Payee {
    /// The payee as somebody who takes part.
    public var party: Party {
        switch self {
        case .user(let user): .user(user)
        case .participant(let code): .participant(code)
        case .partner(let partner): .partner(partner)
        case .supplier(let name): .supplier(name)
        }
    }
}

/// A tie that a colleague has declared: family, friendship, a business.
public struct Relation: Hashable, Sendable {
    public let user: UserID
    public let party: Party

    public init(user: UserID, party: Party) {
        self.user = user
        self.party = party
    }

    /// Whether it ties these two, whichever of them declared it.
    func ties(_ one: Party, _ other: Party) -> Bool {
        (.user(user) == one && party == other) || (.user(user) == other && party == one)
    }
}

/// Who plays which part in one matter, payment run, drawdown or rule pack.
public struct DutyHolder: Hashable, Sendable {
    public let duty: Duty
    public let party: Party

    public init(_ duty: Duty, _ party: Party) {
        self.duty = duty
        self.party = party
    }

    public init(_ duty: Duty, _ user: UserID) {
        self.init(duty, .user(user))
    }
}
