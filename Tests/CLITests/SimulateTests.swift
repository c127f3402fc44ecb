import CLI
import FileSystem
import StrictJSON
import Testing

@Suite struct SimulateTests {
    private static let size = ["--participants", "14", "--years", "1", "--partners", "2"]

    private func simulate(_ session: Session, _ arguments: String...) throws -> Session.Result {
        try session.run(["simulate"] + Self.size + arguments)
    }

    @Test func `the same seed gives the same journal, whose answers are all as planned`() throws {
        let session = try Session()
        let one = try simulate(session, "--books", "DIR/one", "--json")
        #expect(one.status == .done, "\(one.text)")
        #expect(try one.json["deviations"] == .array([]))
        #expect(try session.run("check", "--books", "DIR/one").status == .done)
        let two = try simulate(session, "--books", "DIR/two", "--json")
        #expect(two.text == one.text.replacing("/one", with: "/two"))
        let three = try simulate(session, "--books", "DIR/three", "--seed", "3", "--json")
        #expect(three.status == .done, "\(three.text)")
        let newest = try ["one", "two", "three"].map { name in
            try session.folder.folder("\(name)-keys").file("high-water").bytes(limit: 4096)
        }
        #expect(newest[0] == newest[1])
        #expect(newest[0] != newest[2])
    }

    @Test func `the plan and the ledger agree on what a funder owes, to the penny`() throws {
        let session = try Session()
        let made = try simulate(session, "--books", "DIR/books", "--json").json
        let balance = try session.run("trial-balance", "--books", "DIR/books", "--json").json
        guard case .array(let accounts) = balance["accounts"] else {
            Issue.record("there is no trial balance")
            return
        }
        func pence(_ account: String) -> JSONValue? {
            accounts.first { $0["account"] == .text(account) }?["amount"]
        }
        #expect((pence("ESF:M1100") ?? 0) == made["receivable"])
        #expect((pence("ESF:M1150") ?? 0) == made["undrawn"])
        #expect(made["undrawn"] != 0)
    }

    @Test func `the commands alone are those that were played`() throws {
        let session = try Session()
        let made = try simulate(session, "--books", "DIR/books", "--json").json
        let written = try simulate(session, "--commands-only", "--output", "DIR/commands")
        let lines = written.text.split(separator: "\n").filter { $0.hasPrefix("{") }
        #expect(made["commands"] == .integer(Int64(lines.count)))
        #expect(written.text.hasPrefix("#@ 2025-10-01T"))
        let output = session.folder.folder("commands")
        let labels = try output.file("labels.jsonl").bytes(limit: 1 << 20)
        let beside = try session.folder.file("books-labels.jsonl").bytes(limit: 1 << 20)
        #expect(labels == beside)
        #expect(try output.folder("guidance").names().count == 2)
        #expect(try !output.folder("evidence").names().isEmpty)
    }

    @Test func `books that are there are left alone, and what cannot be is refused`() throws {
        let session = try Session()
        #expect(try simulate(session, "--books", "DIR/books").status == .done)
        let before = try session.run("pin", "--books", "DIR/books").text
        let again = try simulate(session, "--books", "DIR/books")
        #expect(again.status != .done)
        #expect(try session.run("pin", "--books", "DIR/books").text == before)
        let never = try session.run("simulate", "--books", "DIR/no", "--years", "11")
        #expect(never.status == .failed)
        #expect(never.text.contains("simulation.years"))
        let scale = try session.run("simulate", "--books", "DIR/no", "--scale", "0")
        #expect(scale.status == .failed)
        let output = try simulate(session, "--books", "DIR/no", "--output", "DIR/out")
        #expect(output.status == .failed)
        #expect(try !session.folder.names().contains("no"))
    }
}
