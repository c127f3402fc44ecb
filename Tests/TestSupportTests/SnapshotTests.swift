import Foundation
import Testing
import _TestSupport

/// Each test has a folder of its own, in which a made-up test file would lie.
@Suite final class SnapshotTests {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "farthing-snapshot-\(UUID().uuidString)")

    private var testFile: String { folder.appending(path: "SomeTests.swift").path }

    deinit { try? FileManager.default.removeItem(at: folder) }

    @Test func `a recorded text is accepted the next time and recording fails the run`() throws {
        withKnownIssue { try snapshot("one\ntwo\n", recording: true) }
        try snapshot("one\ntwo\n")
    }

    @Test func `another text is refused with the line that differs`() throws {
        withKnownIssue { try snapshot("one\ntwo\n", recording: true) }
        try withKnownIssue {
            try snapshot("one\ntwp\n")
        } matching: { issue in
            issue.comments.contains {
                $0.rawValue == #"Snapshots/s.txt:2 is "two", but now it would be "twp""#
            }
        }
    }

    @Test func `texts that look the same but differ in bytes are refused`() throws {
        withKnownIssue { try snapshot("Caf\u{E9}", recording: true) }
        withKnownIssue { try snapshot("Cafe\u{301}") }
    }

    @Test func `a missing snapshot is refused`() throws {
        withKnownIssue { try snapshot("one\n") }
    }

    private func snapshot(_ text: String, recording: Bool = false) throws {
        try expectSnapshot(text, named: "s.txt", recording: recording, testFile: testFile)
    }
}
