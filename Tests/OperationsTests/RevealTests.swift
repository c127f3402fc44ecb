import Evidence
import Identifiers
import Integrity
import Journal
import Ledger
import Store
import StrictJSON
import Testing

@testable import Operations

/// What an auditor who holds a pack may be shown besides, by whom, and what is never shown.
@Suite struct RevealTests {
    /// The record of the claim that u_kw1 makes, and of the pack that is issued after it.
    private typealias Places = (claim: Int, pack: Int)

    /// A claim with a ticket and words, and a pack that withholds both.
    private func world(_ profile: JSONValue = .null) throws -> (TestWorld, Places) {
        let world = try TestWorld.pathways()
        for user in ["u_pm", "u_fo", "u_fo2"] {
            try world.done("u_pm2", "signer.enrol", ["user": .text(user)])
        }
        try world.done("u_pm", "signer.enrol", ["user": "u_pm2"])
        let claim = try world.store.read { try $0.head().size }
        let line = TestWorld.line(1041, with: ["what": "bus to the college"])
        try world.does("u_kw1", "claim.submit", TestWorld.claim("cl_1", [line]))
        let issued = try world.done(
            "u_fo",
            "pack.issue",
            ["pack": "pk_1", "recipient": "auditor", "profile": profile]
        )
        return (world, (claim, issued.records.last ?? 0))
    }

    private static func field(_ record: Int, _ field: String) -> JSONValue {
        TestWorld.object(["record": .integer(Int64(record)), "field": .text(field)])
    }

    private static func request(
        _ pack: Int,
        _ fields: [JSONValue],
        agreedBy second: String = "u_pm"
    ) -> TestWorld.Keys {
        [
            "issued": .integer(Int64(pack)), "fields": .array(fields),
            "asked-by": "Ada Auditor", "reason": "Sample 7 of the quarter's audit",
            "approved-by": .text(second),
        ]
    }

    private static let what = "lines.1.commit.what"
    private static let ticket = "evidence.1.commit.file"

    @Test func `a reveal records the fields in order, who asked and why, and a second name`()
        throws
    {
        let (world, at) = try world()
        let fields = [Self.field(at.claim, Self.what), Self.field(at.claim, Self.ticket)]
        let seq = try world.done("u_fo", "pack.reveal", Self.request(at.pack, fields)).records[0]
        guard case .packRevealed(let revealed) = try world.records(from: seq)[0] else {
            Issue.record("not revealed")
            return
        }
        #expect(revealed.pack.text == "pk_1")
        #expect(revealed.issued == at.pack)
        #expect(
            revealed.fields.map(\.description)
                == ["\(at.claim) \(Self.ticket)", "\(at.claim) \(Self.what)"]
        )
        let kept = try world.store.read { books in
            try [revealed.askedBy, revealed.reason].map { try books.privateItem($0) }
        }
        #expect(kept.map { $0?.label } == ["name", "reason"])
        #expect(
            kept.map { String(decoding: $0?.value ?? [], as: UTF8.self) } == [
                "Ada Auditor", "Sample 7 of the quarter's audit",
            ]
        )
        #expect(try world.checkFindings() == [])
        #expect(try world.packFindings() == [])
    }

    @Test func `the second person's signature is over these fields, the asker and the reason`()
        throws
    {
        let (world, at) = try world()
        let fields = [Self.field(at.claim, Self.what)]
        guard
            case .created(let seqs, _) = try world.play(
                "c-reveal",
                "u_fo",
                "pack.reveal",
                Self.request(at.pack, fields)
            ), case .packRevealed(let revealed) = try world.records(from: seqs[0])[0]
        else {
            Issue.record("not revealed")
            return
        }
        let key = try world.keys.signer(UserID("u_pm")).verificationKey
        func isValid(
            fields: [PrivatePlace]? = nil,
            askedBy: Digest? = nil,
            reason: Digest? = nil,
            by actor: String = "u_fo",
            command: String = "c-reveal"
        ) throws -> Bool {
            let consent = RevealConsent(
                pack: revealed.pack,
                issued: revealed.issued,
                fields: fields ?? revealed.fields,
                askedBy: askedBy ?? revealed.askedBy,
                reason: reason ?? revealed.reason,
                requestedBy: try UserID(actor),
                command: try CommandID(command)
            )
            return key.isValid(
                revealed.signature,
                for: try consent.statement(journal: TestWorld.origin)
            )
        }
        #expect(try isValid())
        let another = PrivatePlace(seq: at.claim, field: Self.ticket)
        #expect(try !isValid(fields: revealed.fields + [another]))
        #expect(try !isValid(fields: [another]))
        #expect(try !isValid(askedBy: revealed.reason))
        #expect(try !isValid(reason: revealed.askedBy))
        #expect(try !isValid(by: "u_fo2"))
        #expect(try !isValid(command: "c-later"))
    }

    @Test func `a finance officer and a programme manager, whoever of the two asks`() throws {
        let (world, at) = try world()
        let fields = [Self.field(at.claim, Self.what)]
        func refusal(_ actor: String, _ second: String) throws -> String? {
            try world.refusal(
                actor,
                "pack.reveal",
                Self.request(at.pack, fields, agreedBy: second)
            )
        }
        #expect(try refusal("u_fo", "u_fo") == "reveal.second-person")
        #expect(try refusal("u_fo", "u_fo2") == "reveal.second-person")
        #expect(try refusal("u_pm", "u_pm2") == "reveal.second-person")
        #expect(try refusal("u_fo", "u_kw1") == "reveal.second-person")
        #expect(try refusal("u_kw1", "u_pm") == "actor.not-allowed")
        try world.done("u_pm", "pack.reveal", Self.request(at.pack, fields, agreedBy: "u_fo"))
        try world.done("u_fo", "pack.reveal", Self.request(at.pack, fields))
        #expect(try world.packFindings() == [])
    }

    @Test func `nobody asks or agrees in a matter of their own`() throws {
        let (world, _) = try world()
        try world.done(
            "u_pm",
            "user.appoint",
            ["user": "u_fo", "role": "keyworker", "partner": "northside"]
        )
        let claim = try world.store.read { try $0.head().size }
        let own = TestWorld.claim("cl_2", [TestWorld.line(900, with: ["what": "bus"])])
        try world.does("u_fo", "claim.submit", own)
        let pack = try world.done("u_fo2", "pack.issue", ["pack": "pk_2", "recipient": "auditor"])
        let fields = [Self.field(claim, Self.what)]
        let issued = pack.records.last ?? 0
        #expect(
            try world.refusal("u_fo", "pack.reveal", Self.request(issued, fields))
                == "reveal.own-matter"
        )
        #expect(
            try world.refusal(
                "u_pm",
                "pack.reveal",
                Self.request(issued, fields, agreedBy: "u_fo")
            ) == "reveal.own-matter"
        )
        try world.done("u_fo2", "pack.reveal", Self.request(issued, fields))
    }

    @Test func `only values that records of the pack withhold are revealed, all or none`() throws {
        let (world, at) = try world()
        let good = Self.field(at.claim, Self.what)
        let rows: [(Int, [JSONValue], String)] = [
            (at.pack - 1, [good], "pack.not-issued"),
            (at.pack + 1, [good], "pack.not-issued"),
            (at.pack, [good, Self.field(at.pack + 1, "commit.reason")], "reveal.after-pack"),
            (at.pack, [good, Self.field(at.claim, "lines.2.commit.what")], "reveal.no-such-field"),
            (at.pack, [good, Self.field(at.claim, "lines.1.amount")], "reveal.no-such-field"),
            (at.pack, [good, Self.field(0, "commit.name")], "reveal.no-such-field"),
            (at.pack, [good, Self.field(at.pack, "commit.codes")], "reveal.codes"),
            (at.pack, [good, good], "command.contradiction"),
            (at.pack, [], "command.missing-key"),
        ]
        let size = try world.store.read { try $0.head().size }
        for (pack, fields, code) in rows {
            #expect(try world.refusal("u_fo", "pack.reveal", Self.request(pack, fields)) == code)
        }
        let bodies = try world.records(from: size)
        #expect(bodies.allSatisfy { $0.type == "command.refused" })
        try world.done("u_fo", "pack.reveal", Self.request(at.pack, [good]))
    }

    @Test func `no more is asked for at once than one request reveals`() throws {
        let (world, at) = try world()
        func fields(_ count: Int) -> [JSONValue] {
            (1...count).map { Self.field(at.claim, "lines.\($0).commit.what") }
        }
        let codes = try [200, 201].map {
            try world.refusal("u_fo", "pack.reveal", Self.request(at.pack, fields($0)))
        }
        #expect(codes == ["reveal.no-such-field", "reveal.too-many"])
    }

    @Test func `what is erased is not revealed`() throws {
        let (world, at) = try world()
        let request = Self.request(at.pack, [Self.field(at.claim, Self.what)])
        try world.done("u_fo", "pack.reveal", request)
        try world.done("u_pm", "participant.erase", ["participant": "p_01", "basis": "request"])
        #expect(try world.refusal("u_fo", "pack.reveal", request) == "reveal.erased")
        #expect(try world.checkFindings() == [])
        #expect(try world.packFindings() == [])
    }

    @Test func `what the pack opens by its profile is not revealed, what it withholds is`() throws {
        let profile = """
            format: farthing-profile/v1
            id: for-auditor
            version: 1
            title: Costs of some days
            source: a test
            scope: period
            participants: numbered
            opens: [what]
            lists:
              - file: costs.csv
                title: Costs
                rows: costs
                columns:
                  - {heading: Claim, value: claim}
            """
        let (world, at) = try world()
        world.files.make("auditor.yaml", profile)
        let made = try world.done(
            "u_fo",
            "pack.issue",
            [
                "pack": "pk_2", "recipient": "auditor",
                "profile": TestWorld.object(["file": "auditor.yaml"]),
            ]
        )
        let pack = made.records.last ?? 0
        func request(_ field: String) -> TestWorld.Keys {
            Self.request(pack, [Self.field(at.claim, field)])
        }
        #expect(
            try world.refusal("u_fo", "pack.reveal", request(Self.what)) == "reveal.opened-before"
        )
        try world.done("u_fo", "pack.reveal", request(Self.ticket))
        try world.done(
            "u_fo",
            "pack.reveal",
            Self.request(at.pack, [Self.field(at.claim, Self.what)])
        )
    }

    @Test func `nothing is written where the second person cannot sign`() throws {
        let (world, at) = try world()
        let request = Self.request(at.pack, [Self.field(at.claim, Self.what)])
        try world.keys.replace(UserID("u_pm"))
        #expect(try world.refusal("u_fo", "pack.reveal", request) == "key.not-in-force")
        world.keys.mistype(try UserID("u_pm"))
        #expect(try world.refusal("u_fo", "pack.reveal", request) == "key.wrong-passphrase")
        let bodies = try world.records(from: at.pack + 1)
        #expect(bodies.allSatisfy { $0.type == "command.refused" })
    }
}
