import Integrity
public import Calendar
public import Identifiers

/// The page of a partner's bank statement that shows what it paid. The page is in the vault.
public struct PartnerPageKept: Hashable, Sendable {
    /// The claim that the partner paid.
    public let claim: ClaimID
    /// Who paid it.
    public let partner: PartnerCode
    /// The day on which it left the partner's bank.
    public let on: CalendarDate
    /// The page.
    public let page: StatementPage

    public init(claim: ClaimID, partner: PartnerCode, on: CalendarDate, page: StatementPage) {
        self.claim = claim
        self.partner = partner
        self.on = on
        self.page = page
    }
}

extension PartnerPageKept: RecordContent {
    static let type = "partner.page-kept"

    init(from fields: inout FieldReader) throws(RecordError) {
        claim = try fields.value("claim")
        partner = try fields.value("partner")
        on = try fields.value("on")
        page = try fields.page()
    }

    func write(to fields: inout FieldWriter) {
        fields.put("claim", claim)
        fields.put("partner", partner)
        fields.put("on", on)
        fields.put(page)
    }
}
