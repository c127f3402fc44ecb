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

    /// What was spent before on the same bearer and category: on the day of a cost, in the quarter,
    /// and the most in any 30 days that hold the day, so that it is one which claim comes first.
    ///
    /// A colleague's own costs are on nobody's allowance: of those the day alone is summed.
    func totals(
        of bearer: CostBearer,
        _ category: CategoryCode,
        around day: CalendarDate,
        excluding subjects: [Subject],
        drawing: DrawnOnCase? = nil,
        after earlier: [(CostBearer, CategoryCode, on: CalendarDate, amount: Amount)]
    ) throws -> Facts.Totals {
        var days = try source.spending(
            of: bearer,
            category: category,
            from: min(day.quarterStart, day.adding(days: -Self.window)),
            through: max(day.quarterEnd, day.adding(days: Self.window)),
            excluding: subjects,
            drawing: drawing
        )
        for line in earlier where line.0.isSameAllowance(as: bearer) && line.1 == category {
            days[line.on, default: 0] += line.amount.pence
        }
        func total(_ from: CalendarDate, _ through: CalendarDate) -> Int64 {
            days.reduce(0) { from <= $1.key && $1.key <= through ? $0 + $1.value : $0 }
        }
        guard !bearer.isColleague else {
            return Facts.Totals(
                day: try Amount(pence: total(day, day)),
                thirtyDays: .zero,
                quarter: .zero
            )
        }
        let most = (0...Self.window).map { back in
            let first = day.adding(days: -back)
            return total(first, first.adding(days: Self.window))
        }
        return Facts.Totals(
            day: try Amount(pence: total(day, day)),
            thirtyDays: try Amount(pence: most.max() ?? 0),
            quarter: try Amount(pence: total(day.quarterStart, day.quarterEnd))
        )
    }

    /// How many days of 30 come after the first.
    private static let window = 29
}

extension CostBearer {
    fileprivate var isColleague: Bool {
        switch self {
        case .colleague: true
        case .participant, .group: false
        }
    }
}

extension [Evidence] {
    /// Whether a list of who was there is among them.
    var showsAttendance: Bool { contains { $0.kind == .attendance } }
}
