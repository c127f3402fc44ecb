import Integrity
public import Calendar
public import Identifiers
public import Money

/// One defrayed cost that is asked of the funder, once for ever.
public struct DrawdownLine: Hashable, Sendable {
    /// The drawdown.
    public let drawdown: DrawdownID
    /// Seq of the entry that defrayed it.
    public let defrayal: Int
    /// The fund.
    public let fund: FundCode
    /// Pence.
    public let amount: Amount
    /// When it left the bank.
    public let bankDate: CalendarDate
    /// Whether it left before the drawdown's period.
    public let isLate: Bool

    public init(
        drawdown: DrawdownID,
        defrayal: Int,
        fund: FundCode,
        amount: Amount,
        bankDate: CalendarDate,
        isLate: Bool
    ) {
        self.drawdown = drawdown
        self.defrayal = defrayal
        self.fund = fund
        self.amount = amount
        self.bankDate = bankDate
        self.isLate = isLate
    }
}

extension DrawdownLine: RecordContent {
    static let type = "drawdown.line"

    init(from fields: inout FieldReader) throws(RecordError) {
        drawdown = try fields.value("drawdown")
        defrayal = try fields.integer("defrayal")
        fund = try fields.value("fund")
        amount = try fields.value("amount")
        bankDate = try fields.value("bank-date")
        isLate = try fields.flag("late")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("drawdown", drawdown)
        fields.put("defrayal", defrayal)
        fields.put("fund", fund)
        fields.put("amount", amount)
        fields.put("bank-date", bankDate)
        fields.put("late", isLate)
    }
}
