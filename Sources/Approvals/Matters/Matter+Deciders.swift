// Who may take a step:
//
// 1. The step's role, held by appointment, for this partner where it is the partner manager's;
//    or lent by somebody who holds it so.
// 2. Neither whoever acts nor whoever lends has passed on, is excluded by a duty, or has said yes
//    to an earlier step.
// 3. Where that leaves nobody, the step moves up to the next role that has somebody; where no
//    role has, it stays and waits for an appointment.

public import Identifiers
internal import Policy

extension Matter {
    /// Everybody who may take the open step, appointed people first.
    public func takers(under circumstances: Circumstances) -> [UserID] {
        openRole.map { takers(as: $0, under: circumstances) } ?? []
    }

    /// The authority with which a user may take the open step.
    ///
    /// - Throws: ``TransitionError``, from `passedOn` to `approvedBefore`, the first that holds.
    func warrant(
        of user: UserID,
        under circumstances: Circumstances
    ) throws(TransitionError) -> Warrant {
        var bars: [Bar] = recused.contains(user) ? [.passedOn(user)] : []
        for warrant in warrants(of: user, under: circumstances) {
            guard let bar = bar(to: warrant, under: circumstances) else { return warrant }
            bars.append(bar)
        }
        let whoCan = takers(under: circumstances)
        if let bar = bars.min(by: { $0.rank < $1.rank }) { throw bar.error(whoCan: whoCan) }
        // Whom a duty excludes is told so: another role would not help them.
        if let breach = breaches(by: [user], under: circumstances).first {
            throw .duties(breach, whoCan: whoCan)
        }
        throw notAppointed(user, whoCan: whoCan)
    }

    /// Whether a user's turn it could be; a duty that excludes them is no obstacle, but the reason.
    func checkMayPassOn(
        _ user: UserID,
        under circumstances: Circumstances
    ) throws(TransitionError) {
        guard !recused.contains(user) else {
            throw .passedOn(user, whoCan: takers(under: circumstances))
        }
        guard !warrants(of: user, under: circumstances).isEmpty else {
            throw notAppointed(user, whoCan: takers(under: circumstances))
        }
    }

    /// The same with each open step that nobody may take moved up.
    func settled(under circumstances: Circumstances) -> Matter {
        let settled = route.movedUp(from: grants.count) { role in
            takers(as: role, under: circumstances).isEmpty
        }
        return Matter(
            submission,
            route: settled,
            recused: recused,
            grants: grants,
            isUsed: isUsed,
            state: state
        )
    }

    /// Who holds which duty when these people approve. Used by the check of a whole journal too.
    public func dutyHolders(approvedBy approvers: [UserID]) -> [DutyHolder] {
        let content = submission
        return approvers.map { DutyHolder(.approver, $0) }
            + [DutyHolder(.claimant, content.claimant), DutyHolder(.editor, content.enteredBy)]
            + (content.payee.map { [DutyHolder(.payee, $0.party)] } ?? [])
            + content.participants.map { DutyHolder(.participant, .participant($0)) }
            + content.colleagues.map { DutyHolder(.participant, $0) }
    }

    private func takers(as role: Role, under circumstances: Circumstances) -> [UserID] {
        var users: [UserID] = []
        for warrant in warrants(for: role, under: circumstances)
        where bar(to: warrant, under: circumstances) == nil && !users.contains(warrant.user) {
            users.append(warrant.user)
        }
        return users
    }

    private func warrants(for role: Role, under circumstances: Circumstances) -> [Warrant] {
        circumstances.appointments.warrants(
            for: role,
            partner: submission.partner,
            on: circumstances.date
        )
    }

    private func warrants(of user: UserID, under circumstances: Circumstances) -> [Warrant] {
        guard let role = openRole else { return [] }
        return warrants(for: role, under: circumstances).filter { $0.user == user }
    }

    private func notAppointed(_ user: UserID, whoCan: [UserID]) -> TransitionError {
        guard let role = openRole else { return .notPossible(.approve, subject, state) }
        return .notAppointed(user, role, submission.partner, whoCan: whoCan)
    }

    private func bar(to warrant: Warrant, under circumstances: Circumstances) -> Bar? {
        if let user = warrant.users.first(where: recused.contains) { return .passedOn(user) }
        if let breach = breaches(by: warrant.users, under: circumstances).first {
            return .duties(breach)
        }
        let before = grants.first { grant in
            warrant.users.contains { $0 == grant.user || $0 == grant.onBehalfOf }
        }
        return before.map { .approvedBefore(warrant.user, step: $0.step) }
    }

    private func breaches(
        by approvers: [UserID],
        under circumstances: Circumstances
    ) -> [DutyBreach] {
        circumstances.duties.breaches(
            among: dutyHolders(approvedBy: approvers),
            relations: circumstances.relations
        )
    }
}

/// Why somebody who holds the role may still not decide.
private enum Bar: Hashable {
    case passedOn(UserID)
    case duties(DutyBreach)
    case approvedBefore(UserID, step: Int)

    /// The place in the order of precedence.
    var rank: Int {
        switch self {
        case .passedOn: 0
        case .duties: 1
        case .approvedBefore: 2
        }
    }

    func error(whoCan: [UserID]) -> TransitionError {
        switch self {
        case .passedOn(let user): .passedOn(user, whoCan: whoCan)
        case .duties(let breach): .duties(breach, whoCan: whoCan)
        case .approvedBefore(let user, let step):
            .approvedBefore(user, step: step, whoCan: whoCan)
        }
    }
}
