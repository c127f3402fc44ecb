import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

/// Records what a funder says to a drawdown (row 13).
///
/// 1. The finance officer asks, for a drawdown of which something is open and a day on which it was
///    submitted already. A funder may pay in parts.
/// 2. Paid is posted: no more than is open of this drawdown. Where the period of its day is closed
///    the entry counts for the first open day, and keeps the bank's date.
/// 3. Disallowed names each cost by its entry, with the amount that the funder will not bear: the
///    reserves bear it (row 15), and the funder owes that much less (row 20).
/// 4. Queried is recorded.
struct AnswerDrawdown: Operation {
    static let name = "drawdown.answer"
    private let drawdown: DrawdownID
    private let answer: FunderAnswer
    private let amount: Amount
    private let on: CalendarDate
    private let lines: [DisallowedPart]

    /// What the funder will not bear of one cost.
    private struct DisallowedPart {
        let entry: Int
        let amount: Amount

        init(from arguments: Arguments) throws(ArgumentError) {
            try arguments.allow("entry", "amount")
            entry = try arguments.count("entry")
            amount = try arguments.amount("amount")
        }
    }

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("drawdown", "answer", "amount", "on", "lines")
        drawdown = try arguments.code("drawdown")
        answer = try arguments.choice("answer")
        amount =
            try answer == .queried
            ? arguments.optionalAmount("amount") ?? .zero : arguments.amount("amount")
        on = try arguments.date("on")
        var lines: [DisallowedPart] = []
        for item in try arguments.items("lines") { lines.append(try DisallowedPart(from: item)) }
        self.lines = lines
        guard lines.isEmpty == (answer != .disallowed) else {
            throw .contradiction("“lines” says which costs are disallowed, and only that.")
        }
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        try context.refuseFuture(on)
        guard let stored = try context.books.drawdown(drawdown) else {
            throw try context.books.preparation(of: drawdown).map {
                DrawdownRefusal.notSubmitted(drawdown, $0.stage)
            } ?? DrawdownRefusal.unknown(drawdown)
        }
        let submitted = stored.submitted
        try context.refuse(on, before: stored)
        let open = try DrawdownStanding(of: submitted, in: context.books).open
        guard open > 0 else { throw DrawdownRefusal.answered(drawdown) }
        guard amount.pence <= open else {
            throw DrawdownRefusal.exceedsTotal(drawdown, asked: open, answered: amount)
        }
        let day = try context.firstOpenDay(from: on, for: [submitted.fund])
        let answered = DrawdownAnswered(drawdown: drawdown, answer: answer, amount: amount, on: on)
        try context.record(.drawdownAnswered(answered), on: day)
        var sentences: [String] = []
        switch answer {
        case .paid: try receive(from: submitted.fund, on: day, in: context)
        case .disallowed: sentences = try disallow(for: submitted.fund, on: day, in: context)
        case .queried: break
        }
        let standing = try DrawdownStanding(of: submitted, in: context.books)
        return ([standing.sentence] + sentences).joined(separator: " ")
    }

    private func receive(
        from fund: FundCode,
        on day: CalendarDate,
        in context: OperationContext
    ) throws {
        let received = Event.DrawdownReceived(
            drawdown: drawdown,
            fund: fund,
            amount: amount,
            receivedOn: on
        )
        try context.post(.drawdownReceived(received), on: day)
    }

    /// - Returns: What is to be said of costs of which a part was disallowed before.
    private func disallow(
        for fund: FundCode,
        on day: CalendarDate,
        in context: OperationContext
    ) throws -> [String] {
        let sum = try Amount.sum(of: lines.map(\.amount))
        guard sum == amount else { throw DrawdownRefusal.linesDiffer(stated: amount, lines: sum) }
        let origins = CostOrigins(books: context.books)
        var sentences: [String] = []
        for part in lines {
            guard try context.books.line(of: part.entry, fund: fund)?.drawdown == drawdown,
                let entry = try context.books.entry(at: part.entry),
                let claim = try origins.claim(behind: part.entry, entry)
            else { throw DrawdownContentsRefusal.noSuchLine(drawdown, part.entry) }
            let before = try context.disallowed(of: claim.id, for: fund)
            try context.disallow(part.amount, of: claim, for: fund, on: day)
            guard before > 0 else { continue }
            sentences.append(
                "Of entry \(part.entry), \(claim.id), \(poundsText(before)) was disallowed before: "
                    + "\(poundsText(before + part.amount.pence)) now, in all."
            )
        }
        let netted = Event.DrawdownNetted(drawdown: drawdown, fund: fund, amount: amount)
        try context.post(.drawdownNetted(netted), on: day)
        return sentences
    }
}

extension OperationContext {
    /// Refuses a day on which a drawdown was not submitted yet: what it asks for would be taken off
    /// before it was asked.
    ///
    /// - Throws: ``DrawdownRefusal/beforeSubmission(_:_:submitted:)``.
    func refuse(_ date: CalendarDate, before stored: StoredDrawdown) throws(DrawdownRefusal) {
        guard date >= stored.submittedOn else {
            throw .beforeSubmission(
                stored.submitted.drawdown,
                date,
                submitted: stored.submittedOn
            )
        }
    }

    /// The pence of a claim's cost that a fund does not bear: the reserves do.
    fileprivate func disallowed(of claim: ClaimID, for fund: FundCode) throws -> Int64 {
        try disallowances(of: claim).reduce(0) { sum, item in
            sum + item.entry.pence(on: .debit, of: .deliveredPaid, fund)
        }
    }
}

extension DrawdownStanding {
    /// What it is in words: `Of £229.05 asked £0.00 is paid, £10.00 disallowed, £219.05 open.`
    fileprivate var sentence: String {
        let since = takenOff == 0 ? "" : "\(poundsText(takenOff)) taken off since, "
        return "Of \(poundsText(asked)) asked \(poundsText(paid)) is paid, "
            + "\(poundsText(disallowed)) disallowed, \(since)\(poundsText(open)) open."
    }
}
