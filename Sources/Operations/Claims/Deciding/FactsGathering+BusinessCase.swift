import Approvals
import Calendar
import Identifiers
import Money
import Policy

extension FactsGathering {
    /// The facts of each line of a business case, in order.
    func facts(of businessCase: BusinessCase, enteredBy editor: UserID) throws -> [Facts] {
        let hasSecondPerson = try hasSecondPerson(
            at: businessCase.partner,
            besides: [businessCase.proposer, editor],
            payee: businessCase.payee
        )
        var facts: [Facts] = []
        for (index, line) in businessCase.lines.enumerated() {
            let earlier = Array(businessCase.lines.prefix(index))
            facts.append(
                Facts(
                    kind: .caseSubmission,
                    category: line.category,
                    bearer: try bearer(of: line, in: businessCase, after: earlier),
                    amount: line.amount,
                    units: try units(of: line, in: businessCase, after: earlier),
                    incurredOn: today,
                    submittedOn: today,
                    before: try totals(before: line, in: businessCase, after: earlier),
                    proof: .missing,
                    prices: businessCase.evidence.count { $0.kind == .quote },
                    spentFirst: businessCase.spentFirst,
                    hasSecondPerson: hasSecondPerson,
                    declinedLately: try wasDeclinedLately(line.bearer, line.category),
                    hasReason: businessCase.need != nil,
                    journey: nil,
                    meal: nil,
                    exclusions: line.exclusions
                )
            )
        }
        return facts
    }

    private func bearer(
        of line: CaseLine,
        in businessCase: BusinessCase,
        after earlier: [CaseLine]
    ) throws -> Facts.Bearer {
        switch line.bearer {
        case .participant(let participant):
            return .participant(
                enrolment: try position(of: participant, at: businessCase.partner, on: today),
                left: try left(
                    to: participant,
                    for: line.category,
                    after: earlier.map { ($0.bearer, $0.category, $0.amount) }
                )
            )
        case .group(_, let attendance):
            return .group(
                hasAttendanceList: businessCase.evidence.showsAttendance || !attendance.isEmpty
            )
        case .colleague: return .own
        }
    }

    private func units(
        of line: CaseLine,
        in businessCase: BusinessCase,
        after earlier: [CaseLine]
    ) throws -> Facts.Units? {
        guard pack.rule(for: line.category).units != nil else { return nil }
        var before = 0
        if let participant = line.bearer.participant {
            before = try source.units(
                for: participant,
                category: line.category,
                excluding: businessCase.id
            )
        }
        let alike = earlier.filter {
            $0.category == line.category && $0.bearer.isSameAllowance(as: line.bearer)
        }
        return Facts.Units(
            price: line.unitAmount,
            quantity: line.quantity,
            before: alike.reduce(before) { $0 + $1.quantity }
        )
    }

    private func totals(
        before line: CaseLine,
        in businessCase: BusinessCase,
        after earlier: [CaseLine]
    ) throws -> Facts.Totals {
        try totals(
            of: line.bearer,
            line.category,
            around: today,
            excluding: [.businessCase(businessCase.id)],
            after: earlier.map { ($0.bearer, $0.category, today, $0.amount) }
        )
    }
}
