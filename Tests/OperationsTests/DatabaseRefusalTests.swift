import Identifiers
import Integrity
import Journal
import Store
import StrictJSON
import Testing

@testable import Operations

/// What becomes of a command, and of its batch, when the store stops it.
@Suite struct DatabaseRefusalTests {
    private static func joining(
        _ id: String,
        _ partner: String,
        trouble: Bool = false
    ) throws -> CommandRequest {
        CommandRequest(
            id: try CommandID(id),
            actor: try UserID("u_pm"),
            name: "test.break-rule",
            arguments: [
                .init(key: "partner", value: .text(partner)),
                .init(key: "for", value: "p_01"),
                .init(key: "trouble", value: .boolean(trouble)),
            ]
        )
    }

    private static func codes(_ answers: [CommandAnswer]) -> [String] {
        answers.map { answer in
            switch answer.result {
            case .created: "created"
            case .exists: "exists"
            case .refused(let refused): refused.code
            case .refusedBefore(let code): "before: \(code)"
            default: "\(answer.result)"
            }
        }
    }

    @Test func `a rule that the database keeps refuses one command of a batch`() throws {
        let world = try TestWorld.pathways()
        let batch = [
            try Self.joining("c-east", "eastside"), try Self.joining("c-north", "northside"),
            try Self.joining("c-west", "westside"),
        ]
        // When the second of three joins a partner that is there
        let answers = try world.player.play(batch)
        // Then it alone is refused, by the rule's name
        #expect(Self.codes(answers) == ["created", "partner.exists", "created"])
        guard case .refused(let refused) = answers[1].result else { return }
        #expect(refused.message.contains("“partner.exists”"))
        #expect(refused.message.hasSuffix("."))
        try world.store.read { books throws in
            #expect(try books.hasPartner(PartnerCode("eastside")))
            #expect(try books.hasPartner(PartnerCode("westside")))
            // And what it kept before the rule stopped it is undone
            #expect(try books.document(Digest(of: Array("eastside".utf8))) != nil)
            #expect(try books.document(Digest(of: Array("northside".utf8))) == nil)
        }
        // And it stays refused while the others stand
        let again = try world.player.play(batch)
        #expect(Self.codes(again) == ["exists", "before: partner.exists", "exists"])
        #expect(try world.checkable.check(CheckRequest()).findings == [])
        try world.expectSound()
    }

    @Test func `trouble of the store fails the batch`() throws {
        let world = try TestWorld.pathways()
        let before = try world.store.read { try $0.head().size }
        let batch = [
            try Self.joining("c-east", "eastside"),
            try Self.joining("c-busy", "busyside", trouble: true),
        ]
        #expect(throws: StoreError.busy) { try world.player.play(batch) }
        #expect(try world.store.read { try $0.head().size } == before)
        // And the same commands are done when the trouble is over
        let again = try world.player.play([batch[0]])
        #expect(Self.codes(again) == ["created"])
    }

    @Test(arguments: [
        ("approval.exists", "approval.exists"), ("duties.approver+claimant", nil),
        ("FOREIGN KEY constraint failed", "store.refused-by-database"),
        ("datatype mismatch", "store.refused-by-database"),
        ("mismatch", "store.refused-by-database"),
        ("entry..unbalanced", "store.refused-by-database"),
    ])
    func `a rule's name is the code, and a sentence of SQLite's is none`(
        rule: String,
        code: String?
    ) {
        #expect(DatabaseRefusal(rule: rule).code == code ?? rule)
    }
}
