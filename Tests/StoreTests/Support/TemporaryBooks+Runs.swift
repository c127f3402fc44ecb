import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Money
import Store

extension World {
    static let account = kept(21).commitment
    static let keyworkersAccount = kept(22).commitment

    /// The programme's bank details and the keyworker's.
    static func bankDetails() -> [RecordDraft] {
        [
            details(.programme, account, command: "c-own"),
            details(.payee(.user(keyworker)), keyworkersAccount, command: "c-details"),
        ]
    }

    static func details(
        _ holder: DetailsHolder,
        _ account: Digest,
        command: String
    ) -> RecordDraft {
        let details = PayeeDetails(holder: holder, account: account)
        return draft(.payeeDetails(details), command: command, actor: manager)
    }

    static func line(
        _ run: RunID,
        _ payment: String,
        amount: Int64 = 2000,
        number: Int = 1,
        account: Digest = keyworkersAccount
    ) throws -> RunLine {
        RunLine(
            run: run,
            number: number,
            payment: try PaymentID(payment),
            payee: .user(keyworker),
            amount: pence(amount),
            account: account
        )
    }

    /// A run of one payment, prepared and frozen by the finance officer.
    static func frozen(_ id: String, paying payment: String) throws -> [RecordDraft] {
        let run = try RunID(id)
        let line = try line(run, payment)
        func adjusted(_ isOut: Bool) -> RecordBody {
            .runAdjusted(
                RunAdjusted(
                    run: run,
                    payment: line.payment,
                    isOut: isOut,
                    reason: kept(23).commitment
                )
            )
        }
        let bodies: [RecordBody] = [
            .runPrepared(RunPrepared(run: run)), adjusted(true), adjusted(false), .runLine(line),
            .runFrozen(try frozen(run, [line])),
        ]
        return bodies.enumerated().map { index, body in
            draft(body, command: "c-\(id)-\(index)", actor: finance)
        }
    }

    static func frozen(_ run: RunID, _ lines: [RunLine]) throws -> RunFrozen {
        let contents = RunContents(account: account, lines: lines)
        return RunFrozen(
            run: run,
            account: account,
            count: lines.count,
            total: try contents.total(),
            digest: contents.digest
        )
    }

    static func released(
        _ id: String,
        paying payment: String,
        total: Int64 = 2000,
        digest: Digest? = nil,
        by actor: UserID = manager
    ) throws -> RecordDraft {
        let run = try RunID(id)
        let frozen = try frozen(run, [try line(run, payment)])
        let released = RunReleased(
            run: run,
            on: day,
            count: 1,
            total: pence(total),
            digest: digest ?? frozen.digest
        )
        return draft(.runReleased(released), command: "c-\(id)-released", actor: actor)
    }
}
