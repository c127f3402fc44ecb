public import Calendar
public import Identifiers
public import Policy

/// Who holds which role, and who stands in for whom.
public struct Appointments: Hashable, Sendable {
    public private(set) var appointments: [Appointment]
    public private(set) var delegations: [Delegation]

    /// Creates the list of who holds which role, with no delegations yet.
    public init(_ appointments: [Appointment] = []) {
        self.appointments = appointments
        delegations = []
    }

    /// The same with one more appointment; the same appointment twice is one.
    public func appointing(_ appointment: Appointment) -> Appointments {
        var next = self
        if !appointments.contains(appointment) { next.appointments.append(appointment) }
        return next
    }

    /// The same without an appointment; what it lent to others ends with it.
    public func ending(_ appointment: Appointment) -> Appointments {
        var next = self
        next.appointments.removeAll { $0 == appointment }
        return next
    }

    /// The same with one more delegation.
    ///
    /// - Throws: ``DelegationError``, the first that holds, in the order of its cases.
    public func delegating(_ delegation: Delegation) throws(DelegationError) -> Appointments {
        let (from, role) = (delegation.from, delegation.role)
        guard from != delegation.to else { throw .toOneself(from) }
        guard delegation.starts <= delegation.ends else {
            throw .endsBeforeStart(starts: delegation.starts, ends: delegation.ends)
        }
        guard holds(from, role) else {
            let isLent = delegations.contains { $0.to == from && $0.role == role }
            throw isLent ? .chained(from, role) : .notHeld(from, role)
        }
        var next = self
        next.delegations.append(delegation)
        return next
    }

    /// Every way in which somebody may act in a role for a partner on a day, appointments first.
    ///
    /// O(appointments x delegations); both are short lists.
    public func warrants(for role: Role, partner: PartnerCode, on date: CalendarDate) -> [Warrant] {
        let own = appointments.filter { $0.covers(role, partner: partner) }
        let lent = delegations.filter { delegation in
            delegation.role == role && delegation.isInForce(on: date)
                && own.contains { $0.user == delegation.from }
                && !isOfRival(delegation.to, to: partner)
        }
        return own.map { Warrant(user: $0.user, onBehalfOf: nil, role: role) }
            + lent.map { Warrant(user: $0.to, onBehalfOf: $0.from, role: role) }
    }

    /// Whether somebody holds a role by appointment, anywhere.
    public func holds(_ user: UserID, _ role: Role) -> Bool {
        appointments.contains { $0.user == user && $0.role == role }
    }

    /// The first of these roles in which somebody may act on a day: their own before a lent one.
    public func role(of user: UserID, among roles: Role..., on date: CalendarDate) -> Role? {
        if let own = roles.first(where: { holds(user, $0) }) { return own }
        return delegations.first {
            $0.to == user && roles.contains($0.role) && $0.isInForce(on: date)
                && holds($0.from, $0.role)
        }?.role
    }

    /// Whether two people are the finance officer and the programme manager whom it takes to do
    /// what no one of them may alone: who asks acts in one of these roles, their own or lent, and
    /// whoever agrees holds the other by appointment.
    public func areOfficerAndManager(
        _ first: UserID,
        agreedTo second: UserID,
        on date: CalendarDate
    ) -> Bool {
        let role = role(of: first, among: .financeOfficer, .programmeManager, on: date)
        guard let role, second != first else { return false }
        return holds(second, role == .financeOfficer ? .programmeManager : .financeOfficer)
    }

    /// Whether somebody manages another partner and not this one. They must not see its
    /// participants, whoever lends them a role.
    private func isOfRival(_ user: UserID, to partner: PartnerCode) -> Bool {
        let partners = appointments.filter { $0.user == user }.compactMap(\.partner)
        return !partners.isEmpty && !partners.contains(partner)
    }
}

/// One way in which somebody may act in a role: by appointment, or for somebody else.
public struct Warrant: Hashable, Sendable {
    /// Who acts.
    public let user: UserID
    /// Whose authority it is, where it is lent.
    public let onBehalfOf: UserID?
    public let role: Role

    /// Both names: the duties bind whoever acts and whoever lends.
    var users: [UserID] { [user] + (onBehalfOf.map { [$0] } ?? []) }
}
