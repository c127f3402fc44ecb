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
/// 2. Queried or disallowed is recorded; which costs the funder will not bear are entries of their
///    own, by cost.disallow. Paid is posted: no more than was asked for, and the floor of what
///    the funder owes refuses too much over all.
struct AnswerDrawdown: Operation {
    static let name = "drawdown.answer"
    private let drawdown: DrawdownID
    private let answer: FunderAnswer
    private let amount: Amount
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("drawdown", "answer", "amount", "on")
        drawdown = try arguments.code("drawdown")
        answer = try arguments.choice("answer")
        amount = try arguments.amount("amount")
        on = try arguments.date("on")
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
        guard amount <= submitted.total else {
            throw DrawdownRefusal.exceedsTotal(
                drawdown,
                total: submitted.total,
                asked: amount
            )
        }
        let answered = DrawdownAnswered(
            drawdown: drawdown,
            answer: answer,
            amount: amount,
            on: on
        )
        try context.record(.drawdownAnswered(answered), on: on)
        if answer == .paid {
            let received = Event.DrawdownReceived(
                drawdown: drawdown,
                fund: submitted.fund,
                amount: amount,
                receivedOn: on
            )
            try context.post(.drawdownReceived(received), on: on)
        }
        return nil
    }
}
