public import Identifiers
internal import Integrity
internal import Money

extension Matter {
    /// Takes the open step with a yes: to all of it, to a part, or with conditions.
    ///
    /// - Throws: ``TransitionError``, the first that holds, in the order of its cases.
    public func approved(
        _ request: ApprovalRequest,
        by user: UserID,
        under circumstances: Circumstances
    ) throws(TransitionError) -> Matter {
        guard let step = state.openStep else { throw .notPossible(.approve, subject, state) }
        try check(request.leaf)
        let warrant = try warrant(of: user, under: circumstances)
        if let lastDay = submission.expiresOn, lastDay < circumstances.date {
            throw .pastLastDay(subject, lastDay: lastDay)
        }
        let lines = try lines(granting: request.lines)
        let grant = Grant(
            user: user,
            onBehalfOf: warrant.onBehalfOf,
            role: warrant.role,
            step: step,
            steps: route.steps.count,
            lines: lines,
            amount: try total(of: lines),
            conditions: request.conditions
        )
        let isLast = step == route.steps.count
        return Matter(
            submission,
            route: route,
            recused: recused,
            grants: grants + [grant],
            state: isLast ? .approved : .awaiting(step: step + 1)
        ).settled(under: circumstances)
    }

    /// Takes the open step with a no, with its reason and, better, an alternative.
    ///
    /// - Throws: ``TransitionError``, the first that holds, in the order of its cases.
    public func declined(
        _ request: DeclineRequest,
        by user: UserID,
        under circumstances: Circumstances
    ) throws(TransitionError) -> Matter {
        guard state.openStep != nil else { throw .notPossible(.decline, subject, state) }
        try check(request.leaf)
        let warrant = try warrant(of: user, under: circumstances)
        return moving(
            to: .declined(
                Decline(
                    user: user,
                    onBehalfOf: warrant.onBehalfOf,
                    role: warrant.role,
                    reason: request.reason,
                    alternative: request.alternative
                )
            )
        )
    }

    /// Asks the claimant something before deciding.
    ///
    /// - Throws: ``TransitionError``, the first that holds, in the order of its cases.
    public func asked(
        _ question: QuestionID,
        by user: UserID,
        under circumstances: Circumstances
    ) throws(TransitionError) -> Matter {
        guard case .awaiting(let step) = state else { throw .notPossible(.ask, subject, state) }
        _ = try warrant(of: user, under: circumstances)
        return moving(to: .asked(question, step: step))
    }

    /// Passes the decision on because of a conflict of interest.
    ///
    /// The user never decides on this matter again. Where nobody else may take the step it moves
    /// up to the next role that has somebody.
    ///
    /// - Throws: ``TransitionError``, the first that holds, in the order of its cases.
    public func passedOn(
        by user: UserID,
        under circumstances: Circumstances
    ) throws(TransitionError) -> Matter {
        guard state.openStep != nil else { throw .notPossible(.passOn, subject, state) }
        try checkMayPassOn(user, under: circumstances)
        return Matter(
            submission,
            route: route,
            recused: (recused + [user]).sorted(),
            grants: grants,
            state: state
        ).settled(under: circumstances)
    }

    private func check(_ leaf: Digest) throws(TransitionError) {
        guard leaf == submission.leaf else { throw .contentChanged(subject, version: version) }
    }

    /// The lines as granted: each one of the submission's, once, and none above what is open.
    private func lines(granting wanted: ApprovedLines) throws(TransitionError) -> [LineAmount] {
        guard case .part(let wanted) = wanted else { return openLines }
        for line in wanted where !openLines.contains(where: { $0.number == line.number }) {
            throw .noSuchLine(line.number)
        }
        var granted: [LineAmount] = []
        for open in openLines {
            let named = wanted.filter { $0.number == open.number }
            guard named.count < 2 else { throw .lineTwice(open.number) }
        }
        for open in openLines {
            guard let line = wanted.first(where: { $0.number == open.number }) else {
                throw .lineMissing(open.number)
            }
            granted.append(line)
        }
        try checkNotRaised(granted)
        return granted
    }

    private func checkNotRaised(_ granted: [LineAmount]) throws(TransitionError) {
        for (line, open) in zip(granted, openLines) where line.amount > open.amount {
            throw .lineRaised(line.number, asked: line.amount, open: open.amount)
        }
        guard granted.contains(where: { $0.amount > .zero }) else { throw .nothingApproved }
    }

    private func total(of lines: [LineAmount]) throws(TransitionError) -> Amount {
        do {
            return try Amount.sum(of: lines.map(\.amount))
        } catch {
            throw .amount(error)
        }
    }
}
