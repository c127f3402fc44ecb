import Capture
import FileSystem
import Files
import Identifiers
import Operations
import Testing

@Suite struct CommandFileTests {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    /// Reads a file of these lines: each as a word, its id or its code.
    private func read(_ text: String) throws -> [String] {
        try read(Array(text.utf8))
    }

    private func read(_ bytes: [UInt8]) throws -> [String] {
        let file = temporary.folder.file("commands.jsonl")
        try file.replace(with: bytes)
        let commands = try CommandFile(file.path)
        var lines: [String] = []
        while let line = try commands.next() {
            switch line {
            case .remark(let text): lines.append("#\(text)")
            case .command(let request): lines.append(request.id.text)
            case .malformed(let line): lines.append("\(line.number) \(line.code)")
            }
        }
        return lines
    }

    private static let good = #"{"id":"c-1","actor":"u_pm","command":"partner.join"}"#

    @Test func `empty lines are passed over and remarks are told apart`() throws {
        #expect(try read("# one\n\n\(Self.good)\n#@ two\n") == ["# one", "c-1", "#@ two"])
    }

    @Test func `the last line needs no line feed`() throws {
        #expect(try read(Self.good) == ["c-1"])
    }

    @Test(arguments: [
        (#"{"id":"c-1","id":"c-2","actor":"u","command":"x"}"#, "1 json.duplicate-key"),
        (#"{"id":"c-1","actor":"u","command":"x","amount":1.0}"#, "1 json.not-an-integer"),
        (#"{"id":"c-1","actor":"u","command":"x","amount":1e3}"#, "1 json.not-an-integer"),
        (#"{"id":"c-1","actor":"u","command":"x","amount":01}"#, "1 json.not-an-integer"),
        (#"{"id":"c-1","actor":"u","command":"x"} {}"#, "1 json.trailing-bytes"),
        (#"{"id":"c-1","actor":"u"}"#, "1 command.missing-key"),
        (#"{"id":"","actor":"u","command":"x"}"#, "1 command.wrong-kind"),
        (#"{"id":"a b","actor":"u","command":"x"}"#, "1 command.bad-code"),
        (#"["id"]"#, "1 command.not-an-object"),
        (
            "{\"id\":\"c-1\",\"actor\":\"u\",\"command\":\"x\",\"t\":\"\u{202E}\"}",
            "1 json.forbidden-character"
        ),
    ])
    func `a malformed line has its number and its code`(line: String, code: String) throws {
        #expect(try read(line + "\n" + Self.good) == [code, "c-1"])
    }

    @Test func `bytes that are not UTF-8 are malformed`() throws {
        let bytes = Array(#"{"id":"c-1","actor":"u","command":""#.utf8) + [0xFF, 0x22, 0x7D]
        #expect(try read(bytes) == ["1 json.invalid-utf8"])
    }

    @Test func `a line of 65536 bytes is read and one of 65537 is not`() throws {
        let start = #"{"id":"c-1","actor":"u_pm","command":"x","t":""#
        let longest = start + String(repeating: "a", count: 65_536 - start.utf8.count - 2) + "\"}"
        #expect(longest.utf8.count == 65_536)
        #expect(try read(longest + "\n" + Self.good) == ["c-1", "c-1"])
        #expect(try read("a" + longest + "\n" + Self.good) == ["1 json.too-long", "c-1"])
    }

    @Test func `lines are found whatever pieces the file is read in`() throws {
        let lines = (0..<9000).map { #"{"id":"c-\#($0)","actor":"u_pm","command":"partner.join"}"# }
        let ids = try read(lines.joined(separator: "\n") + "\n")
        #expect(ids == (0..<9000).map { "c-\($0)" })
    }

    @Test func `a named file is read beside the command file, and its bytes make the request`()
        throws
    {
        let named = #"{"id":"c-1","actor":"u","command":"x","evidence":[{"file":"a.txt"}]}"#
        let commands = temporary.folder.file("commands.jsonl")
        try commands.replace(with: Array(named.utf8))
        let receipt = temporary.folder.file("a.txt")
        var canonical: [[UInt8]] = []
        for text in ["one", "one", "two"] {
            try receipt.replace(with: Array(text.utf8))
            let file = try CommandFile(commands.path)
            guard case .command(let request) = try file.next() else {
                Issue.record("the line was not read")
                return
            }
            #expect(try file.named.evidence("a.txt").bytes == Array(text.utf8))
            canonical.append(request.canonicalBytes)
        }
        #expect(canonical[0] == canonical[1])
        #expect(canonical[0] != canonical[2])
    }

    @Test func `a file that a command names and that is not there makes the line malformed`()
        throws
    {
        let line = #"{"id":"c-1","actor":"u","command":"x","file":"none.txt"}"#
        #expect(try read(line) == ["1 command.unreadable-file"])
    }

    @Test func `a missing command file is a failure of its own`() {
        #expect(throws: FileError.missing(path: "/nowhere/x")) { try CommandFile("/nowhere/x") }
    }
}
