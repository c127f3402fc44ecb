import Calendar
import Identifiers
import Integrity
import Journal
import Testing

/// One record of a type, made up.
struct Sample: Sendable, CustomTestStringConvertible {
    let kind: RecordKind
    let extent: Extent

    init(_ kind: RecordKind, _ extent: Extent = .full) {
        self.kind = kind
        self.extent = extent
    }

    /// Each type with all that is optional and with none of it.
    static let all = RecordKind.allCases.flatMap { kind in
        Extent.allCases.map { Sample(kind, $0) }
    }

    var testDescription: String { "\(kind.rawValue), \(extent)" }

    func record() throws -> Record { try Record(header: header(), body: kind.body(extent)) }

    func bytes() throws -> [UInt8] { try record().bytes() }

    private func header() throws -> RecordHeader {
        let isFirst = kind == .journalCreated
        return RecordHeader(
            journal: "example.org/pathways",
            seq: isFirst ? 0 : 7,
            command: try CommandID("c-0008"),
            request: try Seal(
                hex: "5d0b4f3a2c1e0f9e8d7c6b5a49382716050403020100ffeeddccbbaa99887766"
            ),
            effectiveOn: try CalendarDate("2026-04-14"),
            time: try Instant("2026-04-14T09:02:11.000Z"),
            previous: isFirst
                ? .zero
                : try Digest(
                    hex: "3e1fd0c5a9b8c7d6e5f40312233445566778899aabbccddeeff0011223344556"
                ),
            actor: try UserID("u_pm"),
            chain: try chain()
        )
    }

    /// What is about a claim or business case stands in its chain.
    private func chain() throws -> CaseLink? {
        let kinds = ["claim.", "case.", "decision.", "question.", "approval.", "entry."]
        guard extent == .full, kinds.contains(where: kind.rawValue.hasPrefix) else { return nil }
        return CaseLink(id: "bc_9001", number: 3, previous: try digest(15))
    }
}
