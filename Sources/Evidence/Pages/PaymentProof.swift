import Calendar
import Documents
import Identifiers
import Journal

/// What shows that money moved, for the step of a trail that says so: the statement of the bank, or
/// the page of it, that was kept.
struct PaymentProofs {
    private var shown = ShownPayments()
    private var kept: [Int: RecordBody] = [:]

    /// O(records).
    init(_ records: [Record]) {
        for record in records {
            shown.read(record)
            switch record.body {
            case .bankImported, .partnerBankImported, .partnerPageKept:
                kept[record.header.seq] = record.body
            default: continue
            }
        }
    }

    /// The line below a step of the trail of a claim, or nil where nothing moved at a bank.
    ///
    /// - Parameters:
    ///   - source: The claim or payment whose trail it is.
    ///   - opened: What the pack opens of each record.
    func html(of body: RecordBody, in source: String, _ opened: [Int: [OpenedValue]]) -> String? {
        guard let movement = Movement(body, in: source) else { return nil }
        guard let seq = record(of: movement), let words = words(of: seq) else {
            return "<li>No statement that is kept of \(HTML.escaped(movement.bank)) covers this "
                + "day.</li>"
        }
        let links = (opened[seq] ?? []).compactMap(\.link)
        let files =
            links.isEmpty
            ? "withheld in this pack" : links.joined(separator: ", ")
        let list =
            movement.partner == nil
            ? "; <a href=\"books/bank-reconciliation.csv\">beside the books</a>" : ""
        return "<li>Shown by \(HTML.escaped(words)), record \(seq): \(files)\(list)</li>"
    }

    private func record(of movement: Movement) -> Int? {
        if let partner = movement.partner, movement.isPayment, let claim = movement.claim,
            let page = shown.page(of: claim, paidBy: partner, on: movement.on)
        {
            return page
        }
        return shown.statement(of: movement.partner, on: movement.on)
    }

    /// `the bank's statement, 1 to 28 February 2026`.
    private func words(of seq: Int) -> String? {
        switch kept[seq] {
        case .partnerPageKept(let kept)?: return "a page of \(kept.partner)'s bank"
        case let body?:
            guard let (partner, statement) = body.statement, let starts = statement.starts,
                let ends = statement.ends
            else { return nil }
            let bank = partner.map { "\($0)'s bank" } ?? "the bank"
            return "the statement of \(bank), \(starts.inWords(through: ends))"
        case nil: return nil
        }
    }
}

/// Money that left a bank or came back to it.
private struct Movement {
    let on: CalendarDate
    /// Whose bank, or nil for ours.
    let partner: PartnerCode?
    let claim: ClaimID?
    /// Whether it left.
    let isPayment: Bool

    var bank: String { partner.map { "\($0)'s bank" } ?? "our bank" }

    /// Nil for what is no movement at a bank, cash among it, and for what came back before it left.
    init?(_ body: RecordBody, in source: String) {
        claim = try? ClaimID(source)
        switch body {
        case .paymentDefrayed(let payment):
            switch payment.bank {
            case .ours: partner = nil
            case .partner(let code): partner = code
            case .float: return nil
            }
            (on, isPayment) = (payment.on, true)
        case .paymentReturned(let returned) where returned.stage == .afterDefrayal:
            (on, partner, isPayment) = (returned.on, nil, false)
        case .partnerPaymentReturned(let returned):
            (on, partner, isPayment) = (returned.on, returned.partner, false)
        default: return nil
        }
    }
}
