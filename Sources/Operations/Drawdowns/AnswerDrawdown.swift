import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

/// Records what a funder says to a drawdown (row 13).
///
/// 1. The finance officer asks, for a drawdown of which something is open and a day after its
///    period. A funder may pay in parts.
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
            throw DrawdownRefusal.unknown(drawdown)
        }
        let submitted = stored.submitted
        guard on > submitted.ends else {
            throw DrawdownRefusal.answerBeforeEnd(on, ends: submitted.ends)
        }
        let open = try context.open(of: submitted)
        guard open > 0 else { throw DrawdownRefusal.answered(drawdown) }
        guard amount.pence <= open else {
            throw DrawdownRefusal.exceedsTotal(drawdown, asked: open, answered: amount)
        }
        let day = try context.firstOpenDay(from: on, for: [submitted.fund])
        let answered = DrawdownAnswered(drawdown: drawdown, answer: answer, amount: amount, on: on)
        try context.record(.drawdownAnswered(answered), on: day)
        switch answer {
        case .paid: try receive(from: submitted.fund, on: day, in: context)
        case .disallowed: try disallow(for: submitted.fund, on: day, in: context)
        case .queried: break
        }
        return nil
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

    private func disallow(
        for fund: FundCode,
        on day: CalendarDate,
        in context: OperationContext
    ) throws {
        let sum = try Amount.sum(of: lines.map(\.amount))
        guard sum == amount else { throw DrawdownRefusal.linesDiffer(stated: amount, lines: sum) }
        let origins = CostOrigins(books: context.books)
        for part in lines {
            guard try context.books.line(of: part.entry, fund: fund)?.drawdown == drawdown,
                let entry = try context.books.entry(at: part.entry),
                let claim = try origins.claim(behind: part.entry, entry)
            else { throw DrawdownContentsRefusal.noSuchLine(drawdown, part.entry) }
            try context.disallow(part.amount, of: claim, for: fund, on: day)
        }
        let netted = Event.DrawdownNetted(drawdown: drawdown, fund: fund, amount: amount)
        try context.post(.drawdownNetted(netted), on: day)
    }
}

extension OperationContext {
    /// What a funder still owes of a drawdown: asked for, less what it paid, will not bear, or was
    /// taken off.
    fileprivate func open(of submitted: DrawdownSubmitted) throws -> Int64 {
        try books.entries(from: submitted.drawdown.text).reduce(0) { open, seq in
            guard let entry = try books.entry(at: seq), try books.reversal(of: seq) == nil else {
                return open
            }
            return open + entry.pence(on: .debit, of: .receivable, submitted.fund)
                - entry.pence(on: .credit, of: .receivable, submitted.fund)
        }
    }
}
