public import Approvals

/// Another version of a business case, which leaves no approval of the one before standing.
public struct CaseAmended: Hashable, Sendable {
    /// Version 2 or later.
    public let businessCase: BusinessCase

    public init(businessCase: BusinessCase) { self.businessCase = businessCase }
}

extension CaseAmended: RecordContent {
    static let type = "case.amended"

    init(from fields: inout FieldReader) throws(RecordError) {
        businessCase = try BusinessCase(from: &fields)
        guard businessCase.version > 1 else { throw .contradiction(code: "case.later-version") }
    }

    func write(to fields: inout FieldWriter) { businessCase.write(to: &fields) }
}
