import Integrity
public import Identifiers

/// A statement of a delivery partner's own bank was read and held against the claims that the
/// partner pays first. The file is in the vault. It says nothing of the programme's account, and
/// nothing of the partner's other business.
public struct PartnerBankImported: Hashable, Sendable {
    /// Whose bank it is.
    public let partner: PartnerCode
    /// What the statement comes to.
    public let statement: BankImported

    public init(partner: PartnerCode, statement: BankImported) {
        self.partner = partner
        self.statement = statement
    }
}

extension PartnerBankImported: RecordContent {
    static let type = "partner.bank-imported"

    init(from fields: inout FieldReader) throws(RecordError) {
        partner = try fields.value("partner")
        statement = try BankImported(from: &fields)
        guard statement.closing == nil, statement.unmatched.isEmpty else {
            throw .badField(name: "unmatched", value: String(statement.unmatched.count))
        }
    }

    func write(to fields: inout FieldWriter) {
        fields.put("partner", partner)
        statement.write(to: &fields)
    }
}
