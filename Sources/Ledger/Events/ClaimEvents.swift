public import Identifiers
internal import Money

extension Event {
    /// A claim is accepted: cost arises and is owed.
    ///
    /// A line within automatic limits is approved and claimed at once, through a commitment of
    /// its own that opens and closes in this entry. A line under an approval draws on that one.
    public struct ClaimCharged: Hashable, Sendable {
        /// The programme whose budget it is.
        public let programme: ProgrammeCode
        /// The claim.
        public let claim: ClaimID
        /// The version of the apportionment rule that the amounts were split under.
        public let ruleVersion: Int?
        /// What it is made of, line by line.
        public let lines: [ChargedLine]

        /// Creates the event's facts.
        public init(
            programme: ProgrammeCode,
            claim: ClaimID,
            ruleVersion: Int?,
            lines: [ChargedLine]
        ) {
            self.programme = programme
            self.claim = claim
            self.ruleVersion = ruleVersion
            self.lines = lines
        }
    }
}

extension Event.ClaimCharged: EventFacts {
    var kind: EventKind { .claimCharged }
    var source: String? { claim.text }
    var shareDetails: [ShareDetail] { lines.flatMap { $0.shares.details(line: $0.number) } }

    func post(to draft: inout DraftEntry) throws(EventError) {
        for line in lines {
            switch line.origin {
            case .available(let caps):
                let opened = try opened(for: line, using: caps)
                try draft.commit(opened, of: programme, number: line.number)
                try charge(line, to: opened.commitment, isRecognised: false, in: &draft)
            case .commitment(let commitment, let isRecognised):
                try charge(line, to: commitment, isRecognised: isRecognised, in: &draft)
            }
        }
    }

    /// The commitment that a line within automatic limits opens for itself.
    private func opened(
        for line: ChargedLine,
        using caps: [CapCode]
    ) throws(EventError) -> CommittedLine {
        do {
            return CommittedLine(
                commitment: try CommitmentID(claim, line: line.number),
                attribution: line.attribution,
                caps: caps,
                shares: line.shares
            )
        } catch { throw .lineNumber(line.number) }
    }

    private func charge(
        _ line: ChargedLine,
        to commitment: CommitmentID,
        isRecognised: Bool,
        in draft: inout DraftEntry
    ) throws(EventError) {
        let (partner, category) = (line.attribution.partner, line.attribution.category)
        for share in line.shares {
            let fund = share.fund
            try draft.post(
                share.amount,
                debit: .committed(fund, commitment),
                credit: .deliveredUnpaid(fund, partner, category),
                for: line.attribution
            )
            try draft.post(
                share.amount,
                debit: isRecognised ? .grantsPayable(fund) : .expense(fund, category),
                credit: .claimsPayable(fund, claim),
                for: line.attribution
            )
        }
    }
}
