import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Policy
import Store

/// Opens a closed span again, by two people.
///
/// 1. The finance officer asks and names a programme manager who agrees, or the other way round:
///    two people.
/// 2. Exactly this span is closed and no drawdown covers it: what a funder was told stays.
/// 3. The second person signs that they agree, with their own key, which they unlock.
/// 4. It is recorded with both names and the signature.
struct ReopenPeriod: Operation {
    static let name = "period.reopen"
    private let fund: FundCode?
    private let starts: CalendarDate
    private let ends: CalendarDate
    private let approvedBy: UserID

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("fund", "starts", "ends", "approved-by")
        fund = try arguments.optionalCode("fund")
        starts = try arguments.date("starts")
        ends = try arguments.date("ends")
        approvedBy = try arguments.code("approved-by")
    }

    func run(in context: OperationContext) throws -> String? {
        let standing = try context.require(.financeOfficer, .programmeManager)
        try checkSecondPerson(beside: standing.role, in: context)
        let closed = try context.books.closedPeriods(on: starts).first {
            $0.fund == fund && $0.starts == starts && $0.ends == ends
        }
        guard let closed else { throw PeriodRefusal.notClosed(starts, ends) }
        guard !closed.isDrawnDown else { throw PeriodRefusal.drawnDown(closed) }
        let reopened = PeriodReopened(
            fund: fund,
            starts: starts,
            ends: ends,
            approvedBy: approvedBy,
            signature: try consent(in: context)
        )
        try context.record(.periodReopened(reopened))
        return nil
    }

    private func consent(in context: OperationContext) throws -> Signature {
        let consent = ReopeningConsent(
            fund: fund,
            starts: starts,
            ends: ends,
            requestedBy: context.actor,
            command: context.request.id
        )
        let statement = try consent.statement(journal: context.origin())
        return try context.signingKey(of: approvedBy).sign(statement)
    }

    private func checkSecondPerson(beside role: Role, in context: OperationContext) throws {
        let wanted: Role = role == .financeOfficer ? .programmeManager : .financeOfficer
        let held = try context.books.appointments(of: approvedBy)
        guard approvedBy != context.actor, held.contains(where: { $0.role == wanted }) else {
            throw DrawdownRefusal.notSecondPerson(approvedBy, wanted: wanted)
        }
    }
}
