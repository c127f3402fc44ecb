import Approvals
import Identifiers
import Policy
import Store

extension OperationContext {
    /// Whose claim or proposal it is: the actor's own, or another's that the actor may enter.
    ///
    /// - Throws: A refusal when the actor may not, or the other is unknown.
    func owner(named user: UserID?, at partner: PartnerCode) throws -> UserID {
        try requirePartner(partner)
        guard let user, user != actor else {
            try requireKnownActor()
            return actor
        }
        try require(.keyworker, .partnerManager, .financeOfficer, at: partner)
        guard try isKnown(user) else { throw ClaimRefusal.unknownClaimant(user) }
        return user
    }

    /// Refuses participants who are unknown or erased, and categories that the guidance has not.
    func check(
        participants: [ParticipantCode],
        categories: [CategoryCode],
        against pack: RulePack
    ) throws {
        for participant in participants {
            _ = try spells(of: participant)
            if try books.isErased(participant) { throw ClaimRefusal.erased(participant) }
        }
        for category in categories { try pack.refuseUnknown(category) }
    }

    /// Refuses an id that any claim or business case has: commitments are named by it.
    func refuseTaken(_ id: String) throws {
        let claim = try (try? ClaimID(id)).flatMap { try books.claim($0) }
        let businessCase = try (try? CaseID(id)).flatMap { try books.businessCase($0) }
        guard claim == nil, businessCase == nil else { throw ClaimRefusal.idTaken(id) }
    }

    /// Where a claim or business case has come to.
    ///
    /// - Throws: ``ClaimRefusal/unknown(_:)``.
    func matter(_ subject: Subject) throws -> Matter {
        guard let matter = try books.matter(subject) else { throw ClaimRefusal.unknown(subject) }
        return matter
    }
}
