import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Policy

extension PackVerification {
    /// Checks that two people opened a period again, and that the second signed this one.
    mutating func check(
        _ reopened: PeriodReopened,
        of record: Record,
        in trace: JournalTrace
    ) {
        let (seq, second) = (record.header.seq, reopened.approvedBy)
        if !Self.isSigned(reopened, record.header, trace) {
            report(
                "pack.reopening-signature",
                "Record \(seq) opens a period again, and no key of \(second) that counted then "
                    + "signed it."
            )
        }
        if !Self.areTwo(record.header, second, trace.appointments) {
            report(
                "pack.reopening-people",
                "Record \(seq) opens a period again, and \(record.header.actor) and \(second) "
                    + "are not a finance officer and a programme manager."
            )
        }
    }

    /// Whether the statement, made anew from the record, is signed by the second person.
    private static func isSigned(
        _ reopened: PeriodReopened,
        _ header: RecordHeader,
        _ trace: JournalTrace
    ) -> Bool {
        let consent = ReopeningConsent(
            fund: reopened.fund,
            starts: reopened.starts,
            ends: reopened.ends,
            requestedBy: header.actor,
            command: header.command
        )
        guard let statement = try? consent.statement(journal: header.journal) else { return false }
        let keys = trace.keys.values.filter {
            $0.purpose == .signer && $0.owner == reopened.approvedBy
        }
        return keys.compactMap(Self.key).contains { $0.isValid(reopened.signature, for: statement) }
    }

    /// Whether the second person holds the other role than the one in which the first asks.
    private static func areTwo(
        _ header: RecordHeader,
        _ second: UserID,
        _ appointments: Appointments
    ) -> Bool {
        let role = appointments.role(
            of: header.actor,
            among: .financeOfficer, .programmeManager,
            on: header.time.londonDate
        )
        guard let role, second != header.actor else { return false }
        let wanted: Role = role == .financeOfficer ? .programmeManager : .financeOfficer
        return appointments.holds(second, wanted)
    }
}
