public import Calendar
import Identifiers
public import Journal

/// Where a list's rows come from.
public enum RowSource: String, CaseIterable, Sendable {
    /// Each posting of cost: what was charged, refunded or disallowed, by fund.
    case costs
    /// Each cost that a drawdown asks for, what came off it, and what is credited.
    case drawdown
    /// Each posting of the money plane.
    case postings
}

/// What a row may say.
public enum RowField: String, CaseIterable, Sendable {
    case line
    case record
    case entry
    case event
    /// The code of the claim, case, payment or drawdown behind an entry.
    case source
    case claim
    case drawdown
    /// The line that a negative one takes off.
    case original
    case fund
    case fundTitle = "fund-title"
    case partner
    case partnerTitle = "partner-title"
    case category
    /// The funder's word for the category, by the profile's map of headings.
    case heading
    case participant
    /// What was bought, the step that it served, the journey, and why it was needed (of the claim,
    /// or of its business case), in the words that the profile opens.
    case what
    case nextStep = "next-step"
    case journey
    case why
    case incurred
    case effective
    case leftBank = "left-bank"
    /// The month, quarter or half year in which the cost left the bank, else of its effective day.
    case month
    case quarter
    case halfYear = "half-year"
    case late
    case payee
    case paidBy = "paid-by"
    case payment
    /// How the money left: by bank transfer, from a partner's bank, in cash.
    case paymentMethod = "payment-method"
    case reference
    /// The record that keeps the bank's statement, or its page, which shows it.
    case statement
    /// The first and the last day of the drawdown's period.
    case periodStarts = "period-starts"
    case periodEnds = "period-ends"
    /// What a drawdown does with the row, or what the funder said since.
    case status
    /// What all funds bore together.
    case whole
    /// The fund's part.
    case amount
    /// A posting's amount without its sign.
    case size
    /// VAT that cannot be reclaimed.
    case vat
    /// What all funds bore, without that VAT.
    case net
    /// What each fund bore of it, as `ESF 5.20; LOT 5.20`.
    case funding
    case method
    /// The fund's part in percent, to the second decimal.
    case percentage
    /// The split in figures, as `50/100 of 20.00`.
    case formula
    case account
    /// The kind of account, as `M5000`.
    case accountKind = "account-kind"
    case accountTitle = "account-title"
    case side
    case debit
    case credit
    case evidence
    /// Each piece of evidence by the record that commits to it and its place there.
    case evidenceRefs = "evidence-refs"
    case clauses
    case approvers

    /// Whether rows that are put together are summed by it.
    var isSummed: Bool {
        switch self {
        case .whole, .amount, .size, .vat, .net, .debit, .credit: true
        default: false
        }
    }

    /// Whether it is known only when rows are put into columns, so that none is chosen by it.
    public var isPrivate: Bool { !kinds.isEmpty }

    /// The private values that it shows; none where it is no private one.
    public var kinds: Set<PrivateKind> {
        switch self {
        case .what: [.what]
        case .nextStep: [.nextStep]
        case .journey: [.journey]
        case .why: [.reason, .need]
        default: []
        }
    }
}

/// A value of a row.
public enum RowValue: Hashable, Sendable {
    case word(String)
    case date(CalendarDate)
    case pence(Int64)
    case number(Int)
}

/// One row, before it is put into columns.
///
/// There is a row for every posting: its fields are few, and are sought one after another.
struct Row {
    private var values: [(field: RowField, value: RowValue)] = []
    /// Whom the cost is for, which the lists may name otherwise.
    var participant: ParticipantCode?
    /// Everybody who stands behind it, where it names nobody: the claim's people.
    var people: Set<ParticipantCode> = []
    /// What the vault has of it.
    var withheld = Withheld()

    subscript(field: RowField) -> RowValue? {
        get { values.first { $0.field == field }?.value }
        set {
            switch (values.firstIndex { $0.field == field }, newValue) {
            case (let place?, let value?): values[place].value = value
            case (let place?, nil): values.remove(at: place)
            case (nil, let value?): values.append((field, value))
            case (nil, nil): break
            }
        }
    }

    /// The fields that it has.
    var fields: [RowField] { values.map(\.field) }

    /// The pence of a field, or none.
    func pence(_ field: RowField) -> Int64 {
        if case .pence(let pence)? = self[field] { pence } else { 0 }
    }

    mutating func set(_ field: RowField, _ word: String?) {
        self[field] = word.map(RowValue.word)
    }
}
