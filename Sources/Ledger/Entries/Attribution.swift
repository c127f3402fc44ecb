public import Identifiers

/// For whom and what a cost is: the partner whose allocation bears it, the category of the rule
/// pack, and the participant, or none for a group's cost or a keyworker's own travel.
public struct Attribution: Hashable, Sendable {
    /// The partner whose allocation bears the cost.
    public let partner: PartnerCode
    /// The category of the rule pack.
    public let category: CategoryCode
    /// Whom it is for, if one person.
    public let participant: ParticipantCode?

    /// Creates an attribution.
    public init(partner: PartnerCode, category: CategoryCode, participant: ParticipantCode?) {
        self.partner = partner
        self.category = category
        self.participant = participant
    }
}
