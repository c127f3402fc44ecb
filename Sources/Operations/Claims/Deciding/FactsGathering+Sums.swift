import Approvals
import Calendar
import Identifiers
import Money
import Policy

extension FactsGathering {
    func hasSecondPerson(
        at partner: PartnerCode,
        besides users: [UserID],
        payee: Payee?
    ) throws -> Bool {
        try source.managers(of: partner).contains { manager in
            !users.contains(manager) && payee != .user(manager)
        }
    }

    func wasDeclinedLately(
        _ bearer: CostBearer,
        _ category: CategoryCode
    ) throws -> Bool {
        guard let participant = bearer.participant else { return false }
        return try source.wasDeclined(
            participant: participant,
            category: category,
            since: today.adding(days: -pack.situations.afterDeclineDays)
        )
    }

    /// What is left of each cap that a category uses, less what earlier lines will use.
    func left(
        to participant: ParticipantCode,
        for category: CategoryCode,
        after earlier: [(bearer: CostBearer, category: CategoryCode, amount: Amount)]
    ) throws -> [CapCode: Amount] {
        var left: [CapCode: Amount] = [:]
        for cap in pack.capsUsed(by: category) {
            let held = try source.allowanceLeft(to: participant, under: cap.code)
            let used = earlier.filter { line in
                line.bearer.participant == participant && cap.covers(line.category)
            }
            let pence = used.reduce(held) { $0 - $1.amount.pence }
            left[cap.code] = try Amount(pence: max(0, pence))
        }
        return left
    }

    func totals(
        of bearer: CostBearer,
        _ category: CategoryCode,
        around day: CalendarDate,
        excluding claim: ClaimID?,
        after earlier: [(CostBearer, CategoryCode, on: CalendarDate, amount: Amount)]
    ) throws -> Facts.Totals {
        let alike = earlier.filter { $0.0.isSameAllowance(as: bearer) && $0.1 == category }
        func total(_ from: CalendarDate, _ through: CalendarDate) throws -> Amount {
            var pence: Int64 = 0
            if let participant = bearer.participant {
                pence = try source.spending(
                    of: participant,
                    category: category,
                    from: from,
                    through: through,
                    excluding: claim
                )
            }
            let here = alike.filter { from <= $0.on && $0.on <= through }
            return try Amount(pence: here.reduce(pence) { $0 + $1.amount.pence })
        }
        return Facts.Totals(
            day: try total(day, day),
            thirtyDays: try total(day.adding(days: -29), day),
            quarter: try total(day.quarterStart, day.quarterEnd)
        )
    }
}

extension [Evidence] {
    /// Whether a list of who was there is among them.
    var showsAttendance: Bool { contains { $0.kind == .attendance } }
}
