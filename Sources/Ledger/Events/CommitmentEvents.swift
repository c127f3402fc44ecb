public import Identifiers
internal import Money

extension Event {
    /// An approval sets money aside, line by line.
    ///
    /// The reservation counts against the partner's available funds and the participant's caps from
    /// this moment. Where the category counts as cost from its approval, cost and debt arise now.
    public struct CommitmentRaised: Hashable, Sendable {
        /// The programme whose budget it is.
        public let programme: ProgrammeCode
        /// The version of the apportionment rule that the amounts were split under.
        public let ruleVersion: Int?
        /// What it is made of, line by line.
        public let lines: [CommittedLine]

        /// Creates the event's facts.
        public init(
            programme: ProgrammeCode,
            ruleVersion: Int?,
            lines: [CommittedLine]
        ) {
            self.programme = programme
            self.ruleVersion = ruleVersion
            self.lines = lines
        }
    }
}

extension Event.CommitmentRaised: EventFacts {
    var kind: EventKind { .commitmentRaised }
    var source: String? { lines.first?.commitment.source }
    var shareDetails: [ShareDetail] {
        lines.flatMap { $0.shares.details(line: $0.commitment.line) }
    }

    func post(to draft: inout DraftEntry) throws(EventError) {
        for line in lines {
            try draft.commit(line, of: programme, number: line.commitment.line)
            for share in line.shares where line.isRecognisedOnApproval {
                try draft.post(
                    share.amount,
                    debit: .expense(share.fund, line.attribution.category),
                    credit: .grantsPayable(share.fund),
                    for: line.attribution
                )
            }
        }
    }
}

extension Event {
    /// What is left of commitments goes back to the partner and to the participant's caps.
    public struct CommitmentReleased: Hashable, Sendable {
        /// The programme whose budget it is.
        public let programme: ProgrammeCode
        /// The version of the apportionment rule that the amounts were split under.
        public let ruleVersion: Int?
        /// Why it ends.
        public let reason: Reason
        /// The shares are the sums put back.
        public let lines: [CommittedLine]

        /// Why a commitment ends before it is claimed in full.
        public enum Reason: String, CaseIterable, Hashable, Sendable {
            /// Somebody put the rest back.
            case released
            /// Its time ran out, or the year ended.
            case expired
        }

        /// Creates the event's facts.
        public init(
            programme: ProgrammeCode,
            ruleVersion: Int?,
            reason: Reason,
            lines: [CommittedLine]
        ) {
            self.programme = programme
            self.ruleVersion = ruleVersion
            self.reason = reason
            self.lines = lines
        }
    }
}

extension Event.CommitmentReleased: EventFacts {
    var kind: EventKind { reason == .released ? .commitmentReleased : .commitmentExpired }
    var source: String? { lines.first?.commitment.source }

    func post(to draft: inout DraftEntry) throws(EventError) {
        for line in lines {
            for share in line.shares { try release(share, of: line, to: &draft) }
            let caps = line.caps
            let number = line.commitment.line
            if let participant = try line.attribution.participant(using: caps, line: number) {
                try draft.restore(line.shares.total(), of: caps, to: participant)
            }
        }
    }

    private func release(
        _ share: FundShare,
        of line: CommittedLine,
        to draft: inout DraftEntry
    ) throws(EventError) {
        try draft.post(
            share.amount,
            debit: .committed(share.fund, line.commitment),
            credit: .available(share.fund, programme, line.attribution.partner),
            for: line.attribution
        )
        guard line.isRecognisedOnApproval else { return }
        try draft.post(
            share.amount,
            debit: .grantsPayable(share.fund),
            credit: .expense(share.fund, line.attribution.category),
            for: line.attribution
        )
    }
}
