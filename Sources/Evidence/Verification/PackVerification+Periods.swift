import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Policy

extension PackVerification {
    /// Checks that an entry is of no day up to the end of a closed period, whose trial balance
    /// would change.
    mutating func checkPeriod(of entry: Entry, seq: Int, _ trace: JournalTrace) {
        let closed = trace.closed.filter { period in
            period.ends >= entry.effectiveOn
                && (period.fund == nil
                    || entry.postings.contains { $0.account.fund == period.fund })
        }
        guard let last = closed.map(\.ends).max() else { return }
        report(
            "pack.closed-period",
            "Entry \(seq) is of \(entry.effectiveOn), and everything up to \(last) was closed."
        )
    }

    /// Checks that a period was closed with the trial balance that the entries before give.
    mutating func close(_ closed: PeriodClosed, seq: Int, in trace: inout JournalTrace) {
        trace.closed.insert(.init(closed))
        let lines = trace.reckoning.balances(of: closed.fund, through: closed.ends)
        let text = lines.map { $0 + "\n" }.joined()
        guard Digest(of: Array(text.utf8)) != closed.trialBalance else { return }
        report(
            "pack.closed-balance",
            "Record \(seq) closes \(closed.starts) to \(closed.ends) with another trial balance "
                + "than the entries give."
        )
    }

    /// Checks that what is opened was closed, and that no funder was asked to pay for it.
    mutating func reopen(
        _ period: JournalTrace.FundPeriod,
        seq: Int,
        in trace: inout JournalTrace
    ) {
        let opening = "Record \(seq) opens \(period.starts) to \(period.ends) again"
        if trace.closed.remove(period) == nil {
            report("pack.reopening-period", "\(opening), which was not closed.")
        }
        if trace.drawnDown.contains(where: { $0.meets(period) }) {
            report("pack.reopening-period", "\(opening), which a funder was asked to pay for.")
        }
    }

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
        let (first, day) = (record.header.actor, record.header.time.londonDate)
        if !trace.appointments.areOfficerAndManager(first, agreedTo: second, on: day) {
            report(
                "pack.reopening-people",
                "Record \(seq) opens a period again, and \(first) and \(second) "
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
        return trace.isSigned(statement, reopened.signature, by: reopened.approvedBy)
    }
}

extension JournalTrace.FundPeriod {
    init(_ closed: PeriodClosed) {
        self.init(fund: closed.fund, starts: closed.starts, ends: closed.ends)
    }

    init(_ reopened: PeriodReopened) {
        self.init(fund: reopened.fund, starts: reopened.starts, ends: reopened.ends)
    }

    init(_ drawdown: DrawdownSubmitted) {
        self.init(fund: drawdown.fund, starts: drawdown.starts, ends: drawdown.ends)
    }

    /// Whether some day of a fund is in both.
    fileprivate func meets(_ other: Self) -> Bool {
        (other.fund == nil || other.fund == fund) && starts <= other.ends && ends >= other.starts
    }
}
