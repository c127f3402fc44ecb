import Foundation
import Integrity
import Journal
import Testing
import _TestSupport

/// The vectors of docs/SPEC-journal.md, for whoever reads records without this code.
@Suite struct VectorTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/vectors/records").standardized

    @Test(arguments: RecordKind.allCases)
    func `a type's vector is its sample's exact bytes`(kind: RecordKind) throws {
        let file = Self.folder.appending(path: "\(kind.rawValue).txt")
        let bytes = try Sample(kind).bytes()
        if isRecordingSnapshots { try Data(bytes).write(to: file) }
        let vector = try Array(Data(contentsOf: file))
        #expect(vector == bytes)
        #expect(try Record(bytes: vector) == Sample(kind).record())
    }

    @Test func `there is a vector of each type and no other`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
        let wanted = RecordKind.allCases.map { "\($0.rawValue).txt" } + ["leaves.txt"]
        #expect(files.sorted() == wanted.sorted())
    }

    @Test func `the listed leaves are what this code computes`() throws {
        let leaves = try RecordKind.allCases.map { kind in
            "\(MerkleTree.leafHash(try Sample(kind).bytes()))  \(kind.rawValue).txt"
        }
        #expect(try Self.leaves().sorted() == leaves.sorted())
    }

    /// The command is the one that docs/SPEC-journal.md gives.
    @Test func `the listed leaves are what sha256sum computes`() throws {
        let loop = """
            for file in *.txt; do
                test "$file" = leaves.txt && continue
                leaf=$( (printf '\\0'; cat "$file") | sha256sum | cut -d ' ' -f 1)
                echo "$leaf  $file"
            done
            """
        #expect(try Self.run(loop) == Self.leaves())
    }

    private static func leaves() throws -> [String] {
        let text = try String(contentsOf: folder.appending(path: "leaves.txt"), encoding: .utf8)
        return text.split(separator: "\n").map(String.init)
    }

    /// The lines that a shell prints in the vectors' folder.
    private static func run(_ script: String) throws -> [String] {
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", script]
        shell.currentDirectoryURL = folder
        shell.environment = ["LC_ALL": "C", "PATH": "/usr/bin:/bin"]
        let output = Pipe()
        shell.standardOutput = output
        try shell.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        shell.waitUntilExit()
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
