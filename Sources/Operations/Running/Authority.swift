import Approvals
import Calendar
import Identifiers
import Policy
import Store

/// In which role somebody acts, where, and for whom if the role is lent.
struct Standing: Hashable, Sendable {
    let role: Role
    /// The partner of a role at a partner.
    let partner: PartnerCode?
    /// Who lent the role.
    let onBehalfOf: UserID?
}

extension OperationContext {
    /// Refuses an actor who holds none of these roles, by appointment or by a delegation in force.
    ///
    /// - Parameter partner: Where, for the roles at a partner; programme-wide roles reach it too.
    /// - Returns: The first standing that serves, an appointment before a delegation.
    /// - Throws: ``AuthorityRefusal``.
    @discardableResult
    func require(_ roles: Role..., at partner: PartnerCode? = nil) throws -> Standing {
        try require(anyOf: roles, at: partner)
    }

    /// The same for a list of roles that a rule pack names.
    @discardableResult
    func require(anyOf roles: [Role], at partner: PartnerCode? = nil) throws -> Standing {
        try books.require(anyOf: roles, at: partner, of: actor, on: today)
    }

    /// Refuses an actor whom the books do not know.
    ///
    /// - Throws: ``AuthorityRefusal/unknownActor(_:)``.
    func requireKnownActor() throws {
        guard try isKnown(actor) else { throw AuthorityRefusal.unknownActor(actor) }
    }

    /// Whether somebody holds a role, or is lent one today.
    func isKnown(_ user: UserID) throws -> Bool {
        if try !books.appointments(of: user).isEmpty { return true }
        return try !books.delegations(to: user, on: today).isEmpty
    }

    /// Whether somebody else than the actor holds a role, so that a second person is to be had.
    func hasAnother(in role: Role) throws -> Bool {
        try books.appointments(to: role, at: nil).contains { $0.user != actor }
    }

}

extension BookReader {
    /// Refuses somebody who holds none of these roles on a day, by appointment or by a delegation.
    ///
    /// - Returns: The first standing that serves, an appointment before a delegation.
    /// - Throws: ``AuthorityRefusal``.
    func require(
        anyOf roles: [Role],
        at partner: PartnerCode?,
        of user: UserID,
        on date: CalendarDate
    ) throws -> Standing {
        let own = try appointments(of: user)
        let lent = try delegations(to: user, on: date)
        guard !own.isEmpty || !lent.isEmpty else { throw AuthorityRefusal.unknownActor(user) }
        if let standing = own.standing(in: roles, at: partner) { return standing }
        if own.isOfAnother(partner) { throw try refusal(of: user, roles, at: partner) }
        for delegation in lent where roles.contains(delegation.role) {
            let lender = try appointments(of: delegation.from)
            if let standing = lender.standing(in: [delegation.role], at: partner) {
                return Standing(
                    role: standing.role,
                    partner: standing.partner,
                    onBehalfOf: delegation.from
                )
            }
        }
        throw try refusal(of: user, roles, at: partner)
    }

    private func refusal(
        of user: UserID,
        _ roles: [Role],
        at partner: PartnerCode?
    ) throws -> AuthorityRefusal {
        var holders: Set<UserID> = []
        for role in roles {
            let appointments = try appointments(to: role, at: nil)
            holders.formUnion(appointments.filter { $0.reaches(partner) }.map(\.user))
        }
        return .notAllowed(user, roles, at: partner, holders: holders.sorted())
    }
}

extension Appointment {
    /// Whether a role held so counts at a partner.
    func reaches(_ place: PartnerCode?) -> Bool {
        place == nil || partner == nil || partner == place
    }
}

extension [Appointment] {
    fileprivate func standing(in roles: [Role], at place: PartnerCode?) -> Standing? {
        for role in roles {
            guard let held = first(where: { $0.role == role && $0.reaches(place) }) else {
                continue
            }
            return Standing(role: held.role, partner: held.partner, onBehalfOf: nil)
        }
        return nil
    }

    /// Whether these are roles at other partners only: a rival, who must not see the participant.
    fileprivate func isOfAnother(_ place: PartnerCode?) -> Bool {
        guard let place, !isEmpty else { return false }
        return allSatisfy { $0.partner != nil && $0.partner != place }
    }
}

/// Why somebody may not do what they ask, in order of precedence.
enum AuthorityRefusal: Refusal, Hashable {
    case unknownActor(UserID)
    case notAllowed(UserID, [Role], at: PartnerCode?, holders: [UserID])

    var code: String {
        switch self {
        case .unknownActor: "actor.unknown"
        case .notAllowed: "actor.not-allowed"
        }
    }

    var message: String {
        switch self {
        case .unknownActor(let user):
            "\(user) holds no role in these books. A programme manager appoints people with "
                + "user.appoint."
        case .notAllowed(let user, let roles, let partner, let holders):
            "This is for \(Self.phrase(roles))\(partner.map { " of \($0)" } ?? ""), and \(user) is "
                + "not. \(Self.remedy(holders))"
        }
    }

    private static func phrase(_ roles: [Role]) -> String {
        roles.map(\.phrase).joined(separator: " or ")
    }

    private static func remedy(_ holders: [UserID]) -> String {
        guard !holders.isEmpty else {
            return "Nobody holds it; a programme manager can appoint somebody with user.appoint."
        }
        return "Ask " + holders.map(\.text).joined(separator: " or ") + "."
    }
}
