import CLI
import FileSystem
import StrictJSON
import Testing
import _TestSupport

@Suite struct DemoTests {
    private static let example =
        "\(#filePath.dropLast("Tests/CLITests/DemoTests.swift".count))"
        + "Exports/worked-example/commands.jsonl"

    @Test func `the worked example tells its story, and twice gives the same pack`() throws {
        let session = try Session()
        let first = try session.run("demo", "--output", "DIR/demo", "--example", Self.example)
        #expect(first.status == .done)
        try expectSnapshot(first.text, named: "demo.txt")
        let pack = try session.folder.folder("demo/pack").contents(within: .pack)
        let again = try session.run("demo", "--output", "DIR/demo", "--example", Self.example)
        #expect(again.text == first.text)
        #expect(try session.folder.folder("demo/pack").contents(within: .pack) == pack)

        let books = ["--books", "DIR/demo/books"]
        #expect(try session.run(["check"] + books).status == .done)
        #expect(try session.run(["replay"] + books).status == .done)
        let issued = try session.run(["pack", "list", "--json"] + books).json
        guard case .array(let packs) = issued, let record = packs.first?["issued"],
            case .integer(let seq) = record as JSONValue
        else {
            Issue.record("no pack was issued")
            return
        }
        let made = ["pack", "make", "--issued", "\(seq)", "--output", "DIR/again"]
        #expect(try session.run(made + books).status == .done)
        #expect(try session.folder.folder("again").contents(within: .pack) == pack)
    }

    @Test func `a business case is shown with all that was said and decided about it`() throws {
        let session = try Session()
        try session.run("demo", "--output", "DIR/demo", "--example", Self.example)
        session.variables = ["FARTHING_BOOKS": "DIR/demo/books", "FARTHING_KEYS": "DIR/demo/keys"]
        let texts = try ["bc_0001", "bc_0002", "bc_0004"].map { try session.run("show", $0).text }
        try expectSnapshot(texts.joined(separator: "\n"), named: "show.txt")
        // And programs read the same
        let declined = try session.run("show", "bc_0004", "--json").json
        guard case .array(let steps)? = declined["history"], let last = steps.last else {
            Issue.record("there is no history")
            return
        }
        #expect(last["what"] == .text("declined"))
        #expect(last["reason"] == .text("cheaper-alternative"))
        #expect(last["words"] == .text("Ask the bicycle recycling project first; they lend."))
    }

    @Test func `a folder that holds something else is left alone`() throws {
        let session = try Session()
        try session.write("mine.txt", "precious")
        let result = try session.run("demo", "--output", "DIR", "--example", Self.example, "--json")
        #expect(result.status == .failed)
        #expect(try session.folder.names() == ["mine.txt"])
    }
}
