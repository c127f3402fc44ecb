import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy

/// Reads the rows of a source off a journal.
struct RowReading {
    let index: JournalIndex
    let request: ProfileRequest

    func rows(of source: RowSource) -> [Row] {
        var rows =
            switch source {
            case .costs: costs()
            case .drawdown: drawdownRows()
            case .postings: postings()
            }
        for place in rows.indices { rows[place][.line] = .number(place + 1) }
        return rows
    }

    // MARK: Costs

    private func costs() -> [Row] {
        var rows: [Row] = []
        for (seq, entry) in index.entries {
            let claim = index.claim(behind: seq)
            for (posting, share) in entry.costs {
                var row = row(of: entry, seq, posting, claim)
                row[.amount] = .pence(
                    posting.side == .debit ? posting.amount.pence : -posting.amount.pence
                )
                row[.whole] = row[.amount]
                if entry.event != .claimCharged {
                    // What comes back has its own day, not that of the cost.
                    row[.leftBank] = entry.bankDate.map(RowValue.date)
                    dateParts(of: &row)
                }
                if let claim {
                    detail(claim, claim.lines(of: posting.attribution), in: &row)
                }
                row.set(.method, share?.basis.method.rawValue)
                if let fund = posting.account.fund, let share {
                    row.set(.formula, entry.formula(of: fund, lines: [share.line]))
                }
                if request.includes(row) { rows.append(row) }
            }
        }
        return rows
    }

    // MARK: Postings

    private func postings() -> [Row] {
        var rows: [Row] = []
        for (seq, entry) in index.entries {
            let claim = index.claim(behind: seq)
            for posting in entry.postings where posting.account.kind.plane == .money {
                var row = row(of: entry, seq, posting, claim)
                let pence = posting.amount.pence
                row[posting.side == .debit ? .debit : .credit] = .pence(pence)
                row[.amount] = .pence(posting.side == .debit ? pence : -pence)
                row[.size] = .pence(pence)
                row.set(.side, posting.side.rawValue)
                row.set(.account, posting.account.description)
                row.set(.accountKind, posting.account.kind.rawValue)
                row.set(.accountTitle, posting.account.kind.title)
                if request.includes(row, byEffectiveDay: true) { rows.append(row) }
            }
        }
        return rows
    }

    // MARK: What rows share

    private func row(of entry: Entry, _ seq: Int, _ posting: Posting, _ claim: Claim?) -> Row {
        var row = Row()
        describe(entry, seq, in: &row)
        if let claim { describe(claim, in: &row) }
        describe(posting.attribution, in: &row)
        if let first = claim?.lines(of: posting.attribution).first {
            row[.incurred] = .date(first.incurredOn)
        }
        row.set(.fund, posting.account.fund?.text)
        row.set(.fundTitle, posting.account.fund.flatMap { index.funds[$0] })
        dateParts(of: &row)
        return row
    }

    func describe(_ entry: Entry, _ seq: Int, in row: inout Row) {
        row[.entry] = .number(seq)
        row[.record] = .number(seq)
        row.set(.event, entry.event.rawValue)
        row.set(.source, entry.source)
        row[.effective] = .date(entry.effectiveOn)
    }

    func describe(_ attribution: Attribution?, in row: inout Row) {
        guard let attribution else { return }
        row.set(.partner, attribution.partner.text)
        row.set(.partnerTitle, index.partners[attribution.partner])
        row.set(.category, attribution.category.text)
        row.participant = attribution.participant
    }

    func describe(_ claim: Claim, in row: inout Row) {
        row.set(.claim, claim.id.text)
        row.people = Set(claim.lines.flatMap(\.bearer.people))
        row.set(.payee, claim.payee.word)
        if case .supplier(let name) = claim.payee { row.withheld.supplier = name }
        row.set(.paidBy, claim.paidBy.word)
        if let first = claim.lines.first { row[.incurred] = .date(first.incurredOn) }
        row.set(.evidence, claim.evidenceWord)
        row.set(.clauses, index.clauses(of: claim.id).map(\.text).joined(separator: " "))
        row.set(.approvers, index.approvers(of: claim).map(\.text).joined(separator: " "))
        guard let defrayal = index.defrayal(of: claim.id) else { return }
        row[.leftBank] = .date(defrayal.on)
        row.set(.payment, defrayal.payment?.text ?? defrayal.payer)
        row.set(.reference, defrayal.reference)
    }

    func dateParts(of row: inout Row) {
        let day: CalendarDate? =
            switch (row[.leftBank], row[.effective]) {
            case (.date(let day)?, _), (_, .date(let day)?): day
            default: nil
            }
        guard let day else { return }
        let month = String(day.description.prefix(7))
        row.set(.month, month)
        row.set(.quarter, "\(day.year) Q\((day.month + 2) / 3)")
        row.set(.halfYear, "\(day.year) H\((day.month + 5) / 6)")
    }
}

extension Entry {
    /// A fund's split of some lines in figures, as `50/100 of 20.00`.
    func formula(of fund: FundCode, lines: some Collection<Int>) -> String? {
        let shares = costShares(of: fund).filter { lines.contains($0.line) }
        guard !shares.isEmpty else { return nil }
        return shares.map { $0.formula(Pence.plain) }.joined(separator: " + ")
    }
}

extension CostBearer {
    /// Everybody whose cost it is.
    fileprivate var people: [ParticipantCode] {
        switch self {
        case .participant(let participant): [participant]
        case .group(_, let attendance): attendance
        case .colleague: []
        }
    }
}

extension Claim {
    /// The lines behind a cost.
    func lines(of attribution: Attribution?) -> [ClaimLine] {
        guard let attribution else { return [] }
        return lines.filter {
            $0.category == attribution.category && $0.bearer.participant == attribution.participant
        }
    }

    /// The kinds of evidence, or why there is none; a drive, and what tops one up, is shown by the
    /// journey itself.
    var evidenceWord: String? {
        if let missingEvidence { return "none: \(missingEvidence.rawValue)" }
        guard evidence.isEmpty else {
            return evidence.map(\.kind.rawValue).joined(separator: " ")
        }
        return topsUp != nil || lines.allSatisfy { $0.mileage != nil } ? "journey" : nil
    }
}

extension Payee {
    /// Who is paid, without a name that the records withhold.
    fileprivate var word: String {
        switch self {
        case .user(let user): user.text
        case .participant: "participant"
        case .partner(let partner): partner.text
        case .supplier: "supplier, name withheld"
        }
    }
}

extension PaidBy {
    fileprivate var word: String {
        switch self {
        case .keyworker: "keyworker"
        case .float: "float"
        case .participant: "participant"
        case .partner: "partner"
        case .invoice: "invoice"
        }
    }
}
