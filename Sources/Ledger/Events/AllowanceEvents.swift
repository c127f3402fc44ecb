public import Identifiers
internal import Money

extension Event {
    /// A participant is given all their allowances, at enrolment.
    public struct AllowanceIssued: Hashable, Sendable {
        /// Whose allowance it is.
        public let participant: ParticipantCode
        /// Each cap and what it allows.
        public let limits: [CapLimit]

        /// Creates the event's facts.
        public init(
            participant: ParticipantCode,
            limits: [CapLimit]
        ) {
            self.participant = participant
            self.limits = limits
        }
    }
}

extension Event.AllowanceIssued: EventFacts {
    var kind: EventKind { .allowanceIssued }
    func post(to draft: inout DraftEntry) throws(EventError) {
        for limit in limits {
            try draft.post(
                limit.amount,
                debit: .allowanceIssued(participant, limit.cap),
                credit: .allowanceRemaining(participant, limit.cap)
            )
        }
    }
}

extension Event {
    /// One of a participant's allowances is raised by an approval.
    public struct AllowanceRaised: Hashable, Sendable {
        /// Whose allowance it is.
        public let participant: ParticipantCode
        /// What is added to the cap.
        public let limit: CapLimit

        /// Creates the event's facts.
        public init(
            participant: ParticipantCode,
            limit: CapLimit
        ) {
            self.participant = participant
            self.limit = limit
        }
    }
}

extension Event.AllowanceRaised: EventFacts {
    var kind: EventKind { .allowanceRaised }
    func post(to draft: inout DraftEntry) throws(EventError) {
        try draft.post(
            limit.amount,
            debit: .allowanceIssued(participant, limit.cap),
            credit: .allowanceRemaining(participant, limit.cap)
        )
    }
}
