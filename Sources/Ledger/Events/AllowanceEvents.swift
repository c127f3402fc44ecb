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
    /// One of a participant's allowances is raised by an approval, or by itself.
    public struct AllowanceRaised: Hashable, Sendable {
        /// Whose allowance it is.
        public let participant: ParticipantCode
        /// What is added to the cap.
        public let limit: CapLimit
        /// The claim or business case for which it is raised, if it is for one.
        public let source: String?

        /// Creates the event's facts.
        public init(
            participant: ParticipantCode,
            limit: CapLimit,
            source: String? = nil
        ) {
            self.participant = participant
            self.limit = limit
            self.source = source
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

extension Event {
    /// What an approval raised an allowance by is taken back: what it was raised for was put back,
    /// was not approved in the end, or came back.
    public struct AllowanceLowered: Hashable, Sendable {
        /// Whose allowance it is.
        public let participant: ParticipantCode
        /// What is taken from the cap.
        public let limit: CapLimit
        /// The claim or business case for which it was raised.
        public let source: String?

        /// Creates the event's facts.
        public init(
            participant: ParticipantCode,
            limit: CapLimit,
            source: String
        ) {
            self.participant = participant
            self.limit = limit
            self.source = source
        }
    }
}

extension Event.AllowanceLowered: EventFacts {
    var kind: EventKind { .allowanceLowered }
    func post(to draft: inout DraftEntry) throws(EventError) {
        try draft.post(
            limit.amount,
            debit: .allowanceRemaining(participant, limit.cap),
            credit: .allowanceIssued(participant, limit.cap)
        )
    }
}
