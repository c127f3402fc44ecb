import Capture
import FileSystem
import Files
import Identifiers
import Operations
import Testing

/// Lines that are played together, the next of which are read meanwhile.
@Suite struct CommandBatchTests {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    private func commands(_ lines: [String]) throws -> CommandFile {
        let file = temporary.folder.file("commands.jsonl")
        try file.replace(with: Array(lines.joined(separator: "\n").utf8))
        return try CommandFile(file.path)
    }

    private func command(_ id: Int, file: String? = nil) -> String {
        let named = file.map { #","evidence":[{"file":"\#($0)"}]"# } ?? ""
        return #"{"id":"c-\#(id)","actor":"u_pm","command":"x"\#(named)}"#
    }

    private func ids(_ batch: CommandBatch) -> [String] {
        batch.lines.map { line in
            switch line {
            case .command(let request): request.id.text
            case .malformed: "malformed"
            case .remark(let text): "#\(text)"
            }
        }
    }

    @Test func `a batch has so many lines, and the last says so`() throws {
        let file = try commands([command(1), "no command", command(3), command(4)])
        let first = try file.batch(of: 3, endsAtRemarks: false)
        #expect(ids(first) == ["c-1", "malformed", "c-3"])
        #expect(!first.isLast && first.remark == nil)
        let second = try file.batch(of: 3, endsAtRemarks: false)
        #expect(ids(second) == ["c-4"])
        #expect(second.isLast)
        #expect(second.progress.done == second.progress.of)
    }

    @Test func `a file of as many lines as a batch has ends with an empty one`() throws {
        let file = try commands([command(1), command(2)])
        #expect(try !file.batch(of: 2, endsAtRemarks: false).isLast)
        let rest = try file.batch(of: 2, endsAtRemarks: false)
        #expect(rest.lines.isEmpty && rest.isLast)
    }

    @Test func `a remark ends a batch for whoever hears it, and is passed over else`() throws {
        let lines = [command(1), "# said", command(2)]
        let heard = try commands(lines)
        let first = try heard.batch(of: 9, endsAtRemarks: true)
        #expect(ids(first) == ["c-1"])
        #expect(first.remark == " said" && !first.isLast)
        #expect(ids(try heard.batch(of: 9, endsAtRemarks: true)) == ["c-2"])
        #expect(ids(try commands(lines).batch(of: 9, endsAtRemarks: false)) == ["c-1", "c-2"])
    }

    @Test func `the next batch has its own bytes of a file of the same name`() throws {
        let ticket = temporary.folder.file("a.txt")
        let file = try commands([command(1, file: "a.txt"), command(2, file: "a.txt")])
        try ticket.replace(with: Array("one".utf8))
        let first = try file.batch(of: 1, endsAtRemarks: false)
        try ticket.replace(with: Array("two".utf8))
        let second = try file.batch(of: 1, endsAtRemarks: false)
        guard case .command(let one) = first.lines[0], case .command(let two) = second.lines[0]
        else {
            Issue.record("the lines were not read")
            return
        }
        #expect(one.files["a.txt"] != two.files["a.txt"])
        // While the first is played, and then the second.
        #expect(try file.named.evidence("a.txt").bytes == Array("one".utf8))
        file.named.release()
        #expect(try file.named.evidence("a.txt").bytes == Array("two".utf8))
        file.named.release()
        try ticket.replace(with: Array("three".utf8))
        #expect(try file.named.evidence("a.txt").bytes == Array("three".utf8))
    }
}
