import CLI
import FileSystem
import Glibc
import Integrity
import StrictJSON
import Testing

@Suite struct BackupTests {
    private let session: Session

    init() throws {
        session = try Session()
        try session.begin()
    }

    private func join(_ partner: String) throws -> Session.Result {
        try session.run(
            "do",
            "partner.join",
            "partner=\(partner)",
            "title=T",
            "--as",
            "u_pm",
            "--json"
        )
    }

    private func backUp(_ name: String = "backup") throws {
        let result = try session.run("backup", "--to", "DIR/\(name)")
        #expect(result.status == .done, "\(result.text)")
    }

    private func restore(_ more: String...) throws -> Session.Result {
        try session.run(["restore", "--from", "DIR/backup", "--json"] + more)
    }

    private func loseBooks() throws { try session.folder.folder("books").remove() }

    private func records() throws -> JSONValue? {
        try session.run("check", "--json").json["records"]
    }

    private func mark() throws -> [UInt8] { try session.folder.file("keys/high-water").bytes() }

    // MARK: Making one

    @Test func `a backup holds both databases and no key, and says what to do with it`() throws {
        let result = try session.run("backup", "--to", "DIR/backup/")
        #expect(
            result.text == """
                19 records of example.org/test are in DIR/backup, read back and checked.
                There are no keys in it: keep a copy of them in another place, never with this one.
                Restore it: farthing restore --from DIR/backup --books DIR --keys DIR

                """
        )
        let backup = session.folder.folder("backup")
        #expect(
            try backup.names() == [
                "backup.txt", "checkpoint", "farthing.settings", "journal.sqlite", "vault.sqlite",
            ]
        )
        #expect(backup.permissions?.mode == 0o700)
        #expect(try backup.file("checkpoint").bytes() == mark())
    }

    @Test func `a backup needs no keys`() throws {
        try session.folder.folder("keys").remove()
        try backUp()
    }

    @Test func `a backup can be read as books are, and not written to`() throws {
        try backUp()
        let before = try session.folder.folder("backup").contents(within: .pack)
        for line in ["check", "trial-balance", "replay"] {
            #expect(try session.run(line, "--books", "DIR/backup").status == .done)
        }
        #expect(try session.folder.folder("backup").contents(within: .pack) == before)
        let result = try session.run(
            "do",
            "partner.join",
            "partner=x",
            "title=T",
            "--as",
            "u_pm",
            "--json",
            "--books",
            "DIR/backup"
        )
        #expect(try result.json["code"] == "store.not-these-books")
        #expect(result.text.contains("a backup's copy"))
    }

    @Test(arguments: ["books/backup", "keys/backup", "books/a/b", "keys/signers/x"])
    func `a backup within the books or the keys is refused`(place: String) throws {
        let result = try session.run("backup", "--to", "DIR/\(place)", "--json")
        #expect(result.status == .refused)
        #expect(try result.json["code"] == "backup.within")
    }

    @Test func `a backup is never written over`() throws {
        try backUp()
        let result = try session.run("backup", "--to", "DIR/backup", "--json")
        #expect(try result.json["code"] == "file.already-there")
        #expect(
            try session.run("backup", "--books", "DIR/none", "--to", "DIR/b", "--json")
                .json["code"] == "store.missing"
        )
        #expect(try session.folder.names() == ["backup", "books", "keys", "setup.jsonl"])
    }

    /// Has every “Northside” in a file be “Southside”, as somebody would with an editor of bytes.
    private func rename(in file: DiskFile) throws {
        var bytes = try file.bytes()
        let (word, other) = (Array("Northside".utf8), Array("Southside".utf8))
        var changes = 0
        for start in bytes.indices.dropLast(word.count) where bytes[start...].starts(with: word) {
            bytes.replaceSubrange(start..<start + word.count, with: other)
            changes += 1
        }
        #expect(changes > 0)
        try file.replace(with: bytes, mode: 0o600)
    }

    @Test func `books that do not check are not backed up`() throws {
        try rename(in: session.folder.file("books/journal.sqlite"))
        let result = try session.run("backup", "--to", "DIR/backup", "--json")
        #expect(result.status == .refused)
        #expect(try result.json["code"] == "backup.books-broken")
        #expect(result.text.contains("check.leaf"))
        #expect(try session.folder.names() == ["books", "keys", "setup.jsonl"])
    }

    @Test func `a backup that was changed together with what it says does not check`() throws {
        try backUp()
        let file = session.folder.file("backup/journal.sqlite")
        let before = Digest(of: try file.bytes())
        try rename(in: file)
        let statement = session.folder.file("backup/backup.txt")
        let text = String(decoding: try statement.bytes(), as: UTF8.self)
        let forged = text.replacing(before.hex, with: Digest(of: try file.bytes()).hex)
        #expect(forged != text)
        try statement.replace(with: Array(forged.utf8))
        try loseBooks()
        let result = try restore()
        #expect(result.status == .refused)
        #expect(try result.json["code"] == "backup.broken")
        #expect(!session.folder.folder("books").exists)
    }

    // MARK: Restoring the newest

    @Test func `books that are lost come back whole and go on`() throws {
        try backUp()
        let (size, remembered) = (try records(), try mark())
        try loseBooks()
        let result = try restore()
        #expect(result.status == .done)
        #expect(try result.json["outcome"] == "restored")
        #expect(try result.json["records"] == size)
        #expect(try result.json["lost"] == 0)
        #expect(try mark() == remembered)
        #expect(!session.folder.folder("keys/losses").exists)
        #expect(try join("west").status == .done)
        #expect(try session.run("check").status == .done)
    }

    @Test func `restored books know where the keys are, from where they lie now`() throws {
        try backUp()
        let result = try restore("--books", "DIR/deep/down/books")
        #expect(result.status == .done)
        session.variables = ["FARTHING_BOOKS": "DIR/deep/down/books"]
        #expect(try join("west").status == .done)
    }

    @Test func `books are never written over`() throws {
        try backUp()
        let result = try restore()
        #expect(result.status == .failed)
        #expect(try result.json["code"] == "file.already-there")
    }

    @Test func `keys of other books are refused, and nothing is there then`() throws {
        try backUp()
        try session.run("init", "--books", "DIR/other", "--keys", "DIR/other-keys")
        try loseBooks()
        let result = try restore("--keys", "DIR/other-keys")
        #expect(result.status == .refused)
        #expect(try result.json["code"] == "keys.other-books")
        #expect(try restore("--keys", "DIR/none").json["code"] == "keys.no-folder")
        #expect(!session.folder.folder("books").exists)
        #expect(try !session.folder.names().contains { $0.hasPrefix(".") })
    }

    @Test func `a statement of another journal is refused`() throws {
        try backUp()
        let file = session.folder.file("backup/backup.txt")
        let text = String(decoding: try file.bytes(), as: UTF8.self)
        try loseBooks()
        let root = try #require(text.split(separator: "\n").first { $0.hasPrefix("root: ") })
        let turned = String(root.dropFirst("root: ".count).reversed())
        for (from, to) in [
            ("records: 19", "records: 18"), ("journal: example.org/test", "journal: example.org/b"),
            (String(root), "root: \(turned)"),
        ] {
            try file.replace(with: Array(text.replacing(from, with: to).utf8))
            #expect(try restore().json["code"] == "backup.other-journal")
        }
        try file.replace(with: Array(text.utf8))
        #expect(try restore().status == .done)
    }

    @Test func `where nothing is remembered it is said that nobody can tell`() throws {
        try backUp()
        try session.folder.file("keys/high-water").replace(with: [])
        try loseBooks()
        #expect(try restore().status == .refused)
        unlink(session.folder.file("keys/high-water").path)
        let result = try session.run("restore", "--from", "DIR/backup")
        #expect(result.status == .done)
        #expect(result.text.contains("so that records may be missing"))
        #expect(try join("west").status == .done)
    }

    // MARK: Restoring an older one

    @Test func `an older backup wants the number of records that are lost`() throws {
        try backUp()
        _ = try join("west")
        _ = try join("east")
        let remembered = try mark()
        try loseBooks()
        let refused = try restore()
        #expect(refused.status == .refused)
        #expect(try refused.json["code"] == "restore.loses-records")
        #expect(refused.text.contains("2 would be lost, records 19 to 20"))
        for number in ["1", "3"] {
            let other = try restore("--lose-records", number, "--reason", "both disks failed")
            #expect(try other.json["code"] == "restore.other-number")
        }
        #expect(try restore("--lose-records", "2").json["code"] == "usage")
        #expect(try restore("--reason", "both disks").json["code"] == "usage")
        #expect(try restore("--lose-records", "0", "--reason", "no").json["code"] == "usage")
        #expect(try restore("--lose-records", "2", "--reason", "é!").json["code"] == "usage")
        #expect(!session.folder.folder("books").exists)
        #expect(!session.folder.folder("keys/losses").exists)
        #expect(try mark() == remembered)
    }

    @Test func `a loss that was agreed to is in writing, and the books go on`() throws {
        try backUp()
        _ = try join("west")
        let remembered = try mark()
        try loseBooks()
        let result = try restore("--lose-records", "1", "--reason", "both disks failed")
        #expect(result.status == .done)
        #expect(try result.json["lost"] == 1)
        #expect(try result.json["remembered"] == 20)
        let losses = session.folder.folder("keys/losses")
        #expect(try losses.file("1.checkpoint").bytes() == remembered)
        let text = String(decoding: try losses.file("1.txt").bytes(), as: UTF8.self)
        #expect(text.contains("\nremembered: 20\n") && text.contains("\nrestored: 19\n"))
        #expect(text.contains("\nreason: both disks failed\n"))
        // The lost command is done anew, since the books know nothing of it.
        #expect(try join("west").json["outcome"] == "created")
        #expect(try session.run("check").status == .done)
    }

    @Test func `nothing is agreed to where nothing is lost`() throws {
        try backUp()
        try loseBooks()
        let result = try restore("--lose-records", "1", "--reason", "both disks failed")
        #expect(try result.json["code"] == "restore.other-number")
    }

    @Test func `whoever was erased after the backup stays so`() throws {
        try backUp()
        let erased = try session.run(
            "do",
            "participant.erase",
            "participant=p_01",
            "basis=request",
            "--as",
            "u_pm"
        )
        #expect(erased.status == .done)
        #expect(try session.folder.file("keys/erased").bytes() == Array("p_01\n".utf8))
        try loseBooks()
        let result = try restore("--lose-records", "1", "--reason", "both disks failed")
        #expect(result.status == .done)
        #expect(try result.json["erased-again"] == .array(["p_01"]))
        #expect(try session.run("check").status == .done)
        let again = try session.run(
            "do",
            "participant.erase",
            "participant=p_01",
            "basis=request",
            "--as",
            "u_pm"
        )
        #expect(again.status == .done)
        // A backup that knows of the erasure has nothing to say of it.
        try session.folder.folder("backup").remove()
        try backUp()
        try loseBooks()
        #expect(try restore().json["erased-again"] == .array([]))
    }

    @Test func `books put back by hand are freed by a backup of them`() throws {
        let books = session.folder.folder("books")
        let before = try books.contents(within: .pack)
        _ = try join("west")
        try books.remove()
        try books.write(before.files)
        #expect(try join("west").json["code"] == "books.rollback")
        try backUp()
        try loseBooks()
        #expect(try restore("--lose-records", "1", "--reason", "put back").status == .done)
        #expect(try join("west").status == .done)
    }
}
