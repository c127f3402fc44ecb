public import Approvals

/// The first version of a business case.
public struct CaseSubmitted: Hashable, Sendable {
    /// Version 1.
    public let businessCase: BusinessCase

    public init(businessCase: BusinessCase) { self.businessCase = businessCase }
}

extension CaseSubmitted: RecordContent {
    static let type = "case.submitted"

    init(from fields: inout FieldReader) throws(RecordError) {
        businessCase = try BusinessCase(from: &fields)
        guard businessCase.version == 1 else { throw .contradiction(code: "case.first-version") }
    }

    func write(to fields: inout FieldWriter) { businessCase.write(to: &fields) }
}
