import Calendar
import Documents
import Identifiers
import Journal
import Ledger
import Money

extension PackAssembly {
    /// A line for every posting of cost: what was charged, refunded or disallowed, to whom.
    mutating func addTransactions() {
        var list = CSV(columns: [
            "line", "entry", "event", "effective", "left_the_bank", "source", "partner",
            "cost_heading", "participant", "fund", "amount", "split_method", "split_weight",
        ])
        for line in costLines { list.append(Self.cells(of: line)) }
        pack.files[PackPath.transactions] = list.bytes
    }

    /// Every account with its counters and balance.
    mutating func addTrialBalance() {
        var list = CSV(columns: ["account", "title", "debits", "credits", "balance", "side"])
        for account in books.accounts.keys.sorted() {
            let totals = books.totals(of: account)
            let balance = totals.debits.pence - totals.credits.pence
            list.append([
                .word(codes.text(of: account)), .word(account.kind.title),
                .pounds(totals.debits.pence), .pounds(totals.credits.pence),
                .pounds(Int64(balance.magnitude)), .word(balance < 0 ? "credit" : "debit"),
            ])
        }
        pack.files[PackPath.trialBalance] = list.bytes
    }

    private static func cells(of line: CostLine) -> [CSV.Cell] {
        let (entry, posting) = (line.entry, line.posting)
        return [
            .number(line.number), .number(line.seq),
            .word(entry.event.rawValue), .word(entry.effectiveOn.description),
            line.leftBank.map { .word($0.description) } ?? .empty,
            entry.source.map(CSV.Cell.word) ?? .empty,
            posting.attribution.map { .word($0.partner.text) } ?? .empty,
            posting.attribution.map { .word($0.category.text) } ?? .empty,
            line.participant.map(CSV.Cell.word) ?? .empty,
            posting.account.fund.map { .word($0.text) } ?? .empty,
            .pounds(line.pence),
            line.share.map { .word($0.basis.method.rawValue) } ?? .empty,
            line.share.map { .word(String($0.basis.weight)) } ?? .empty,
        ]
    }

    /// The costs in order of the journal. O(records).
    var costLines: [CostLine] {
        let leftBank = defrayalDates()
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
    private func defrayalDates() -> [String: CalendarDate] {
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
