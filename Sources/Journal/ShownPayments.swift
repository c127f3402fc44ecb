public import Calendar
public import Identifiers

/// What is kept of partners' banks: the days that their statements cover, and the pages that show
/// one payment.
public struct ShownPayments {
    private var pages: Set<Shown> = []
    private var statements: [PartnerCode: [ClosedRange<CalendarDate>]] = [:]

    private struct Shown: Hashable {
        let claim: ClaimID
        let partner: PartnerCode
        let on: CalendarDate
    }

    public init() {}

    /// Takes what a record keeps.
    public mutating func read(_ record: Record) {
        switch record.body {
        case .partnerPageKept(let kept):
            pages.insert(Shown(claim: kept.claim, partner: kept.partner, on: kept.on))
        case .partnerBankImported(let imported):
            guard let starts = imported.statement.starts, let ends = imported.statement.ends,
                starts <= ends
            else { return }
            statements[imported.partner, default: []].append(starts...ends)
        default: return
        }
    }

    /// Whether a page shows that a partner paid a claim on a day, or a statement of its bank covers
    /// that day.
    public func shows(_ claim: ClaimID, of partner: PartnerCode, on day: CalendarDate) -> Bool {
        pages.contains(Shown(claim: claim, partner: partner, on: day))
            || (statements[partner] ?? []).contains { $0.contains(day) }
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
