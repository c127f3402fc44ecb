import Integrity
public import Identifiers

/// The proposer takes a business case back.
public struct CaseWithdrawn: Hashable, Sendable {
    /// The case.
    public let businessCase: CaseID
    /// Its version.
    public let version: Int

    public init(businessCase: CaseID, version: Int) {
        self.businessCase = businessCase
        self.version = version
    }
}

extension CaseWithdrawn: RecordContent {
    static let type = "case.withdrawn"

    init(from fields: inout FieldReader) throws(RecordError) {
        businessCase = try fields.value("business-case")
        version = try fields.ordinal("version")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("business-case", businessCase)
        fields.put("version", version)
    }
}
