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
        excluding: [Subject]
    ) throws -> [CalendarDate: Int64] {
        try books.spending(
            of: bearer,
            category: category,
            from: from,
            through: through,
            excluding: excluding
        )
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
