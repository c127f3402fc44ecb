import Approvals
import Calendar
import Identifiers
import Money
import Policy

extension FactsGathering {
    /// The facts of each line of a claim, in order.
    func facts(of claim: Claim, enteredBy editor: UserID) throws -> [Facts] {
        let hasSecondPerson = try hasSecondPerson(
            at: claim.partner,
            besides: [claim.claimant, editor],
            payee: claim.payee
        )
        var facts: [Facts] = []
        for (index, line) in claim.lines.enumerated() {
            let earlier = Array(claim.lines.prefix(index))
            let bearer = try bearer(of: line, in: claim, after: earlier)
            facts.append(
                Facts(
                    kind: .claim,
                    category: line.category,
                    bearer: bearer,
                    amount: line.amount,
                    units: try units(of: line, in: claim),
                    incurredOn: line.incurredOn,
                    submittedOn: today,
                    before: try totals(before: line, in: claim, after: earlier),
                    proof: claim.proof(accepted: pack.rule(for: line.category).proofs),
                    prices: claim.evidence.count { $0.kind == .quote },
                    spentFirst: claim.spentFirst,
                    hasSecondPerson: hasSecondPerson,
                    declinedLately: try wasDeclinedLately(line.bearer, line.category),
                    hasReason: try hasReason(for: line, of: bearer, in: claim),
                    journey: try journey(of: line, in: claim, after: earlier),
                    meal: line.meal,
                    exclusions: line.exclusions
                )
            )
        }
        return facts
    }

    /// Whether there is a sentence of reason: the claim's own or, where nothing but the category
    /// wants one, the need of the business case that the line draws on.
    private func hasReason(
        for line: ClaimLine,
        of bearer: Facts.Bearer,
        in claim: Claim
    ) throws -> Bool {
        if claim.reason != nil { return true }
        guard !claim.spentFirst, bearer.isEnrolledIfNamed,
            let businessCase = claim.businessCase, let number = line.caseLine
        else { return false }
        return try source.saysNeed(businessCase, line: number, category: line.category)
    }

    private func bearer(
        of line: ClaimLine,
        in claim: Claim,
        after earlier: [ClaimLine]
    ) throws -> Facts.Bearer {
        switch line.bearer {
        case .participant(let participant):
            return .participant(
                enrolment: try position(
                    of: participant,
                    at: claim.partner,
                    on: line.incurredOn
                ),
                left: try left(
                    to: participant,
                    for: line.category,
                    after: earlier.map { ($0.bearer, $0.category, $0.amount) }
                )
            )
        case .group(_, let attendance):
            return .group(hasAttendanceList: claim.evidence.showsAttendance || !attendance.isEmpty)
        case .colleague: return .own
        }
    }

    private func units(of line: ClaimLine, in claim: Claim) throws -> Facts.Units? {
        guard pack.rule(for: line.category).units != nil else { return nil }
        guard let businessCase = claim.businessCase, let number = line.caseLine,
            let price = try source.unitPrice(of: businessCase, line: number), !price.isZero
        else { return Facts.Units(price: line.amount, quantity: 1, before: 0) }
        let quantity = (line.amount.pence + price.pence - 1) / price.pence
        return Facts.Units(price: price, quantity: Int(quantity), before: 0)
    }

    private func totals(
        before line: ClaimLine,
        in claim: Claim,
        after earlier: [ClaimLine]
    ) throws -> Facts.Totals {
        try totals(
            of: line.bearer,
            line.category,
            around: line.incurredOn,
            // What tops a claim up is more of the same cost, which was decided on.
            excluding: [.claim(claim.id)] + (claim.topsUp.map { [.claim($0)] } ?? []),
            drawing: drawn(by: line, of: claim, after: earlier),
            after: earlier.map { ($0.bearer, $0.category, $0.incurredOn, $0.amount) }
        )
    }

    /// What a line and those before it ask of the line of the case that it draws on.
    private func drawn(
        by line: ClaimLine,
        of claim: Claim,
        after earlier: [ClaimLine]
    ) -> DrawnOnCase? {
        guard let businessCase = claim.businessCase, let number = line.caseLine else { return nil }
        let alike = earlier.filter {
            $0.caseLine == number && $0.category == line.category
                && $0.bearer.isSameAllowance(as: line.bearer)
        }
        return DrawnOnCase(
            businessCase: businessCase,
            line: number,
            pence: alike.reduce(line.amount.pence) { $0 + $1.amount.pence }
        )
    }

    private func journey(
        of line: ClaimLine,
        in claim: Claim,
        after earlier: [ClaimLine]
    ) throws -> JourneyFacts? {
        guard let drive = try drive(of: line, in: claim),
            let vehicle = Vehicle(rawValue: drive.vehicle)
        else { return nil }
        let year = line.incurredOn.taxYearStart
        let claimed = try source.milesTenths(
            of: claim.claimant,
            vehicle: drive.vehicle,
            taxYear: year,
            excluding: claim.id
        )
        let before = earlier.filter { $0.incurredOn.taxYearStart == year }.compactMap(\.mileage)
            .filter { $0.vehicle == drive.vehicle }
        return JourneyFacts(
            vehicle: vehicle,
            tenths: drive.tenthsOfMile,
            tenthsBefore: before.reduce(claimed) { $0 + $1.tenthsOfMile },
            passengers: drive.passengers
        )
    }

    /// The drive of a line; a line that tops another up is of the same drive and adds no miles.
    private func drive(of line: ClaimLine, in claim: Claim) throws -> Mileage? {
        guard let original = claim.topsUp else { return line.mileage }
        return try source.mileage(of: original, line: line.number)
    }
}

extension Claim {
    /// What shows that the cost was incurred: of several, the one that the category asks for.
    fileprivate func proof(accepted: [Proof]) -> Proof {
        let shown = evidence.compactMap { Proof(rawValue: $0.kind.rawValue) }
            .filter { [.ticket, .receipt, .invoice].contains($0) }
        if let proof = shown.first(where: accepted.contains) ?? shown.first { return proof }
        return missingEvidence == nil ? .missing : .missingWithReason
    }
}

extension Facts.Bearer {
    /// Whether no participant is named whose enrolment had ended or not begun.
    fileprivate var isEnrolledIfNamed: Bool {
        guard case .participant(let enrolment, _) = self else { return true }
        return enrolment == .inSpell
    }
}
