import Approvals
import Calendar
import Identifiers
import Ledger
import Money
import Policy
import Store

/// The books of now, as the gathering of facts asks them.
struct BookFacts: FactsSource {
    let books: any BookReader

    func spending(
        of bearer: CostBearer,
        category: CategoryCode,
        from: CalendarDate,
        through: CalendarDate,
        excluding: [Subject],
        drawing: DrawnOnCase?
    ) throws -> [CalendarDate: Int64] {
        var costs = try books.claimedCosts(
            of: bearer,
            category: category,
            from: from,
            through: through
        ).filter { !excluding.contains(.claim($0.claim)) }.map { ($0.on, $0.pence) }
        for planned in try books.plannedCosts(of: bearer, category: category)
        where !excluding.contains(.businessCase(planned.businessCase)) {
            costs += planned.costs(excluding: excluding, drawing: drawing)
        }
        return costs.reduce(into: [:]) { days, cost in
            guard from <= cost.0, cost.0 <= through else { return }
            days[cost.0, default: 0] += cost.1
        }
    }

    func milesTenths(
        of user: UserID,
        vehicle: String,
        taxYear: CalendarDate,
        excluding: ClaimID?
    ) throws -> Int64 {
        try books.milesTenths(
            of: user,
            vehicle: vehicle,
            taxYear: taxYear,
            excluding: excluding
        )
    }

    func mileage(of claim: ClaimID, line: Int) throws -> Mileage? {
        try books.claim(claim)?.lines.first { $0.number == line }?.mileage
    }

    func unitPrice(of businessCase: CaseID, line: Int) throws -> Amount? {
        try books.businessCase(businessCase)?.lines.first { $0.number == line }?.unitAmount
    }

    func saysNeed(_ businessCase: CaseID, line: Int, category: CategoryCode) throws -> Bool {
        guard let content = try books.businessCase(businessCase), content.need != nil else {
            return false
        }
        return content.lines.contains { $0.number == line && $0.category == category }
    }

    func units(
        for participant: ParticipantCode,
        category: CategoryCode,
        excluding: CaseID
    ) throws -> Int {
        var agreed = AgreedUnits()
        for line in try books.statement(of: participant) {
            guard let event = EventKind(rawValue: line.event) else { continue }
            agreed.count(line.posting, of: event, category: category)
        }
        let waiting = try books.waitingLines(of: .participant(participant), category: category)
            .filter { $0.businessCase != excluding }
        return try agreed.units { try unitPrice(of: $0, line: $1) }
            + waiting.reduce(0) { sum, item in
                let lines = try books.businessCase(item.businessCase)?.lines ?? []
                return sum + (lines.first { $0.number == item.line }?.quantity ?? 0)
            }
    }

    func wasDeclined(
        participant: ParticipantCode,
        category: CategoryCode,
        since: CalendarDate
    ) throws -> Bool {
        try books.wasDeclined(participant: participant, category: category, since: since)
    }

    func spells(of participant: ParticipantCode) throws -> [EnrolmentSpell] {
        try books.spells(of: participant)
    }

    func allowanceLeft(to participant: ParticipantCode, under cap: CapCode) throws -> Int64 {
        let account = AccountCode.allowanceRemaining(participant, cap)
        return (try books.totals(of: [account])[account] ?? .zero).balance(on: .credit)
    }

    func managers(of partner: PartnerCode) throws -> [UserID] {
        try books.appointments(to: .partnerManager, at: partner)
            .filter { $0.partner == partner }.map(\.user)
    }
}

extension PlannedCost {
    /// What a line of a case counts for: what it allows, less what is being drawn of what other
    /// claims leave of it, and what those claim beyond it.
    fileprivate func costs(
        excluding: [Subject],
        drawing: DrawnOnCase?
    ) -> [(CalendarDate, Int64)] {
        var costs: [(CalendarDate, Int64)] = []
        var left = pence
        for other in claimed where !excluding.contains(.claim(other.claim)) {
            let within = min(left, other.pence)
            left -= within
            if within < other.pence { costs.append((other.on, other.pence - within)) }
        }
        var counted = pence
        if let drawing, drawing.businessCase == businessCase, drawing.line == line {
            counted -= min(left, drawing.pence)
        }
        return costs + [(on, counted)]
    }
}
