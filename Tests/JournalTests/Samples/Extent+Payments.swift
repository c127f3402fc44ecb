import Calendar
import Capture
import Identifiers
import Integrity
import Journal
import Money

extension Extent {
    func paymentInstructed() throws -> PaymentInstructed {
        PaymentInstructed(
            payment: try PaymentID("pay_01"),
            purpose: self == .full ? .repayment : .claims,
            partner: optional(try PartnerCode("northside")),
            claims: list(try ClaimID("cl_0001"), try ClaimID("cl_0002")),
            total: try Amount(pence: 5998)
        )
    }

    func paymentDefrayed() throws -> PaymentDefrayed {
        PaymentDefrayed(
            payment: optional(try PaymentID("pay_01")),
            claims: list(try ClaimID("cl_0001"), try ClaimID("cl_0002")),
            payer: self == .full ? "bank" : "partner:northside",
            on: try CalendarDate("2026-04-14"),
            reference: "FPS 20260414 0017"
        )
    }

    func paymentReturned() throws -> PaymentReturned {
        PaymentReturned(
            payment: try PaymentID("pay_01"),
            on: try CalendarDate("2026-04-14"),
            stage: .beforeDefrayal
        )
    }

    func floatCounted() throws -> FloatCounted {
        FloatCounted(
            holder: try UserID("u_kay"),
            expected: try Amount(pence: 18960),
            counted: self == .full ? try Amount(pence: 18910) : .zero
        )
    }

    func bankImported() throws -> BankImported {
        BankImported(
            format: self == .full ? .camt : .csv,
            starts: optional(try CalendarDate("2026-04-01")),
            ends: optional(try CalendarDate("2026-04-30")),
            count: 12,
            matched: 4,
            paidIn: self == .full ? try Amount(pence: 150_000) : .zero,
            paidOut: try Amount(pence: 5998),
            closing: optional(.init(on: try CalendarDate("2026-04-30"), pence: -150)),
            unmatched: self == .full
                ? [
                    .init(line: 2, on: try CalendarDate("2026-04-01"), pence: 150_000),
                    .init(line: 12, on: try CalendarDate("2026-04-30"), pence: -98),
                ] : [],
            file: try digest(1),
            page: optional(
                StatementPage(type: .pdf, sanitiser: .capture1, commitment: try digest(2))
            )
        )
    }

    func partnerBankImported() throws -> PartnerBankImported {
        let ours = try bankImported()
        let statement = BankImported(
            format: ours.format,
            starts: ours.starts,
            ends: ours.ends,
            count: ours.count,
            matched: ours.matched,
            paidIn: ours.paidIn,
            paidOut: ours.paidOut,
            file: ours.file,
            page: ours.page
        )
        return PartnerBankImported(partner: try PartnerCode("northside"), statement: statement)
    }

    func partnerPageKept() throws -> PartnerPageKept {
        PartnerPageKept(
            claim: try ClaimID("cl_0001"),
            partner: try PartnerCode("northside"),
            on: try CalendarDate("2026-03-28"),
            page: StatementPage(
                type: self == .full ? .pdf : .png,
                sanitiser: .capture1,
                commitment: try digest(2)
            )
        )
    }

    func partnerPaymentReturned() throws -> PartnerPaymentReturned {
        PartnerPaymentReturned(
            claim: try ClaimID("cl_0001"),
            partner: try PartnerCode("northside"),
            on: try CalendarDate("2026-04-02"),
            reference: "NS 2026-04 line 3"
        )
    }

    func bankAsserted() throws -> BankAsserted {
        BankAsserted(
            fund: optional(try FundCode("ESF")),
            on: try CalendarDate("2026-04-14"),
            amount: try Amount(pence: 150_000),
            reference: "statement 4"
        )
    }

    func drawdownPrepared() throws -> DrawdownPrepared {
        DrawdownPrepared(
            drawdown: try DrawdownID("dd_2026q1"),
            fund: try FundCode("ESF"),
            starts: try CalendarDate("2026-01-01"),
            ends: try CalendarDate("2026-03-31")
        )
    }

    func drawdownAdjusted() throws -> DrawdownAdjusted {
        DrawdownAdjusted(
            drawdown: try DrawdownID("dd_2026q1"),
            kind: self == .full ? .credited : .carried,
            defrayal: 6,
            amount: self == .full ? try Amount(pence: 1000) : .zero,
            reason: try digest(1)
        )
    }

    func drawdownReviewed() throws -> DrawdownReviewed {
        DrawdownReviewed(
            drawdown: try DrawdownID("dd_2026q1"),
            count: 1,
            total: try Amount(pence: 2999),
            credited: self == .full ? try Amount(pence: 1000) : .zero,
            digest: try digest(1)
        )
    }

    func drawdownWithdrawn() throws -> DrawdownWithdrawn {
        DrawdownWithdrawn(drawdown: try DrawdownID("dd_2026q1"))
    }

    func drawdownLine() throws -> DrawdownLine {
        DrawdownLine(
            drawdown: try DrawdownID("dd_2026q1"),
            defrayal: 6,
            fund: try FundCode("ESF"),
            amount: try Amount(pence: 2999),
            bankDate: try CalendarDate("2026-03-28"),
            isLate: self == .full
        )
    }

    func drawdownSubmitted() throws -> DrawdownSubmitted {
        DrawdownSubmitted(
            drawdown: try DrawdownID("dd_2026q1"),
            fund: try FundCode("ESF"),
            starts: try CalendarDate("2026-01-01"),
            ends: try CalendarDate("2026-03-31"),
            preparer: try UserID("u_fin"),
            reviewer: try UserID("u_pm"),
            count: 1,
            total: try Amount(pence: 2999),
            credited: self == .full ? try Amount(pence: 1000) : .zero,
            digest: try digest(1)
        )
    }

    func drawdownAnswered() throws -> DrawdownAnswered {
        DrawdownAnswered(
            drawdown: try DrawdownID("dd_2026q1"),
            answer: .paid,
            amount: try Amount(pence: 2999),
            on: try CalendarDate("2026-04-14")
        )
    }

    func periodClosed() throws -> PeriodClosed {
        PeriodClosed(
            fund: optional(try FundCode("ESF")),
            starts: try CalendarDate("2026-01-01"),
            ends: try CalendarDate("2026-03-31"),
            trialBalance: try digest(1)
        )
    }

    func periodReopened() throws -> PeriodReopened {
        PeriodReopened(
            fund: optional(try FundCode("ESF")),
            starts: try CalendarDate("2026-01-01"),
            ends: try CalendarDate("2026-03-31"),
            approvedBy: try UserID("u_fin"),
            signature: try Signature(bytes: digest(4).bytes + digest(0).bytes)
        )
    }
}
