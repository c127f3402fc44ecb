import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Money

extension Extent {
    func payeeDetails() throws -> PayeeDetails {
        PayeeDetails(
            holder: self == .full ? .payee(.user(try UserID("u_kay"))) : .programme,
            account: try digest(1)
        )
    }

    func runPrepared() throws -> RunPrepared { RunPrepared(run: try RunID("run_0001")) }

    func runAdjusted() throws -> RunAdjusted {
        RunAdjusted(
            run: try RunID("run_0001"),
            payment: try PaymentID("pay_01"),
            isOut: self == .full,
            reason: try digest(1)
        )
    }

    func runLine() throws -> RunLine {
        RunLine(
            run: try RunID("run_0001"),
            number: 1,
            payment: try PaymentID("pay_01"),
            payee: self == .full
                ? .supplier(try digest(1)) : .partner(try PartnerCode("northside")),
            amount: try Amount(pence: 5998),
            account: try digest(2)
        )
    }

    func runFrozen() throws -> RunFrozen {
        RunFrozen(
            run: try RunID("run_0001"),
            account: try digest(1),
            count: 1,
            total: try Amount(pence: 5998),
            digest: try digest(2)
        )
    }

    func runReleased() throws -> RunReleased {
        RunReleased(
            run: try RunID("run_0001"),
            on: try CalendarDate("2026-04-14"),
            count: 1,
            total: try Amount(pence: 5998),
            digest: try digest(2)
        )
    }

    func runWithdrawn() throws -> RunWithdrawn { RunWithdrawn(run: try RunID("run_0001")) }
}
