import CLI
import FileSystem
import Foundation
import StrictJSON
import Testing

@Suite struct ApplyTests {
    private let session: Session

    init() throws {
        session = try Session()
        try session.begin()
    }

    private func apply(_ lines: String...) throws -> Session.Result {
        try session.write("more.jsonl", lines.map { $0 + "\n" }.joined())
        return try session.run("apply", "DIR/more.jsonl")
    }

    private static let join =
        #"{"id":"c-1","actor":"u_pm","command":"partner.join","partner":"southside","title":"S"}"#

    @Test func `a command is done once, and the same again exists`() throws {
        let first = try apply(Self.join)
        #expect(first.text == "created  c-1\n1 commands: 1 done, 0 done before, 0 refused.\n")
        let second = try apply(Self.join)
        #expect(second.text == "exists   c-1\n1 commands: 0 done, 1 done before, 0 refused.\n")
        #expect(second.status == .done)
    }

    @Test func `the same id with other content is refused`() throws {
        _ = try apply(Self.join)
        let other = try apply(Self.join.replacing("\"S\"", with: "\"Other\""))
        #expect(other.status == .refused)
        #expect(other.text.contains("command.exists-with-different-request"))
    }

    @Test func `a refusal is remembered, and a malformed line is not`() throws {
        let unknown =
            #"{"id":"c-2","actor":"u_nobody","command":"partner.join","partner":"x","title":"X"}"#
        #expect(try apply(unknown).text.contains("refused  c-2  actor.unknown: "))
        #expect(try apply(unknown).text.contains("was refused before and stays so"))
        #expect(try apply(Self.join.replacing("title", with: "titel")).status == .failed)
        #expect(try apply(Self.join).status == .done)
    }

    @Test func `a bad line is refused with its number and the others are done`() throws {
        let result = try apply("{\"id\":1.0}", Self.join)
        #expect(result.status == .failed)
        #expect(result.text.contains("refused  line 1  json.not-an-integer: At byte 7"))
        #expect(result.text.contains("created  c-1"))
    }

    @Test func `JSON answers are an object a line`() throws {
        try session.write("more.jsonl", Self.join)
        let result = try session.run("apply", "DIR/more.jsonl", "--json")
        #expect(try result.json["outcome"] == "created")
        #expect(try result.json["id"] == "c-1")
        #expect(result.text.split(separator: "\n").count == 1)
    }
}

@Suite struct RollbackTests {
    @Test func `books that were put back to an older copy are found out before a write`() throws {
        let session = try Session()
        try session.begin()
        let books = session.folder.folder("books")
        let before = try books.contents(within: .pack)
        try session.run("do", "partner.join", "partner=south", "title=South", "--as", "u_pm")
        try books.remove()
        try books.write(before.files)
        let result = try session.run(
            "do",
            "partner.join",
            "partner=west",
            "title=West",
            "--as",
            "u_pm",
            "--json"
        )
        #expect(result.status == .refused)
        #expect(try result.json["code"] == "books.rollback")
        #expect(try session.run("check", "--json").status == .refused)
    }

    @Test func `keys of other books are refused`() throws {
        let session = try Session()
        try session.begin()
        try session.run("init", "--books", "DIR/other", "--keys", "DIR/other-keys")
        let result = try session.run(
            "do",
            "partner.join",
            "partner=west",
            "title=West",
            "--as",
            "u_pm",
            "--json",
            "--keys",
            "DIR/other-keys"
        )
        #expect(result.status == .refused)
        #expect(try result.json["code"] == "keys.other-books")
    }

    @Test func `a root key of other books is refused once seals are made by it`() throws {
        let session = try Session()
        try session.begin()
        func join(_ partner: String) throws -> Session.Result {
            try session.run(
                "do",
                "partner.join",
                "partner=\(partner)",
                "title=\(partner)",
                "--as",
                "u_pm",
                "--json"
            )
        }
        try session.write("passphrases", "u_fo the kettle is on again\n")
        let descriptor = open("\(session.folder.path)/passphrases", O_RDONLY)
        defer { close(descriptor) }
        let enrolled = try session.run(
            "do",
            "signer.enrol",
            "user=u_fo",
            "--as",
            "u_pm",
            "--passphrase-fd",
            "\(descriptor)"
        )
        #expect(enrolled.status == .done, "\(enrolled.text)")
        let root = session.folder.file("keys/root.key")
        let own = try root.bytes(limit: 64)
        unlink(root.path)
        try root.create(own.reversed(), mode: 0o400)
        let result = try join("west")
        #expect(result.status == .refused)
        #expect(try result.json["code"] == "keys.other-books")
        unlink(root.path)
        try root.create(own, mode: 0o400)
        #expect(try join("west").status == .done)
    }
}
