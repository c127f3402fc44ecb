import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Store

extension Projector {
    /// Writes an entry: its postings, then its own row, which proves them.
    func post(_ entry: Entry, _ header: RecordHeader) throws(StoreError) {
        var rows: [PostingRow] = []
        for (index, posting) in entry.postings.enumerated() {
            let account = try id(of: posting.account)
            rows.append(PostingRow(line: index + 1, account: account, posting: posting))
        }
        try ledger.take(rows, of: header.seq, entry)
        try connection.run(
            """
            INSERT INTO entry(seq, event, effective_on, source, reverses, bank_on, rule)
            VALUES(?, ?, ?, ?, ?, ?, ?)
            """,
            header.seq,
            entry.event.rawValue,
            entry.effectiveOn,
            entry.source,
            entry.reverses,
            entry.bankDate,
            entry.ruleVersion
        )
        try countCharged(entry)
        try countSetAside(entry)
        try noteDefrayals(of: entry, header)
        if entry.event == .claimCharged, let source = entry.source {
            try chargeClaim(source, header)
        }
    }

    /// An account's id; one that nothing was posted to is opened.
    private func id(of account: AccountCode) throws(StoreError) -> Int {
        if let known = try reader.accountID(of: account) { return known }
        let id = try ledger.open(account)
        reader.remember(id, of: account)
        return id
    }

    /// Adds what a fund was charged under a version of the apportionment rule.
    private func countCharged(_ entry: Entry) throws(StoreError) {
        guard let rule = entry.ruleVersion else { return }
        for posting in entry.postings where posting.account.kind == .expense {
            try connection.run(
                """
                INSERT INTO charged(rule, fund, pence) VALUES(?, ?, ?)
                ON CONFLICT(rule, fund) DO UPDATE SET pence = pence + excluded.pence
                """,
                rule,
                posting.account.fund,
                posting.side == .debit ? posting.amount.pence : -posting.amount.pence
            )
        }
    }
}

extension Projector {
    /// Adds what an entry sets aside for each partner and fund, or puts back. An account of a
    /// commitment names no partner, and there are too many of them to sum for each question.
    private func countSetAside(_ entry: Entry) throws(StoreError) {
        let changes = PositionReport.setAside(in: [entry]).filter { $0.value != 0 }
        for (key, pence) in changes {
            try connection.run(
                """
                INSERT INTO set_aside(partner, fund, pence) VALUES(?, ?, ?)
                ON CONFLICT(partner, fund) DO UPDATE SET pence = pence + excluded.pence
                """,
                key.partner,
                key.fund,
                pence
            )
        }
    }
}

// MARK: Defrayals

extension Projector {
    /// Keeps what an entry adds to a fund's defrayed and undrawn costs, or takes off them.
    private func noteDefrayals(of entry: Entry, _ header: RecordHeader) throws(StoreError) {
        guard entry.event != .drawdownSubmitted else { return }
        var net: [FundCode: Int64] = [:]
        for posting in entry.postings where posting.account.kind == .undrawn {
            guard let fund = posting.account.fund else { continue }
            let pence = posting.amount.pence
            net[fund, default: 0] += posting.side == .debit ? pence : -pence
        }
        for (fund, pence) in net.sorted(by: { $0.key < $1.key }) {
            if pence > 0 { try addDefrayal(pence, fund, entry, header) }
            if pence < 0 { try takeBack(-pence, fund, entry, header) }
        }
    }

    private func addDefrayal(
        _ pence: Int64,
        _ fund: FundCode,
        _ entry: Entry,
        _ header: RecordHeader
    ) throws(StoreError) {
        try connection.run(
            "INSERT INTO defrayal(entry_seq, fund, pence, bank_on, chain) VALUES(?, ?, ?, ?, ?)",
            header.seq,
            fund,
            pence,
            entry.bankDate ?? entry.effectiveOn,
            header.chain?.id
        )
    }

    /// Takes a refund or return off the defrayals that it undoes: of the entry that it reverses,
    /// of the same claim's or case's chain (a payment of several claims posts one entry for each),
    /// of the same source, of the payment that the claim was in, then of the newest.
    private func takeBack(
        _ pence: Int64,
        _ fund: FundCode,
        _ entry: Entry,
        _ header: RecordHeader
    ) throws(StoreError) {
        var rest = pence
        let candidates = try connection.all(
            """
            SELECT d.entry_seq, d.pence FROM defrayal d JOIN entry e ON e.seq = d.entry_seq
            WHERE d.fund = ?1 AND d.drawdown IS NULL AND d.pence > 0
            ORDER BY d.entry_seq IS ?2 DESC, d.chain IS ?4 DESC, e.source IS ?3 DESC,
                e.source IN (SELECT payment FROM payment_claim WHERE claim = ?3) DESC,
                d.entry_seq DESC
            """,
            fund,
            entry.reverses,
            entry.source,
            header.chain?.id
        ) { ($0.integer(0), $0.pence(1)) }
        for (seq, undrawn) in candidates where rest > 0 {
            let taken = min(rest, undrawn)
            try connection.run(
                "UPDATE defrayal SET pence = pence - ? WHERE entry_seq = ? AND fund = ?",
                taken,
                seq,
                fund
            )
            rest -= taken
        }
    }
}
