import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Money
import Policy

extension PackVerification {
    /// Takes bank details and payment runs: what is released is what was frozen, frozen is what
    /// was instructed, and a second person released it.
    mutating func readRuns(_ record: Record, into trace: inout JournalTrace) {
        checkRunRole(of: record, in: trace)
        let actor = record.header.actor
        switch record.body {
        case .payeeDetails(let details):
            let version = (trace.details[details.holder]?.version ?? 0) + 1
            trace.details[details.holder] = .init(
                account: details.account,
                editor: actor,
                time: record.header.time,
                version: version
            )
        case .runPrepared(let prepared):
            if trace.runs[prepared.run] != nil {
                report("pack.run", "Payment run \(prepared.run) was prepared twice.")
            }
            trace.runs[prepared.run] = .init(hands: [actor])
        case .runAdjusted(let adjusted):
            expect(.open, of: adjusted.run, in: trace)
            trace.runs[adjusted.run]?.hands.insert(actor)
        case .runLine(let line): take(line, into: &trace)
        case .runFrozen(let frozen):
            check(frozen, in: trace)
            trace.runs[frozen.run]?.hands.insert(actor)
            trace.runs[frozen.run]?.frozen = frozen
            trace.runs[frozen.run]?.stage = .frozen
        case .runReleased(let released):
            check(released, by: record.header, in: trace)
            trace.runs[released.run]?.stage = .released
        case .runWithdrawn(let withdrawn):
            let stage = trace.runs[withdrawn.run]?.stage
            if stage != .open && stage != .frozen {
                report("pack.run", "Payment run \(withdrawn.run) cannot be given up.")
            }
            trace.runs[withdrawn.run]?.stage = .withdrawn
            for line in trace.runs[withdrawn.run]?.lines ?? [] { trace.runOf[line.payment] = nil }
        default: return
        }
    }

    /// Who prepares a run is a finance officer; who releases or gives one up may be a programme
    /// manager, and so may who records bank details, but for their own.
    private mutating func checkRunRole(of record: Record, in trace: JournalTrace) {
        let actor = record.header.actor
        let roles: [Role]
        switch record.body {
        case .runPrepared, .runAdjusted, .runLine, .runFrozen: roles = [.financeOfficer]
        case .payeeDetails(let details) where details.holder == .payee(.user(actor)): return
        default: roles = [.financeOfficer, .programmeManager]
        }
        let day = record.header.time.londonDate
        let holds = roles.contains { trace.appointments.role(of: actor, among: $0, on: day) != nil }
        if !holds {
            report(
                "pack.run-role",
                "Record \(record.header.seq) is of payment runs, and \(actor) might not make it."
            )
        }
    }

    private mutating func expect(
        _ stage: JournalTrace.Run.Stage,
        of run: RunID,
        in trace: JournalTrace
    ) {
        if trace.runs[run]?.stage != stage {
            report("pack.run", "Payment run \(run) is not \(stage.rawValue).")
        }
    }

    /// A line is of a payment that was instructed, waits, and is in no other run; it pays whom the
    /// payment's claims pay, by the details that count.
    private mutating func take(_ line: RunLine, into trace: inout JournalTrace) {
        expect(.open, of: line.run, in: trace)
        if let other = trace.runOf.updateValue(line.run, forKey: line.payment) {
            report("pack.run", "Payment \(line.payment) is in the runs \(other) and \(line.run).")
        }
        let payment = trace.payments[line.payment]
        let isWhole =
            payment?.instructed.total == line.amount && payment?.hasMoved == false
            && line.number == (trace.runs[line.run]?.lines.count ?? 0) + 1
            && trace.details[.payee(line.payee)]?.account == line.account
            && payment.map { Self.isPaid(line.payee, by: $0, trace) } == true
        if !isWhole {
            report(
                "pack.run",
                "Line \(line.number) of payment run \(line.run) is not the payment "
                    + "\(line.payment) to whom it pays."
            )
        }
        trace.runs[line.run]?.lines.append(line)
    }

    /// Suppliers' names are withheld: that it is one is all that can be seen.
    private static func isPaid(
        _ payee: Payee,
        by payment: PreparedPayment,
        _ trace: JournalTrace
    ) -> Bool {
        if payment.instructed.purpose == .repayment {
            return payment.instructed.partner.map { payee == .partner($0) } == true
        }
        return payees(of: payment.instructed.claims, trace).allSatisfy { holder in
            switch (holder.party, payee) {
            case (.supplier, .supplier): true
            default: holder.party == payee.party
            }
        }
    }

    private mutating func check(_ frozen: RunFrozen, in trace: JournalTrace) {
        expect(.open, of: frozen.run, in: trace)
        let contents = RunContents(
            account: frozen.account,
            lines: trace.runs[frozen.run]?.lines ?? []
        )
        let agrees =
            contents.digest == frozen.digest && contents.lines.count == frozen.count
            && (try? contents.total()) == frozen.total && frozen.count > 0
            && trace.details[.programme]?.account == frozen.account
        if !agrees {
            report("pack.run", "Payment run \(frozen.run) is not frozen as the sum of its lines.")
        }
    }

    /// What is released is what was frozen, with the same accounts, by a second person.
    private mutating func check(
        _ released: RunReleased,
        by header: RecordHeader,
        in trace: JournalTrace
    ) {
        expect(.frozen, of: released.run, in: trace)
        guard let run = trace.runs[released.run], let frozen = run.frozen,
            released.count == frozen.count, released.total == frozen.total,
            released.digest == frozen.digest, released.on >= header.time.londonDate
        else {
            return report("pack.run", "Payment run \(released.run) is not what was frozen.")
        }
        let day: Int64 = 86_400_000
        for line in run.lines {
            let details = trace.details[.payee(line.payee)]
            let isFresh = details.map {
                $0.version > 1 && header.time.milliseconds - $0.time.milliseconds < day
            }
            if details?.account != line.account || isFresh == true
                || trace.payments[line.payment]?.hasMoved != false
            {
                report(
                    "pack.run",
                    "Payment \(line.payment) of run \(released.run) was released after its payee's "
                        + "details or the payment itself had changed."
                )
            }
        }
        if trace.details[.programme]?.account != frozen.account {
            report("pack.run", "Payment run \(released.run) is not paid from the account it names.")
        }
        checkDuties(of: released.run, run, releasedBy: header.actor, in: trace)
    }

    private mutating func checkDuties(
        of id: RunID,
        _ run: JournalTrace.Run,
        releasedBy actor: UserID,
        in trace: JournalTrace
    ) {
        let preparers = run.hands.union(
            run.lines.compactMap { trace.payments[$0.payment]?.preparer }
        )
        let holders = run.lines.map { DetailsHolder.payee($0.payee) } + [.programme]
        let editors = Set(holders.compactMap { trace.details[$0]?.editor })
        let parties =
            [DutyHolder(.paymentReleaser, actor)]
            + preparers.sorted().map { DutyHolder(.paymentPreparer, $0) }
            + editors.sorted().map { DutyHolder(.detailsEditor, $0) }
            + Set(run.lines.map(\.payee.party)).map { DutyHolder(.payee, $0) }
        for breach in Duties().breaches(among: parties, relations: []) {
            report("pack.duties", "Payment run \(id): \(breach.message)")
        }
    }
}

extension JournalTrace {
    /// A payment run as far as it has been read.
    struct Run {
        /// Everybody who prepared, adjusted or froze it.
        var hands: Set<UserID>
        var lines: [RunLine] = []
        var frozen: RunFrozen?
        var stage = Stage.open

        enum Stage: String {
            case open
            case frozen
            case released
            case withdrawn
        }
    }

    /// The bank details of somebody that count.
    struct Details {
        let account: Digest
        let editor: UserID
        let time: Instant
        /// How many there were, these counted.
        let version: Int
    }
}
