import Approvals
import Calendar
import Identifiers
import Journal
import Policy
import Store

/// Checks again what made a cost eligible, with what is known today.
struct CostDoubts {
    let reading: CostReading

    /// The doubts about a claim's cost, in the order of ``CostDoubt``.
    func of(_ claim: Claim) throws -> [CostDoubt] {
        try decisions(on: claim) + evidence(of: claim) + enrolments(of: claim)
    }

    private func decisions(on claim: Claim) throws -> [CostDoubt] {
        let replay = ReplayDecisions(books: reading.books, shelf: reading.shelf)
        let decisions = try reading.books.decisions(on: .claim(claim.id), version: claim.version)
        return try decisions.compactMap { _, _, decision in
            switch try replay.verdict(on: decision) {
            case .same: nil
            case .differs: .decidedOtherwise(line: decision.line)
            case .notReplayable: .notDecidedAgain(line: decision.line)
            }
        }
    }

    private func evidence(of claim: Claim) -> [CostDoubt] {
        (claim.missingEvidence.map { [.noTicket($0)] } ?? [])
            + (claim.spentFirst ? [.spentFirst] : [])
    }

    private func enrolments(of claim: Claim) throws -> [CostDoubt] {
        var doubts: [CostDoubt] = []
        for line in claim.lines {
            guard let participant = line.bearer.participant else { continue }
            switch try position(of: participant, on: line.incurredOn) {
            case .inSpell: continue
            case .inGrace:
                doubts.append(.inGrace(line: line.number, participant, line.incurredOn))
            case .outside:
                doubts.append(.outsideEnrolment(line: line.number, participant, line.incurredOn))
            }
        }
        return doubts
    }

    private func position(
        of participant: ParticipantCode,
        on date: CalendarDate
    ) throws -> Facts.Enrolment {
        let adopted = try reading.books.rulePack(on: reading.today)?.adopted
        let pack = try adopted.flatMap { try reading.shelf.rulePack($0.digest, in: reading.books) }
        var enrolment = Enrolment(
            participant: participant,
            graceDays: pack?.situations.graceDays ?? 0
        )
        for spell in try reading.books.spells(of: participant) {
            enrolment = try enrolment.starting(spell)
        }
        return enrolment.position(on: date)
    }
}
