import Approvals
import Capture
import Journal
import Ledger
import Testing

/// docs/SPEC-journal.md says what the code does.
@Suite struct SpecificationTests {
    private let specification: Specification

    init() throws { specification = try Specification() }

    @Test func `it lists exactly the types that there are, each once`() {
        #expect(
            specification.types.sorted() == RecordKind.allCases.map(\.rawValue).sorted()
        )
    }

    @Test(arguments: RecordKind.allCases)
    func `it lists exactly a type's fields in their order`(kind: RecordKind) throws {
        let names = try Statement(Sample(kind)).names.drop { $0 != "case-prev" }.dropFirst()
        #expect(specification.fields(of: kind.rawValue) == Specification.shapes(of: names))
    }

    @Test(arguments: RecordKind.allCases)
    func `it lists exactly the header's fields in their order`(kind: RecordKind) throws {
        let header = specification.fields(under: "## The header")
        #expect(try Statement(Sample(kind)).names.prefix(header.count) == header[...])
    }

    @Test func `its example is a vector`() throws {
        let example = try #require(specification.example)
        #expect(try example == String(decoding: Sample(.partnerJoined).bytes(), as: UTF8.self))
    }

    @Test func `it lists exactly the words that there are`() {
        #expect(
            specification.words == [
                "KeyPurpose": KeyPurpose.allCases.map(\.rawValue),
                "FundingBasis": FundingBasis.allCases.map(\.rawValue),
                "RoleChange": RoleChange.allCases.map(\.rawValue),
                "RelationKind": RelationKind.allCases.map(\.rawValue),
                "OutcomeKind": OutcomeKind.allCases.map(\.rawValue),
                "ErasureBasis": ErasureBasis.allCases.map(\.rawValue),
                "SubjectKind": SubjectKind.allCases.map(\.rawValue),
                "EvidenceKind": EvidenceKind.allCases.map(\.rawValue),
                "FileType": FileType.allCases.map(\.rawValue),
                "Sanitiser": Sanitiser.allCases.map(\.rawValue),
                "MissingEvidence": MissingEvidence.allCases.map(\.rawValue),
                "Provision": Provision.allCases.map(\.rawValue),
                "Closure": Closure.allCases.map(\.rawValue),
                "PaymentPurpose": PaymentPurpose.allCases.map(\.rawValue),
                "ReturnStage": ReturnStage.allCases.map(\.rawValue),
                "BankFormat": BankFormat.allCases.map(\.rawValue),
                "AdjustmentKind": AdjustmentKind.allCases.map(\.rawValue),
                "FunderAnswer": FunderAnswer.allCases.map(\.rawValue),
                "EventKind": EventKind.allCases.map(\.rawValue),
                "ShareMethod": ShareMethod.allCases.map(\.rawValue),
                "Side": Side.allCases.map(\.rawValue),
            ]
        )
    }
}
