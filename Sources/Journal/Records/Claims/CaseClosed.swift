import Integrity
public import Approvals
public import Identifiers

/// What is left of an approved case is put back.
public struct CaseClosed: Hashable, Sendable {
    /// The case.
    public let businessCase: CaseID
    /// `released` or `expired`.
    public let reason: Closure

    public init(businessCase: CaseID, reason: Closure) {
        self.businessCase = businessCase
        self.reason = reason
    }
}

extension CaseClosed: RecordContent {
    static let type = "case.closed"

    init(from fields: inout FieldReader) throws(RecordError) {
        businessCase = try fields.value("business-case")
        reason = try fields.value("reason")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("business-case", businessCase)
        fields.put("reason", reason)
    }
}
