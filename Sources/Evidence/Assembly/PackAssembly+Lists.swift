import Calendar
import Documents
import Identifiers
import Journal
import Ledger
import Money

extension PackAssembly {
    /// A line for every posting of cost: what was charged, refunded or disallowed, to whom.
    mutating func addTransactions() throws {
        var list = CSV(columns: [
            "line", "entry", "event", "effective", "left_the_bank", "source", "partner",
            "cost_heading", "participant", "fund", "amount", "split_method", "split_weight",
        ])
        for line in journal.costLines { list.append(Self.cells(of: line)) }
        try add(PackPath.transactions, list.bytes)
    }

    /// Every account with its counters and balance.
    mutating func addTrialBalance() throws {
        var list = CSV(columns: ["account", "title", "debits", "credits", "balance", "side"])
        let (books, codes) = (journal.books, journal.codes)
        for account in books.accounts.keys.sorted() {
            let totals = books.totals(of: account)
            let balance = totals.debits.pence - totals.credits.pence
            list.append([
                .word(codes.text(of: account)), .word(account.kind.title),
                .pounds(totals.debits.pence), .pounds(totals.credits.pence),
                .pounds(Int64(balance.magnitude)), .word(balance < 0 ? "credit" : "debit"),
            ])
        }
        try add(PackPath.trialBalance, list.bytes)
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
}
