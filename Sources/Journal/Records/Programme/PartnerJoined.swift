import Integrity
public import Identifiers

/// A delivery partner.
public struct PartnerJoined: Hashable, Sendable {
    /// The partner.
    public let partner: PartnerCode
    /// Its public name.
    public let title: String

    public init(partner: PartnerCode, title: String) {
        self.partner = partner
        self.title = title
    }
}

extension PartnerJoined: RecordContent {
    static let type = "partner.joined"

    init(from fields: inout FieldReader) throws(RecordError) {
        partner = try fields.value("partner")
        title = try fields.text("title")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("partner", partner)
        fields.put("title", title)
    }
}
