import Integrity
public import Identifiers
public import Ledger

/// One funder's agreement, or the unrestricted reserves.
public struct FundOpened: Hashable, Sendable {
    /// The fund.
    public let fund: FundCode
    /// Its public name.
    public let title: String
    /// ISO 4217; `GBP`.
    public let currency: String
    /// How its money comes: `arrears`, `advance`, or `own` for unrestricted reserves.
    public let basis: FundingBasis

    public init(fund: FundCode, title: String, currency: String, basis: FundingBasis) {
        self.fund = fund
        self.title = title
        self.currency = currency
        self.basis = basis
    }
}

extension FundOpened: RecordContent {
    static let type = "fund.opened"

    init(from fields: inout FieldReader) throws(RecordError) {
        fund = try fields.value("fund")
        title = try fields.text("title")
        currency = try fields.text("currency")
        basis = try fields.value("basis")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("fund", fund)
        fields.put("title", title)
        fields.put("currency", currency)
        fields.put("basis", basis)
    }
}
