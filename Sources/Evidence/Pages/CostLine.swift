import Calendar
import Identifiers
import Journal
import Ledger
import Money

/// A posting of cost with what the lists say of it.
struct CostLine: Sendable {
    /// From 1.
    let number: Int
    /// The entry's record.
    let seq: Int
    let entry: Entry
    let posting: Posting
    /// The code of the participant that it was for, as this pack's recipient knows them.
    let participant: String?
    let share: ShareDetail?
    /// When the money left the bank.
    let leftBank: CalendarDate?

    /// A credit is negative.
    var pence: Int64 {
        posting.side == .debit ? posting.amount.pence : -posting.amount.pence
    }
}

extension CostLine {
    /// The costs in order of the journal. O(records).
    static func all(in records: [Record], _ codes: RecipientCodes) -> [CostLine] {
        let leftBank = defrayalDates(in: records)
        var lines: [CostLine] = []
        for (seq, record) in records.enumerated() {
            guard case .entryPosted(let posted) = record.body else { continue }
            for (posting, share) in posted.entry.costs {
                lines.append(
                    CostLine(
                        number: lines.count + 1,
                        seq: seq,
                        entry: posted.entry,
                        posting: posting,
                        participant: posting.attribution?.participant.map(codes.code),
                        share: share,
                        leftBank: posted.entry.source.flatMap { leftBank[$0] }
                    )
                )
            }
        }
        return lines
    }

    /// When the money of each claim left a bank, the latest that neither came back nor was undone.
    private static func defrayalDates(
        in records: [Record]
    ) -> [String: CalendarDate] {
        var dates: [String: CalendarDate] = [:]
        var claims: [PaymentID: [ClaimID]] = [:]
        var outside: [Int: String] = [:]
        for record in records {
            switch record.body {
            case .paymentInstructed(let payment) where payment.purpose == .claims:
                claims[payment.payment] = payment.claims
            case .paymentDefrayed(let payment):
                for claim in payment.claims where dates[claim.text] == nil {
                    dates[claim.text] = payment.on
                }
            case .paymentReturned(let payment):
                for claim in claims[payment.payment] ?? [] { dates[claim.text] = nil }
            case .partnerPaymentReturned(let returned): dates[returned.claim.text] = nil
            case .entryPosted(let posted):
                if [.partnerPaid, .floatSpent].contains(posted.entry.event) {
                    outside[record.header.seq] = posted.entry.source
                }
                if let claim = posted.entry.reverses.flatMap({ outside[$0] }) { dates[claim] = nil }
            default: continue
            }
        }
        return dates
    }
}
