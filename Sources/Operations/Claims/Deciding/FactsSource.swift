import Approvals
import Calendar
import Identifiers
import Money
import Policy

/// What the gathering of facts asks of books: those of now, or those of an earlier moment as a
/// replay of the journal knows them.
protocol FactsSource {
    /// Pence of a bearer's costs on each day, both ends included.
    ///
    /// Live claims count when they were incurred. Of a line of a business case that is open or
    /// approved the greater counts of what it asks for or was allowed, when it was sent, and what
    /// is claimed on it: what is beyond, when it was incurred, the last first.
    ///
    /// - Parameters:
    ///   - excluding: Claims and cases that do not count.
    ///   - drawing: What is asked of a line of a case: that much less of it counts, as far as
    ///     other claims leave it.
    func spending(
        of bearer: CostBearer,
        category: CategoryCode,
        from: CalendarDate,
        through: CalendarDate,
        excluding: [Subject],
        drawing: DrawnOnCase?
    ) throws -> [CalendarDate: Int64]
    /// Tenths of miles that a colleague claimed with a vehicle for journeys in the tax year that
    /// begins on a day.
    func milesTenths(
        of user: UserID,
        vehicle: String,
        taxYear: CalendarDate,
        excluding: ClaimID?
    ) throws -> Int64
    /// The miles of a line of another claim, which this one tops up.
    func mileage(of claim: ClaimID, line: Int) throws -> Mileage?
    /// The price of one on a line of a business case.
    func unitPrice(of businessCase: CaseID, line: Int) throws -> Amount?
    /// Whether a business case says what a line of this category is needed for.
    func saysNeed(_ businessCase: CaseID, line: Int, category: CategoryCode) throws -> Bool
    /// How many sessions or pieces business cases have agreed for a participant, less what was
    /// put back, and how many other cases that wait ask for.
    func units(
        for participant: ParticipantCode,
        category: CategoryCode,
        excluding: CaseID
    ) throws -> Int
    /// Whether a business case for the participant and category was declined since a date.
    func wasDeclined(
        participant: ParticipantCode,
        category: CategoryCode,
        since: CalendarDate
    ) throws -> Bool
    /// A participant's spells, oldest first.
    func spells(of participant: ParticipantCode) throws -> [EnrolmentSpell]
    /// The pence that a participant has left under a cap.
    func allowanceLeft(to participant: ParticipantCode, under cap: CapCode) throws -> Int64
    /// Who manages a partner.
    func managers(of partner: PartnerCode) throws -> [UserID]
}

/// What a claim asks of a line of a business case.
struct DrawnOnCase: Hashable {
    let businessCase: CaseID
    let line: Int
    let pence: Int64
}
