import Approvals
import Identifiers

extension Matter {
    /// Refuses to change a claim that is in the books.
    ///
    /// - Throws: ``ClaimRefusal/accepted(_:)``.
    func refuseAccepted() throws(ClaimRefusal) {
        if case (.approved, .claim(let claim)) = (state, subject) { throw .accepted(claim) }
    }

    /// Refuses another version of what was taken back or closed, or is used.
    ///
    /// - Throws: `TransitionError`.
    func refuseNotAmendable() throws(TransitionError) {
        switch state {
        case .withdrawn, .closed: throw .notPossible(.amend, subject, state)
        case .awaiting, .asked, .declined, .approved: break
        }
        guard !isUsed else { throw .used(subject) }
    }

    /// Refuses a version that would be somebody else's.
    ///
    /// - Throws: `TransitionError.notTheirs`.
    func refuseOtherOwner(_ named: UserID?, actor: UserID) throws(TransitionError) {
        guard (named ?? actor) == submission.claimant else {
            throw .notTheirs(
                actor,
                claimant: submission.claimant,
                editor: submission.enteredBy
            )
        }
    }
}
