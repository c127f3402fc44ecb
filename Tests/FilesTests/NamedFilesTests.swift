import Capture
import Files
import FileSystem
import Glibc
import Identifiers
import Operations
import StrictJSON
import Testing

/// Files that commands name: evidence is written anew as it is read, once.
@Suite struct NamedFilesTests {
    private let temporary = try? TemporaryFolder()

    private func files(
        _ contents: [String: String],
        normalisingPDF: @escaping PDFNormaliser = { bytes in bytes }
    ) throws -> NamedFiles {
        let folder = try #require(temporary).folder
        for (name, text) in contents { try folder.file(name).replace(with: Array(text.utf8)) }
        return NamedFiles(relativeTo: folder.path, normalisingPDF: normalisingPDF)
    }

    private func request(_ arguments: [JSONValue.Member]) throws -> CommandRequest {
        CommandRequest(
            id: try CommandID("c-1"),
            actor: try UserID("u_kw"),
            name: "x",
            arguments: arguments
        )
    }

    private func naming(_ key: String, _ file: String) -> [JSONValue.Member] {
        [.init(key: key, value: .array([.object([.init(key: "file", value: .text(file))])]))]
    }

    @Test(arguments: ["evidence", "page"])
    func `evidence is written anew; the request stands for what was sent`(key: String) throws {
        let sent = "\u{FEFF}Bus 10.00"
        let files = try files(["a.txt": sent])
        let marked = try files.completing(request(naming(key, "a.txt")))
        #expect(try files.evidence("a.txt").bytes == Array("Bus 10.00".utf8))
        // What was sent is not held any more.
        #expect(files.heldBytes == "Bus 10.00".utf8.count)
        let plain = try self.files(["a.txt": "Bus 10.00"])
        let other = try plain.completing(request(naming(key, "a.txt")))
        #expect(marked.canonicalBytes != other.canonicalBytes)
    }

    @Test func `a file that is not there is said in one sentence, which asks nothing`() throws {
        let files = try files([:])
        let error = #expect(throws: ArgumentError.self) {
            try files.completing(request(naming("evidence", "a.txt")))
        }
        #expect(error?.message == "The file a.txt cannot be read: there is no such file.")
    }

    @Test func `another's commands bring in no file from outside of their folder`() throws {
        let outer = try #require(temporary).folder
        try outer.file("secret.txt").replace(with: Array("not theirs".utf8))
        let inner = outer.folder("commands")
        try inner.create()
        try inner.file("ticket.txt").replace(with: Array("Bus 10.00".utf8))
        symlink("\(outer.path)/secret.txt", "\(inner.path)/link.txt")
        symlink(outer.path, "\(inner.path)/way")
        let files = NamedFiles(relativeTo: inner.path, isEvidenceWithin: true)
        _ = try files.completing(request(naming("evidence", "ticket.txt")))
        _ = try files.completing(request([.init(key: "file", value: .text("../secret.txt"))]))
        let ways = ["../secret.txt", "\(outer.path)/secret.txt", "link.txt", "way/secret.txt"]
        for path in ways {
            let error = #expect(throws: ArgumentError.self, "\(path)") {
                try files.completing(request(naming("evidence", path)))
            }
            #expect(error?.code == "command.unreadable-file")
        }
    }

    @Test func `a file that is read for what it says stays as it is`() throws {
        let files = try files(["a.txt": "\u{FEFF}words"])
        _ = try files.completing(request([.init(key: "file", value: .text("a.txt"))]))
        #expect(try files.bytes("a.txt") == Array("\u{FEFF}words".utf8))
    }

    @Test func `a file that is unfit refuses its command when it is played, not before`() throws {
        let files = try files(["a.jpg": "Bus 10.00"])
        _ = try files.completing(request(naming("evidence", "a.jpg")))
        let error = ArgumentError.unfitFile(
            path: "a.jpg",
            .nameDisagrees(ending: "jpg", with: .text)
        )
        #expect(throws: error) { try files.evidence("a.jpg") }
        #expect(error.code == "evidence.name-disagrees")
    }

    @Test func `what a batch names twice is read once, and then forgotten`() throws {
        let folder = try #require(temporary).folder
        let files = try files(["a.txt": "one"])
        _ = try files.completing(request(naming("evidence", "a.txt")))
        try folder.file("a.txt").replace(with: Array("two".utf8))
        #expect(try files.evidence("a.txt").bytes == Array("one".utf8))
        files.release()
        #expect(try files.evidence("a.txt").bytes == Array("two".utf8))
    }
}
