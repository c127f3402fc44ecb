import Approvals
import Calendar
import Identifiers
import Journal
import Store

extension Projector {
    func instruct(_ body: PaymentInstructed, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            "INSERT INTO payment(id, seq, state) VALUES(?, ?, 'instructed')",
            body.payment,
            header.seq
        )
        for (place, claim) in body.claims.enumerated() {
            try connection.run(
                "INSERT INTO payment_claim(claim, seq, payment, place) VALUES(?, ?, ?, ?)",
                claim,
                header.seq,
                body.payment,
                place
            )
            try use(.claim(claim), header)
        }
    }

    func defray(_ body: PaymentDefrayed, _ header: RecordHeader) throws(StoreError) {
        if let payment = body.payment {
            try connection.run(
                "UPDATE payment SET state = 'defrayed' WHERE id = ? AND state = 'instructed'",
                payment
            )
            try expectChange(orRefuse: "payment.not-instructed")
        } else {
            for claim in body.claims { try use(.claim(claim), header) }
        }
    }

    func returnPayment(_ body: PaymentReturned) throws(StoreError) {
        let before: PaymentState = body.stage == .beforeDefrayal ? .instructed : .defrayed
        try connection.run(
            "UPDATE payment SET state = 'returned' WHERE id = ? AND state = ?",
            body.payment,
            before.rawValue
        )
        try expectChange(orRefuse: "payment.not-\(before.rawValue)")
    }

    func assertBank(_ body: BankAsserted, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            "INSERT INTO bank_assertion(seq, fund, asserted_on, pence) VALUES(?, ?, ?, ?)",
            header.seq,
            body.fund,
            body.on,
            body.amount
        )
    }
}

// MARK: Periods

extension Projector {
    func close(_ body: PeriodClosed, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            "INSERT INTO period(fund, starts_on, ends_on, seq) VALUES(?, ?, ?, ?)",
            body.fund?.text ?? "",
            body.starts,
            body.ends,
            header.seq
        )
    }

    func reopen(_ body: PeriodReopened) throws(StoreError) {
        try connection.run(
            "DELETE FROM period WHERE fund = ? AND starts_on = ? AND ends_on = ?",
            body.fund?.text ?? "",
            body.starts,
            body.ends
        )
        try expectChange(orRefuse: "period.not-closed")
    }
}
