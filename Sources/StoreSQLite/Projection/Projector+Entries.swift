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

    /// A cost that left a bank or a float. What comes back to a cost that was not drawn down yet,
    /// because what took it off was undone, is of the cost that it was.
    private func addDefrayal(
        _ pence: Int64,
        _ fund: FundCode,
        _ entry: Entry,
        _ header: RecordHeader
    ) throws(StoreError) {
        let claim = try claim(of: entry, header)
        if entry.event == .entryReversed, let claim, let seq = try undrawn(claim, fund) {
            try connection.run(
                "UPDATE defrayal SET pence = pence + ? WHERE entry_seq = ? AND fund = ?",
                pence,
                seq,
                fund
            )
            return
        }
        try connection.run(
            "INSERT INTO defrayal(entry_seq, fund, pence, bank_on, claim) VALUES(?, ?, ?, ?, ?)",
            header.seq,
            fund,
            pence,
            entry.bankDate ?? entry.effectiveOn,
            claim
        )
    }

    /// The entry of a claim's newest defrayal that no drawdown holds.
    private func undrawn(_ claim: String, _ fund: FundCode) throws(StoreError) -> Int? {
        try connection.first(
            """
            SELECT entry_seq FROM defrayal WHERE claim = ? AND fund = ? AND drawdown IS NULL
            ORDER BY entry_seq DESC LIMIT 1
            """,
            claim,
            fund
        ) { $0.integer(0) }
    }

    /// Takes a refund, a return or what the reserves bear off the claim's own undrawn defrayals,
    /// the newest first.
    private func takeBack(
        _ pence: Int64,
        _ fund: FundCode,
        _ entry: Entry,
        _ header: RecordHeader
    ) throws(StoreError) {
        var rest = pence
        let candidates = try connection.all(
            """
            SELECT entry_seq, pence FROM defrayal
            WHERE claim IS ?1 AND fund = ?2 AND drawdown IS NULL AND pence > 0
            ORDER BY entry_seq IS ?3 DESC, entry_seq DESC
            """,
            try claim(of: entry, header),
            fund,
            entry.reverses
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
        if rest > 0 { throw .refusedByDatabase(rule: "defrayal.below-zero") }
    }

    /// The claim behind an entry: its source, or the payment's claim whose turn it is. A payment
    /// posts one entry for each of its claims, in their order, each time.
    private func claim(
        of entry: Entry,
        _ header: RecordHeader
    ) throws(StoreError) -> String? {
        guard let source = entry.source else { return nil }
        let count = try connection.first(
            "SELECT count(*) FROM payment_claim WHERE payment = ?",
            source
        ) { $0.integer(0) }
        guard let count, count > 0 else { return source }
        return try connection.first(
            """
            SELECT claim FROM payment_claim WHERE payment = ?1 AND place = (
                SELECT count(*) FROM entry WHERE source = ?1 AND event = ?2 AND seq < ?3) % ?4
            """,
            source,
            entry.event.rawValue,
            header.seq,
            count
        ) { $0.text(0) }
    }
}
