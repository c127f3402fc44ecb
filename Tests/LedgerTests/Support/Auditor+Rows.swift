import Identifiers
import Ledger
import Money

// The rows of the table of events, as lines of two account names and pence.

extension Auditor {
    func lines(of event: Event) -> [Line] {
        switch event {
        case .awardGranted, .programmeBudgeted, .budgetReturned, .fundsAllocated,
            .allocationVired, .allocationReturned:
            authorityLines(of: event)
        case .allowanceIssued(let facts):
            facts.limits.map { allow(facts.participant, $0) }
        case .allowanceRaised(let facts): [allow(facts.participant, facts.limit)]
        case .allowanceLowered(let facts): [takeBack(facts.participant, facts.limit)]
        case .commitmentRaised, .commitmentReleased: commitmentLines(of: event)
        case .claimCharged(let facts): facts.lines.flatMap { claimLines($0, facts) }
        case .paymentInstructed, .paymentDefrayed, .paymentReturned: paymentLines(of: event)
        case .refundReceived(let facts): facts.lines.flatMap { refundLines($0, facts) }
        case .costDisallowed(let facts): facts.lines.flatMap { disallowedLines($0, facts) }
        case .floatSpent, .partnerPaid, .partnerPaymentReturned, .repaymentInstructed,
            .repaymentDefrayed:
            outsideLines(of: event)
        default: cashLines(of: event)
        }
    }

    private func authorityLines(of event: Event) -> [Line] {
        func each(_ shares: [FundShare], _ debit: String, _ credit: String) -> [Line] {
            shares.map { ("\($0.fund):\(debit)", "\($0.fund):\(credit)", $0.amount.pence, nil) }
        }
        switch event {
        case .awardGranted(let facts): return each(facts.shares, "A100", "A200")
        case .programmeBudgeted(let facts):
            return each(facts.shares, "A200", "A300.\(facts.programme)")
        case .budgetReturned(let facts):
            return each(facts.shares, "A300.\(facts.programme)", "A200")
        case .fundsAllocated(let facts):
            let programme = facts.programme
            return each(facts.shares, "A300.\(programme)", "A400.\(programme).\(facts.partner)")
        case .allocationReturned(let facts):
            let programme = facts.programme
            return each(facts.shares, "A400.\(programme).\(facts.partner)", "A300.\(programme)")
        case .allocationVired(let facts):
            let programme = facts.programme
            return each(
                facts.shares,
                "A400.\(programme).\(facts.giver)",
                "A400.\(programme).\(facts.taker)"
            )
        default: return []
        }
    }

    private func allow(_ participant: ParticipantCode, _ limit: CapLimit) -> Line {
        let name = "\(participant).\(limit.cap)"
        return ("-:L100.\(name)", "-:L200.\(name)", limit.amount.pence, nil)
    }

    private func takeBack(_ participant: ParticipantCode, _ limit: CapLimit) -> Line {
        let name = "\(participant).\(limit.cap)"
        return ("-:L200.\(name)", "-:L100.\(name)", limit.amount.pence, nil)
    }

    private func commitmentLines(of event: Event) -> [Line] {
        switch event {
        case .commitmentRaised(let facts):
            return facts.lines.flatMap { line in
                approve(line, facts.programme) + recognise(line, undo: false)
            }
        case .commitmentReleased(let facts):
            return facts.lines.flatMap { line in
                approve(line, facts.programme).map { ($0.credit, $0.debit, $0.pence, $0.tag) }
                    + recognise(line, undo: true)
            }
        default: return []
        }
    }

    /// Row 6; row 8 is its mirror.
    private func approve(_ line: CommittedLine, _ programme: ProgrammeCode) -> [Line] {
        let tag = tag(of: line.attribution)
        var lines: [Line] = line.shares.map {
            (
                "\($0.fund):A400.\(programme).\(line.attribution.partner)",
                "\($0.fund):A500.\(line.commitment)", $0.amount.pence, tag
            )
        }
        let whole = line.shares.reduce(0) { $0 + $1.amount.pence }
        if let participant = line.attribution.participant {
            lines += line.caps.map {
                ("-:L200.\(participant).\($0)", "-:L300.\(participant).\($0)", whole, nil)
            }
        }
        return lines
    }

    /// Row 19.
    private func recognise(_ line: CommittedLine, undo: Bool) -> [Line] {
        guard line.isRecognisedOnApproval else { return [] }
        let tag = tag(of: line.attribution)
        return line.shares.map {
            let expense = "\($0.fund):M5000.\(line.attribution.category)"
            let payable = "\($0.fund):M2010"
            return undo
                ? (payable, expense, $0.amount.pence, tag)
                : (expense, payable, $0.amount.pence, tag)
        }
    }

    private func claimLines(_ line: ChargedLine, _ facts: Event.ClaimCharged) -> [Line] {
        let tag = tag(of: line.attribution)
        var lines: [Line] = []
        let commitment: String
        var isRecognised = false
        switch line.origin {
        case .available(let caps):
            commitment = "\(facts.claim).\(line.number)"
            let opened = CommittedLine(
                commitment: CommitmentID(stringLiteral: commitment),
                attribution: line.attribution,
                caps: caps,
                shares: line.shares
            )
            lines = approve(opened, facts.programme)
        case .commitment(let id, let recognised):
            commitment = "\(id)"
            isRecognised = recognised
        }
        for share in line.shares {
            let fund = share.fund
            let pence = share.amount.pence
            let place = "\(line.attribution.partner).\(line.attribution.category)"
            lines.append(("\(fund):A500.\(commitment)", "\(fund):A600.\(place)", pence, tag))
            let cost = isRecognised ? "M2010" : "M5000.\(line.attribution.category)"
            lines.append(("\(fund):\(cost)", "\(fund):M2000.\(facts.claim)", pence, tag))
        }
        return lines
    }

    func tag(of attribution: Attribution) -> Tag? {
        attribution.participant.map { ($0.text, attribution.category.text) }
    }
}
