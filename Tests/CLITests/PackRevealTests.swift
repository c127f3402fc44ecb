import CLI
import FileSystem
import Glibc
import StrictJSON
import Testing

/// An auditor's question, answered from the worked example's books.
@Suite struct PackRevealTests {
    private let session: Session
    /// The record that issued a pack which withholds everything.
    private let issued: String

    private static let words = "66:lines.1.commit.what"
    private static let picture = "66 evidence.1.commit.file"

    init() throws {
        session = try Session()
        try session.run("demo", "--output", "DIR/demo")
        session.variables = [
            "FARTHING_BOOKS": "DIR/demo/books", "FARTHING_KEYS": "DIR/demo/keys",
            "FARTHING_USER": "u_fo",
        ]
        let made = try session.run("pack", "make", "--output", "DIR/pack", "--json")
        guard case .integer(let seq)? = try made.json["issued"] else {
            throw Session.SetupError(text: made.text)
        }
        issued = String(seq)
    }

    /// Asks for the words; the passphrases come from an open file.
    private func reveal(_ more: String...) throws -> Session.Result { try reveal(more) }

    private func reveal(_ more: [String]) throws -> Session.Result {
        let descriptor = open("\(session.folder.path)/demo/keys/passphrases", O_RDONLY)
        defer { close(descriptor) }
        return try session.run(
            [
                "pack", "reveal", "--asked-by", "Ada Auditor", "--reason", "sample 7",
                "--passphrase-fd", "\(descriptor)", "--output", "DIR/reveal",
            ] + more
        )
    }

    private func files(_ name: String) throws -> [String: [UInt8]] {
        let contents = try session.folder.folder(name).contents(within: .reveal)
        return contents.files.merging(contents.unread.mapValues { Array("\($0)".utf8) }) { $1 }
    }

    @Test func `a reveal is recorded and written, listed, and written again the same`() throws {
        try session.write("fields", "\(Self.picture) withheld\n")
        let made = try reveal(
            "--issued",
            issued,
            "--field",
            Self.words,
            "--fields",
            "\(session.folder.path)/fields",
            "--approved-by",
            "u_pm"
        )
        #expect(made.status == .done, "\(made.text)")
        #expect(made.text.contains("farthing-verify PACK --pin FILE --reveal DIR/reveal"))
        let first = try files("reveal")
        #expect(
            first.keys.sorted() == [
                "README.txt", "checkpoint", "disclosures.txt", "evidence/66-1.jpg", "proof.txt",
                "record.txt",
            ]
        )
        let seq = String((Int(issued) ?? 0) + 1)
        #expect(made.text.contains("recorded as record \(seq)."))
        let list = try session.run("pack", "list")
        #expect(list.text.contains("revealed"))
        let listed = try session.run("pack", "list", "--json").text
        #expect(listed.contains("\"revealed\":\(seq)"))
        #expect(listed.contains("\"requested-by\":\"u_fo\",\"approved-by\":\"u_pm\""))

        try session.run("pack", "make", "--output", "DIR/later")
        let again = try session.run(
            "pack",
            "reveal",
            "--revealed",
            seq,
            "--output",
            "DIR/again"
        )
        #expect(again.status == .done, "\(again.text)")
        #expect(try files("again") == first)
    }

    @Test func `a pack is named by its id as well, and one that is none is refused`() throws {
        let asking = ["--field", Self.words, "--approved-by", "u_pm"]
        let made = try reveal(["--pack", "pk_\(issued)"] + asking)
        #expect(made.status == .done, "\(made.text)")
        try session.folder.folder("reveal").remove()
        let none = try reveal(["--pack", "pk_9999"] + asking)
        #expect(none.status == .refused)
        #expect(none.text.contains("pack.not-issued"))
    }

    @Test(arguments: [
        ["--issued", "1", "--approved-by", "u_pm"],
        ["--issued", "1", "--field", "66:lines.1.commit.what"],
        ["--field", "66:lines.1.commit.what", "--approved-by", "u_pm"],
        ["--issued", "1", "--pack", "pk_1", "--field", "66:a", "--approved-by", "u_pm"],
        ["--issued", "1", "--field", "66 lines.1.commit.what", "--approved-by", "u_pm"],
        ["--issued", "1", "--field", "066:lines.1.commit.what", "--approved-by", "u_pm"],
        ["--issued", "1", "--field", "lines.1.commit.what", "--approved-by", "u_pm"],
        ["--revealed", "1"],
    ])
    func `what is not said in full is wrong usage, and nothing is written`(
        arguments: [String]
    ) throws {
        let asked = try session.run(
            [
                "pack", "reveal", "--asked-by", "Ada", "--reason", "why", "--output", "DIR/reveal",
            ] + arguments
        )
        #expect(asked.status == .failed, "\(asked.text)")
        #expect(!session.folder.folder("reveal").exists)
    }

    @Test func `a place where something is, is refused before anything is recorded`() throws {
        try session.folder.folder("reveal").create()
        try session.write("reveal/kept", "kept")
        let asked = try reveal("--issued", issued, "--field", Self.words, "--approved-by", "u_pm")
        #expect(asked.status == .failed, "\(asked.text)")
        #expect(try !session.run("pack", "list").text.contains("revealed"))
    }

    @Test func `a refused request leaves no folder`() throws {
        let asked = try reveal("--issued", issued, "--field", Self.words, "--approved-by", "u_fo")
        #expect(asked.status == .refused)
        #expect(asked.text.contains("reveal.second-person"))
        #expect(!session.folder.folder("reveal").exists)
        #expect(!session.folder.folder(".reveal.unfinished").exists)
    }
}
