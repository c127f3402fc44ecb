import Integrity
public import Calendar
public import Identifiers
public import Money

/// What the funder says to it.
public struct DrawdownAnswered: Hashable, Sendable {
    /// Which one.
    public let drawdown: DrawdownID
    /// `paid`, `queried` or `disallowed`.
    public let answer: FunderAnswer
    /// Pence paid or disallowed.
    public let amount: Amount
    /// When.
    public let on: CalendarDate

    public init(drawdown: DrawdownID, answer: FunderAnswer, amount: Amount, on: CalendarDate) {
        self.drawdown = drawdown
        self.answer = answer
        self.amount = amount
        self.on = on
    }
}

extension DrawdownAnswered: RecordContent {
    static let type = "drawdown.answered"

    init(from fields: inout FieldReader) throws(RecordError) {
        drawdown = try fields.value("drawdown")
        answer = try fields.value("answer")
        amount = try fields.value("amount")
        on = try fields.value("on")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("drawdown", drawdown)
        fields.put("answer", answer)
        fields.put("amount", amount)
        fields.put("on", on)
    }
}
