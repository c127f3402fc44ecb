import Integrity
public import Calendar
public import Identifiers
public import Money

/// What the bank's statement says; it must agree to the penny.
public struct BankAsserted: Hashable, Sendable {
    /// One fund's share, or `-` for all of them.
    public let fund: FundCode?
    /// The statement's day.
    public let on: CalendarDate
    /// Pence.
    public let amount: Amount
    /// Which statement.
    public let reference: String

    public init(fund: FundCode?, on: CalendarDate, amount: Amount, reference: String) {
        self.fund = fund
        self.on = on
        self.amount = amount
        self.reference = reference
    }
}

extension BankAsserted: RecordContent {
    static let type = "bank.asserted"

    init(from fields: inout FieldReader) throws(RecordError) {
        fund = try fields.optional("fund")
        on = try fields.value("on")
        amount = try fields.value("amount")
        reference = try fields.text("reference")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("fund", fund)
        fields.put("on", on)
        fields.put("amount", amount)
        fields.put("reference", reference)
    }
}
