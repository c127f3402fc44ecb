import Calendar
import Evidence
import Files
import Identifiers
import Journal
import Profiles
import Store
import StrictJSON
import Testing

@testable import Operations

/// What a pack opens by its profile, of real books.
@Suite struct PackProfileTests {
    private typealias World = TestWorld

    private static let profile = """
        format: farthing-profile/v1
        id: for-auditor
        version: 3
        title: Costs of some days
        source: a test
        scope: period
        participants: numbered
        opens: [evidence, what]
        lists:
          - file: costs.csv
            title: Costs
            rows: costs
            columns:
              - {heading: Claim, value: claim}
              - {heading: What, value: what}
              - {heading: Amount, value: amount}
        """

    /// Two claims with a ticket and a line of words each, the first of them made on 20 June.
    private func world() throws -> World {
        let world = try World.pathways()
        for id in ["cl_2", "cl_1"] {
            if id == "cl_1" { try world.clock.move(to: "2026-06-20") }
            let line = World.line(1041, with: ["what": .text("bus of \(id)")])
            try world.does("u_kw1", "claim.submit", World.claim(id, [line]))
        }
        world.files.make("auditor.yaml", Self.profile)
        return world
    }

    private func issue(_ world: World, _ profile: JSONValue? = nil) throws -> EvidencePack {
        let issued = try world.done(
            "u_fo",
            "pack.issue",
            [
                "pack": "pk_1", "recipient": "auditor",
                "profile": profile ?? World.object(["file": "auditor.yaml"]),
            ]
        )
        return try world.pack(issuedAt: issued.records.last ?? 0)
    }

    private static func text(_ path: String, of pack: EvidencePack) -> String {
        String(decoding: pack.files["data/\(path)"] ?? [], as: UTF8.self)
    }

    @Test func `a pack by a profile opens what it names, verifies, and brings its files`() throws {
        let world = try world()
        let pack = try issue(world)
        #expect(world.verdict(of: pack).findings == [])
        let receipts = pack.paths.filter { $0.hasPrefix("data/evidence/") }
        #expect(
            receipts.map { Self.text(String($0.dropFirst(5)), of: pack) }.sorted() == [
                "receipts/cl_1", "receipts/cl_2",
            ]
        )
        #expect(Self.text("index.html", of: pack).contains("What it was for: bus of cl_1"))
        #expect(Self.text("profile/for-auditor-v3.yaml", of: pack) == Self.profile)
        #expect(Self.text("profile/costs.csv", of: pack).contains("cl_2"))
        #expect(Self.text("PACK.txt", of: pack).contains("\nprofile: for-auditor/3\n"))
    }

    @Test func `what was made before the pack was issued is the pack's, if nothing came between`()
        throws
    {
        let world = try world()
        let profile = try ProfileParser.parse(Array(Self.profile.utf8))
        let request = ProfileRequest(made: try CalendarDate("2026-06-20"))
        let shelf = ProfileShelf()
        func prepare() throws {
            try world.store.read { _ = try shelf.prepared(profile, request, in: $0) }
        }
        try prepare()
        let size = try world.store.read { try $0.head().size }
        #expect(shelf.found(profile, request, size: size) != nil)
        #expect(shelf.found(profile, request, size: size + 1) == nil)
        let later = ProfileRequest(made: try CalendarDate("2026-06-21"))
        #expect(shelf.found(profile, later, size: size) == nil)
        let other = try ProfileParser.parse(
            Array(Self.profile.replacing("version: 3", with: "version: 4").utf8)
        )
        #expect(shelf.found(other, request, size: size) == nil)
        let pack = try issue(world)
        #expect(try world.pack(issuedAt: size, made: shelf).files == pack.files)
        // A claim comes between: what was made before it is not taken.
        let line = World.line(1, with: ["what": .text("toll")])
        try prepare()
        try world.does("u_kw1", "claim.submit", World.claim("cl_3", [line]))
        let seq = try #require(
            world.done(
                "u_fo",
                "pack.issue",
                [
                    "pack": "pk_2", "recipient": "auditor",
                    "profile": World.object(["file": "auditor.yaml"]),
                ]
            ).records.last
        )
        let late = try world.pack(issuedAt: seq, made: shelf)
        #expect(Self.text("profile/costs.csv", of: late).contains("cl_3"))
    }

    @Test func `nothing of a claim outside of the days is opened`() throws {
        let world = try world()
        let days: World.Members = ["file": "auditor.yaml", "from": "2026-06-20"]
        let pack = try issue(world, World.object(days))
        #expect(world.verdict(of: pack).findings == [])
        let everything = pack.files.values.map { String(decoding: $0, as: UTF8.self) }
        #expect(everything.contains { $0.contains("bus of cl_1") })
        #expect(!everything.contains { $0.contains("bus of cl_2") })
        #expect(pack.paths.count { $0.hasPrefix("data/evidence/") } == 1)
    }

    @Test func `the same record gives the same pack, until an erasure`() throws {
        let world = try world()
        let pack = try issue(world)
        let seq = try world.store.read { try $0.head().size } - 1
        let later: TestWorld.Keys = [
            "participant": "p_01", "outcome": "bank-account", "on": "2026-06-12",
        ]
        try world.done("u_kw1", "outcome.record", later)
        #expect(try world.pack(issuedAt: seq) == pack)

        try world.done("u_pm", "participant.erase", ["participant": "p_01", "basis": "request"])
        let after = try world.pack(issuedAt: seq)
        #expect(after != pack)
        #expect(world.verdict(of: after).findings == [])
        #expect(Self.text("disclosures.txt", of: after).contains(" lines.1.commit.what erased\n"))
        #expect(!after.paths.contains { $0.hasPrefix("data/evidence/") })
        #expect(Self.text("profile/costs.csv", of: pack).contains("cl_2,bus of cl_2,"))
        #expect(Self.text("profile/costs.csv", of: after).contains("cl_2,erased,"))
    }

    @Test func `a recipient keeps their codes, and another has others`() throws {
        let world = try world()
        func codes(_ pack: String, for recipient: JSONValue) throws -> Set<String> {
            let issued = try world.done(
                "u_fo",
                "pack.issue",
                ["pack": .text(pack), "recipient": recipient]
            )
            let made = try world.pack(issuedAt: issued.records.last ?? 0)
            let rows = Self.text("transactions.csv", of: made).split(separator: "\r\n").dropFirst()
            return Set(rows.map { String($0.split(separator: ",")[7]) })
        }
        let first = try codes("pk_1", for: "ESF")
        #expect(first.allSatisfy { $0.hasPrefix("P-") && $0.utf8.count == 14 })
        #expect(try codes("pk_2", for: "ESF") == first)
        #expect(try codes("pk_3", for: "LOT").isDisjoint(with: first))
    }

    @Test func `a file that is no profile, or lacks its drawdown, issues nothing`() throws {
        let world = try world()
        let size = try world.store.read { try $0.head().size }
        world.files.make("none.yaml", "format: other\n")
        world.files.make(
            "drawdown.yaml",
            Self.profile.replacing("scope: period", with: "scope: drawdown")
        )
        let refusals = [
            ("none.yaml", "profile.unreadable"), ("drawdown.yaml", "profile.drawdown-missing"),
        ]
        for (file, code) in refusals {
            let keys: TestWorld.Keys = [
                "pack": "pk_1", "recipient": "auditor",
                "profile": World.object(["file": .text(file)]),
            ]
            #expect(try world.refusal("u_fo", "pack.issue", keys) == code)
        }
        let bodies = try world.records(from: size)
        #expect(bodies.allSatisfy { $0.type == "command.refused" })
    }
}
