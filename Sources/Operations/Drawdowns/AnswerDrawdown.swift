import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

/// Records what a funder says to a drawdown (row 13).
///
/// 1. The finance officer asks, for a drawdown that was not paid yet and a day after its period.
/// 2. Paid is posted: no more than was asked for, and the floor of what the funder owes refuses too
///    much over all.
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
            guard let entry = Int(exactly: try arguments.integer("entry")), entry >= 0 else {
                throw .notPositive(key: "entry")
            }
            self.entry = entry
            amount = try arguments.amount("amount")
        }
    }

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("drawdown", "answer", "amount", "on", "lines")
        drawdown = try arguments.code("drawdown")
        answer = try arguments.choice("answer")
        amount = try arguments.amount("amount")
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
        guard stored.answer != .paid else { throw DrawdownRefusal.answered(drawdown) }
        let submitted = stored.submitted
        guard on > submitted.ends else {
            throw DrawdownRefusal.answerBeforeEnd(on, ends: submitted.ends)
        }
        let asked = submitted.total.pence - submitted.credited.pence
        guard amount.pence <= asked else {
            throw DrawdownRefusal.exceedsTotal(drawdown, asked: asked, answered: amount)
        }
        let answered = DrawdownAnswered(drawdown: drawdown, answer: answer, amount: amount, on: on)
        try context.record(.drawdownAnswered(answered), on: on)
        switch answer {
        case .paid: try receive(from: submitted.fund, in: context)
        case .disallowed: try disallow(for: submitted.fund, in: context)
        case .queried: break
        }
        return nil
    }

    private func receive(from fund: FundCode, in context: OperationContext) throws {
        let received = Event.DrawdownReceived(
            drawdown: drawdown,
            fund: fund,
            amount: amount,
            receivedOn: on
        )
        try context.post(.drawdownReceived(received), on: on)
    }

    private func disallow(for fund: FundCode, in context: OperationContext) throws {
        let sum = try Amount.sum(of: lines.map(\.amount))
        guard sum == amount else { throw DrawdownRefusal.linesDiffer(stated: amount, lines: sum) }
        let origins = CostOrigins(books: context.books)
        for part in lines {
            guard try context.books.line(of: part.entry, fund: fund)?.drawdown == drawdown,
                let entry = try context.books.entry(at: part.entry),
                let claim = try origins.claim(behind: part.entry, entry)
            else { throw DrawdownContentsRefusal.noSuchLine(drawdown, part.entry) }
            try context.disallow(part.amount, of: claim, for: fund, on: on)
        }
        let netted = Event.DrawdownNetted(drawdown: drawdown, fund: fund, amount: amount)
        try context.post(.drawdownNetted(netted), on: on)
    }
}
