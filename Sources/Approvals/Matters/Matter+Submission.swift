public import Calendar
public import Identifiers
public import Policy

extension Matter {
    /// Takes up the first version of a claim or business case.
    ///
    /// With an automatic route it is approved at once and nobody's approval is recorded.
    /// Otherwise a step that nobody may take moves up to the next role that has somebody.
    ///
    /// - Throws: ``TransitionError/versionNotNext(expected:given:)``.
    public init(
        _ submission: Submission,
        route: ApprovalRoute,
        under circumstances: Circumstances
    ) throws(TransitionError) {
        guard submission.version == 1 else {
            throw .versionNotNext(expected: 1, given: submission.version)
        }
        self.init(submission, route: route, recused: [], under: circumstances)
    }

    /// Replaces the content with the next version, which voids every approval.
    ///
    /// What was declined may come again: changed, on the same route; or unchanged, on a route
    /// that is ``ApprovalRoute/escalated(above:)``.
    ///
    /// - Throws: ``TransitionError``, the first that holds, in the order of its cases.
    public func amended(
        to next: Submission,
        route: ApprovalRoute,
        under circumstances: Circumstances
    ) throws(TransitionError) -> Matter {
        guard next.subject == subject else {
            throw .wrongSubject(expected: subject, given: next.subject)
        }
        guard next.version == version + 1 else {
            throw .versionNotNext(expected: version + 1, given: next.version)
        }
        switch state {
        case .withdrawn, .closed: throw .notPossible(.amend, subject, state)
        case .awaiting, .asked, .declined, .approved: break
        }
        guard !isUsed else { throw .used(subject) }
        return Matter(next, route: route, recused: recused, under: circumstances)
    }

    /// Takes in that the guidance answered again before the last yes: whoever it asks for now and
    /// is more senior than the last step is a further step.
    ///
    /// - Throws: ``TransitionError/notPossible(_:_:_:)`` unless somebody's decision is open.
    public func answeredAgain(
        _ outcome: Outcome,
        under circumstances: Circumstances
    ) throws(TransitionError) -> Matter {
        guard state.openStep != nil else { throw .notPossible(.approve, subject, state) }
        return Matter(
            submission,
            route: route.extended(by: outcome.steps),
            recused: recused,
            grants: grants,
            isUsed: isUsed,
            state: state
        ).settled(under: circumstances)
    }

    /// Takes it back.
    ///
    /// - Throws: ``TransitionError``, the first that holds, in the order of its cases.
    public func withdrawn(by user: UserID) throws(TransitionError) -> Matter {
        switch state {
        case .declined, .withdrawn, .closed: throw .notPossible(.withdraw, subject, state)
        case .awaiting, .asked, .approved: break
        }
        guard !isUsed else { throw .used(subject) }
        try checkOwner(user)
        return moving(to: .withdrawn)
    }

    /// Answers the question that is open, so that the decider's turn comes again.
    ///
    /// - Throws: ``TransitionError``, the first that holds, in the order of its cases.
    public func answered(
        _ question: QuestionID,
        by user: UserID
    ) throws(TransitionError) -> Matter {
        guard case .asked(let open, let step) = state else {
            throw .notPossible(.answer, subject, state)
        }
        try checkOwner(user)
        guard open == question else { throw .otherQuestion(open: open, given: question) }
        return moving(to: .awaiting(step: step))
    }

    /// Notes that money was paid or claimed on the strength of it; from then on it is not edited.
    ///
    /// - Throws: ``TransitionError/notPossible(_:_:_:)`` unless it is approved.
    public func used() throws(TransitionError) -> Matter {
        guard case .approved = state else { throw .notPossible(.use, subject, state) }
        return Matter(
            submission,
            route: route,
            recused: recused,
            grants: grants,
            isUsed: true,
            state: state
        )
    }

    /// Stops reserving what was approved and not used.
    ///
    /// - Throws: ``TransitionError``, the first that holds, in the order of its cases.
    public func closed(_ closure: Closure, on date: CalendarDate) throws(TransitionError) -> Matter
    {
        guard case .approved = state else { throw .notPossible(.close, subject, state) }
        if closure == .expired {
            guard let lastDay = submission.expiresOn, lastDay < date else {
                throw .notExpired(subject, lastDay: submission.expiresOn)
            }
        }
        return moving(to: .closed(closure))
    }

    private init(
        _ submission: Submission,
        route: ApprovalRoute,
        recused: [UserID],
        under circumstances: Circumstances
    ) {
        let taken = Matter(
            submission,
            route: route,
            recused: recused,
            state: route.isAutomatic ? .approved : .awaiting(step: 1)
        )
        self = taken.settled(under: circumstances)
    }

    /// The claimant and whoever typed it in for them may take it back and answer for it.
    private func checkOwner(_ user: UserID) throws(TransitionError) {
        guard user == submission.claimant || user == submission.enteredBy else {
            throw .notTheirs(user, claimant: submission.claimant, editor: submission.enteredBy)
        }
    }
}
