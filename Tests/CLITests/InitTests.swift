import CLI
import FileSystem
import Glibc
import StrictJSON
import Testing

/// `init` that is stopped half-way, at whatever place, and the same again.
@Suite struct InitTests {
    private static let line = [
        "init", "--books", "DIR/books", "--keys", "DIR/keys", "--origin", "example.org/test",
        "--user", "u_pm",
    ]

    /// What is taken away of a finished one, as if it had been stopped before it was there.
    struct Stopping: Sendable, CustomTestStringConvertible {
        let missing: [String]
        var testDescription: String { missing.joined(separator: " ") }
    }

    private static let settings = ["books/farthing.settings"]
    private static let mark = settings + ["keys/high-water"]
    private static let books =
        mark + ["books/vault.sqlite", "books/journal.sqlite"]

    private static let stoppings = [
        Stopping(missing: settings),
        Stopping(missing: mark),
        Stopping(missing: books),
        Stopping(missing: books + ["keys/pack.key"]),
        Stopping(missing: books + ["keys/pack.key", "keys/journal.key"]),
        Stopping(missing: books + ["keys/pack.key", "keys/journal.key", "keys/root.key"]),
    ]

    @Test(arguments: stoppings)
    func `the same again goes on where one was stopped`(stopping: Stopping) throws {
        let session = try Session()
        #expect(try session.run(Self.line).status == .done)
        for name in stopping.missing { try session.remove(name) }
        #expect(try session.run(Self.line).status == .done)
        let options = ["--books", "DIR/books"]
        #expect(try session.run(["check"] + options).status == .done)
        let appoint = ["do", "user.appoint", "user=u_fo", "role=finance-officer", "--as", "u_pm"]
        #expect(try session.run(appoint + options).status == .done)
        #expect(try session.run(Self.line + ["--json"]).json["code"] == "keys.already-there")
    }

    @Test(arguments: stoppings)
    func `a key that is there is never made anew`(stopping: Stopping) throws {
        let session = try Session()
        try session.run(Self.line)
        for name in stopping.missing { try session.remove(name) }
        let root = session.folder.file("keys/root.key")
        let before = root.exists ? try root.bytes() : nil
        try session.run(Self.line)
        if let before { #expect(try root.bytes() == before) }
    }

    @Test func `another one does not go on with it`() throws {
        let session = try Session()
        try session.run(Self.line)
        for name in Self.mark { try session.remove(name) }
        let other = try session.run(Self.line + ["--title", "Another", "--json"])
        #expect(other.status == .refused)
        #expect(try other.json["code"] == "store.not-these-books")
        #expect(!session.folder.file("books/farthing.settings").exists)
    }

    @Test func `books that somebody wrote to since are not begun again`() throws {
        let session = try Session()
        try session.run(Self.line)
        try session.run(
            "do",
            "user.appoint",
            "user=u_fo",
            "role=finance-officer",
            "--as",
            "u_pm",
            "--books",
            "DIR/books"
        )
        for name in Self.settings { try session.remove(name) }
        #expect(try session.run(Self.line + ["--json"]).json["code"] == "keys.already-there")
    }

    @Test func `keys that books were written under begin no others`() throws {
        let session = try Session()
        try session.run(Self.line)
        let others = Self.line.map { $0 == "DIR/books" ? "DIR/others" : $0 }
        #expect(try session.run(others + ["--json"]).json["code"] == "keys.already-there")
        #expect(!session.folder.folder("others").exists)
    }
}

extension Session {
    /// Takes a file away.
    fileprivate func remove(_ name: String) throws {
        let file = folder.file(name)
        guard unlink(file.path) == 0 else { throw FileError.missing(path: file.path) }
    }
}
