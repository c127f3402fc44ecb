import Approvals
import Calendar
import Identifiers
import Integrity
import Journal

extension PackVerification {
    /// Checks that two people agreed to reveal private values, the second by a signature over
    /// these very ones, and that neither was in a matter of their own. Whether there are such
    /// values in such a pack waits until every commitment is found.
    mutating func check(
        _ revealed: PackRevealed,
        of record: Record,
        in trace: inout JournalTrace
    ) {
        let header = record.header
        let (first, second) = (header.actor, revealed.approvedBy)
        let consent = revealed.consent(requestedBy: first, command: header.command)
        let statement = (try? consent.statement(journal: header.journal)) ?? []
        if !trace.isSigned(statement, revealed.signature, by: second) {
            report(
                "pack.reveal-signature",
                "Record \(header.seq) reveals values, and no key of \(second) that counted then "
                    + "signed it."
            )
        }
        let day = header.time.londonDate
        if !trace.appointments.areOfficerAndManager(first, agreedTo: second, on: day) {
            report(
                "pack.reveal-people",
                "Record \(header.seq) reveals values, and \(first) and \(second) are not a "
                    + "finance officer and a programme manager."
            )
        }
        for place in revealed.fields { checkOwnMatter(place, [first, second], header, trace) }
        if trace.packs[revealed.issued] != revealed.pack {
            report(
                "pack.reveal-fields",
                "Record \(header.seq) reveals values of a pack that record \(revealed.issued) did "
                    + "not issue."
            )
        }
        for place in revealed.fields { trace.revealed[place] = header.seq }
    }

    private mutating func checkOwnMatter(
        _ place: PrivatePlace,
        _ people: [UserID],
        _ header: RecordHeader,
        _ trace: JournalTrace
    ) {
        guard let subject = trace.subjects[place.seq], let version = trace.newest[subject],
            let submission = trace.submissions[.init(subject: subject, version: version)]
        else { return }
        for user in people where submission.isOwnMatter(of: user) {
            report(
                "pack.reveal-people",
                "Record \(header.seq) reveals \(place), which is \(user)'s own matter."
            )
        }
    }

    /// Checks that what was revealed is there: each place is one where a record commits to a value.
    mutating func checkRevealed(_ trace: JournalTrace, among places: Set<String>) {
        for (place, seq) in trace.revealed.sorted(by: { $0.key < $1.key })
        where !places.contains(place.description) {
            report(
                "pack.reveal-fields",
                "Record \(seq) reveals \(place), where no record commits to a value."
            )
        }
    }
}
