import Approvals
import Identifiers
import Policy

extension Decided {
    /// Refuses a decision on another version than the one that is before somebody.
    ///
    /// - Throws: `TransitionError.contentChanged`.
    func refuseOtherVersion(_ version: Int64) throws(TransitionError) {
        guard version == Int64(matter.version) else {
            throw .contentChanged(matter.subject, version: matter.version)
        }
    }

    /// Refuses a claim whose business case is not approved any more: it would draw on nothing, and
    /// the guidance was not asked about it as such.
    ///
    /// - Throws: ``ClaimRefusal/caseEnded(_:phrase:_:)``.
    func refuseUnderEndedCase() throws {
        guard case .claim(let claim) = content, let id = claim.businessCase else { return }
        let behind = try context.matter(.businessCase(id))
        if case .approved = behind.state { return }
        throw ClaimRefusal.caseEnded(id, phrase: behind.state.phrase, claim.id)
    }

    /// The yes that was just given, by the authority that was named.
    ///
    /// - Throws: ``AuthorityNamed``, where it was given by another.
    func grant(last next: Matter, onBehalfOf named: UserID?) throws(AuthorityNamed) -> Grant {
        guard let grant = next.grants.last else {
            throw .differs(context.actor, named: named, used: nil)
        }
        guard named == nil || grant.onBehalfOf == named else {
            throw .differs(context.actor, named: named, used: grant.onBehalfOf)
        }
        return grant
    }
}

extension Matter {
    /// A sentence about whom it waits for.
    func waitsFor(_ decided: Decided) -> String {
        guard let circumstances = try? decided.circumstances() else { return state.phrase }
        return waitsFor(under: circumstances)
    }

    /// A sentence about whom it waits for.
    func waitsFor(under circumstances: Circumstances) -> String {
        let takers = takers(under: circumstances).map(\.text)
        guard let role = openRole else { return "\(subject.opening) \(state.phrase)." }
        let who = takers.isEmpty ? "nobody holds that role yet" : takers.joined(separator: ", ")
        return "\(subject.opening) waits for \(role.phrase) (\(who))."
    }
}

/// Somebody named an authority that is not the one by which they decide.
enum AuthorityNamed: Refusal, Hashable {
    case differs(UserID, named: UserID?, used: UserID?)

    var code: String { "decision.other-authority" }

    var message: String {
        switch self {
        case .differs(let user, let named, let used):
            "\(user) does not decide this on behalf of \(named?.text ?? "anybody") but "
                + (used.map { "on behalf of \($0)" } ?? "by their own role")
                + ". Name that, or leave “on-behalf-of” out."
        }
    }
}
