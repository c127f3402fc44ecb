import Banking
import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Operations
import Store
import StrictJSON

/// A bank's statement held against the payments of the books; a partner's, against the claims that
/// the partner pays from its own bank.
struct BankHolding {
    let file: BankFile
    /// The partner whose bank it is of; nil for the programme's.
    let partner: PartnerCode?
    private let matching: BankMatching
    /// The payments that repay a partner.
    private let repayments: Set<PaymentID>

    /// How long after a cost a partner may pay it, and still be thought of without the claim's id.
    private static let partnersDays = 60

    /// O(payments, and lines x payments of one amount).
    ///
    /// - Throws: `StoreError`, or `BankMatchingError`.
    init(_ file: BankFile, of partner: PartnerCode?, in books: any BookReader) throws {
        (self.file, self.partner) = (file, partner)
        let lines = file.statements.flatMap(\.lines)
        if let partner {
            repayments = []
            let costs = try PartnerCost.all(of: partner, in: books)
            matching = try BankMatching(
                of: lines,
                with: costs.map { try ExpectedPayment($0) },
                within: Self.partnersDays
            )
            return
        }
        let ids = try books.payments()
        let payments = try ids.compactMap { try ExpectedPayment($0, in: books) }
        repayments = Set(
            try ids.filter { try books.payment($0)?.instructed.purpose == .repayment }
        )
        matching = try BankMatching(of: lines, with: payments)
    }

    /// The lines that are probably a payment, which a person has to confirm.
    var likely: [(line: Int, payment: PaymentID)] {
        matching.lines.compactMap { match in
            switch match.finding {
            case .likely(let payment, _): (match.line.number, payment)
            case .returned(let payment, let grounds) where !grounds.doubts.isEmpty:
                (match.line.number, payment)
            default: nil
            }
        }
    }

    /// What is to be recorded: what is certain, and what a person accepted, as the money moved.
    func steps(accepting accepted: Set<Int>) -> [BankStep] {
        matching.lines.compactMap { match -> BankStep? in
            let line = match.line
            switch match.finding {
            case .certain(let payment): return BankStep(line, payment, left(payment))
            case .likely(let payment, _) where accepted.contains(line.number):
                return BankStep(line, payment, left(payment))
            case .returned(let payment, let grounds)
            where grounds.doubts.isEmpty || accepted.contains(line.number):
                return BankStep(line, payment, partner.map { .backToPartner($0) } ?? .cameBack)
            default: return nil
            }
        }.sorted { ($0.bookedOn, $0.line) < ($1.bookedOn, $1.line) }
    }

    private func left(_ payment: PaymentID) -> BankStep.Way {
        if let partner { return .leftPartner(partner) }
        return repayments.contains(payment) ? .repaid : .left
    }

    var lines: [BankLine] { matching.lines.map(\.line) }

    /// The lines of payments that the books know to have left or come back already.
    var known: Set<Int> {
        Set(
            matching.lines.compactMap {
                if case .known = $0.finding { $0.line.number } else { nil }
            }
        )
    }

    var text: String {
        var table = Table([
            "line": .right, "booked": .left, "amount": .right, "found": .left,
        ])
        var remarks = ""
        for match in matching.lines {
            let line = match.line
            table.add(
                String(line.number),
                line.bookedOn.description,
                pounds(line.signedPence),
                match.finding.phrase
            )
            for remark in match.finding.remarks { remarks += "  line \(line.number): \(remark)\n" }
        }
        let waiting = matching.payments.filter(\.isWaiting).map(\.payment.id.text)
        let left = file.statements.flatMap(\.leftOut).map { "  left out: \($0.why)\n" }.joined()
        return table.text + (remarks.isEmpty ? "" : "\n" + remarks) + left
            + (waiting.isEmpty ? "" : "\nStill to leave: " + waiting.joined(separator: ", ") + "\n")
    }

    var json: JSONValue {
        .array(
            matching.lines.map { match in
                .object([
                    "line": .integer(Int64(match.line.number)),
                    "booked": .text(match.line.bookedOn.description),
                    "amount": .integer(match.line.signedPence),
                    "found": .text(match.finding.word),
                    "payments": .array(match.finding.payments.map { .text($0.text) }),
                    "remarks": .array(match.finding.remarks.map { .text($0) }),
                ])
            }
        )
    }
}

/// One payment that left a bank by its statement, or came back.
struct BankStep {
    let line: Int
    let bookedOn: CalendarDate
    /// For a partner's bank, the claim that the partner paid.
    let payment: PaymentID
    let way: Way

    enum Way {
        case left
        /// It repaid a partner.
        case repaid
        case cameBack
        /// It left a partner's own bank.
        case leftPartner(PartnerCode)
        /// It came back to a partner's own bank.
        case backToPartner(PartnerCode)
    }

    init(_ line: BankLine, _ payment: PaymentID, _ way: Way) {
        (self.line, bookedOn) = (line.number, line.bookedOn)
        (self.payment, self.way) = (payment, way)
    }
}

extension LineMatch.Finding {
    /// The stable word for programs.
    fileprivate var word: String {
        switch self {
        case .certain: "certain"
        case .likely: "likely"
        case .returned: "returned"
        case .known: "known"
        case .undecided: "undecided"
        case .unmatched: "unmatched"
        }
    }

    fileprivate var payments: [PaymentID] {
        switch self {
        case .certain(let id), .likely(let id, _), .returned(let id, _), .known(let id): [id]
        case .undecided(let ids, _): ids
        case .unmatched: []
        }
    }

    fileprivate var phrase: String {
        let ids = payments.map(\.text).joined(separator: " or ")
        switch self {
        case .certain: return "\(ids) left the bank"
        case .likely: return "probably \(ids)"
        case .returned: return "\(ids) came back"
        case .known: return "\(ids), known already"
        case .undecided: return "\(ids): which?"
        case .unmatched: return "none of the payments"
        }
    }

    /// What speaks for it and against it.
    fileprivate var remarks: [String] {
        switch self {
        case .certain, .known: []
        case .likely(_, let grounds), .returned(_, let grounds), .undecided(_, let grounds),
            .unmatched(let grounds):
            grounds.reasons + grounds.doubts.map { "please check: \($0)" }
        }
    }
}

extension ExpectedPayment {
    /// A payment as the books know it.
    fileprivate init?(_ id: PaymentID, in books: any BookReader) throws {
        guard let stored = try books.payment(id) else { return nil }
        let entries = try books.entries(from: id.text).compactMap { try books.entry(at: $0) }
        guard let first = entries.first else { return nil }
        func day(_ events: Set<EventKind>) -> CalendarDate? {
            entries.last { events.contains($0.event) }?.bankDate
        }
        let left = day([.paymentDefrayed, .repaymentDefrayed])
        let back = day([.paymentReturned])
        let standing: Standing =
            switch stored.state {
            case .instructed: .waiting
            case .defrayed: left.map { .defrayed(on: $0) } ?? .waiting
            case .returned: (back ?? left).map { .returned(on: $0) } ?? .waiting
            }
        self.init(
            id: id,
            amount: stored.instructed.total,
            expectedFrom: first.effectiveOn,
            reference: stored.instructed.claims.map(\.text).joined(separator: " "),
            payee: stored.instructed.partner?.text ?? "",
            standing: standing,
            earlier: Days(left: stored.state == .returned ? Set([left].compactMap { $0 }) : [])
        )
    }

    /// A claim as the bank of the partner that pays it may show it: its id stands for a payment's.
    fileprivate init(_ cost: PartnerCost) throws {
        let standing: Standing =
            switch cost.standing {
            case .owed: .waiting
            case .left(let day): .defrayed(on: day)
            }
        self.init(
            id: try PaymentID(cost.claim.text),
            amount: cost.amount,
            expectedFrom: cost.incurredOn,
            beginning: .incurred,
            reference: cost.claim.text,
            payee: "",
            standing: standing,
            earlier: Days(left: cost.earlierDepartures, cameBack: cost.returns)
        )
    }
}
