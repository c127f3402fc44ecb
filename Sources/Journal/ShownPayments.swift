public import Calendar
public import Identifiers

/// What is kept of banks, ours and partners': the days that their statements cover, and the pages
/// that show one payment of a partner's.
public struct ShownPayments {
    private var pages: [Shown: Int] = [:]
    /// By partner, nil for our own bank; in order of the records.
    private var statements: [PartnerCode?: [Kept]] = [:]

    private struct Shown: Hashable {
        let claim: ClaimID
        let partner: PartnerCode
        let on: CalendarDate
    }

    private struct Kept {
        let days: ClosedRange<CalendarDate>
        let seq: Int
    }

    public init() {}

    /// Takes what a record keeps.
    public mutating func read(_ record: Record) {
        let seq = record.header.seq
        if case .partnerPageKept(let kept) = record.body {
            let shown = Shown(claim: kept.claim, partner: kept.partner, on: kept.on)
            if pages[shown] == nil { pages[shown] = seq }
        }
        guard let (partner, statement) = record.body.statement, let starts = statement.starts,
            let ends = statement.ends, starts <= ends
        else { return }
        statements[partner, default: []].append(Kept(days: starts...ends, seq: seq))
    }

    /// Whether a page shows that a partner paid a claim on a day, or a statement of its bank covers
    /// that day.
    public func shows(_ claim: ClaimID, of partner: PartnerCode, on day: CalendarDate) -> Bool {
        page(of: claim, paidBy: partner, on: day) != nil || statement(of: partner, on: day) != nil
    }

    /// The record of the first page kept that shows what a partner paid for a claim on a day.
    public func page(of claim: ClaimID, paidBy partner: PartnerCode, on day: CalendarDate) -> Int? {
        pages[Shown(claim: claim, partner: partner, on: day)]
    }

    /// The record of the first statement kept of a bank that covers a day. O(its statements).
    ///
    /// - Parameter partner: Whose bank, or nil for ours.
    public func statement(of partner: PartnerCode?, on day: CalendarDate) -> Int? {
        statements[partner]?.first { $0.days.contains(day) }?.seq
    }

    /// The record of what shows that a claim was paid: a partner's page of it, else the first
    /// statement of the paying bank that covers the day; nil for cash, and for what nothing shows.
    public func record(showing payment: PaymentDefrayed, of claim: ClaimID?) -> Int? {
        switch payment.bank {
        case .ours: statement(of: nil, on: payment.on)
        case .partner(let partner):
            claim.flatMap { page(of: $0, paidBy: partner, on: payment.on) }
                ?? statement(of: partner, on: payment.on)
        case .float: nil
        }
    }
}

extension PaymentDefrayed {
    /// Where the money was.
    public enum Bank: Hashable, Sendable {
        case ours
        case partner(PartnerCode)
        /// Cash that somebody carried.
        case float
    }

    /// Where the money was, by the word that says who paid.
    public var bank: Bank {
        guard payer != "bank" else { return .ours }
        let partner = payer.split(separator: ":", maxSplits: 1)
        guard partner.count == 2, partner[0] == "partner",
            let code = try? PartnerCode(String(partner[1]))
        else { return .float }
        return .partner(code)
    }
}

extension RecordBody {
    /// The statement that a record keeps, and the partner whose bank it is of; nil for ours.
    public var statement: (partner: PartnerCode?, statement: BankImported)? {
        switch self {
        case .bankImported(let statement): (nil, statement)
        case .partnerBankImported(let imported): (imported.partner, imported.statement)
        default: nil
        }
    }
}
