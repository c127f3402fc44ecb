public import Testing

import Foundation

/// Whether this run writes snapshots instead of comparing them.
public let isRecordingSnapshots = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

/// Compares a text with the file of that name in `Snapshots/`, beside the test's own file.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the file is written instead, and the test fails
/// all the same: a run that records proves nothing.
public func expectSnapshot(
    _ actual: String,
    named name: String,
    recording: Bool = isRecordingSnapshots,
    testFile: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let folder = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Snapshots")
    let file = folder.appending(path: name)
    var finding: String?
    if recording {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(actual.utf8).write(to: file)
        finding = "\(name) is recorded. Read it, then run again without RECORD_SNAPSHOTS."
    } else if let recorded = try? Data(contentsOf: file) {
        finding = difference(String(decoding: recorded, as: UTF8.self), actual, in: name)
    } else {
        finding = "there is no Snapshots/\(name). RECORD_SNAPSHOTS=1 makes it from:\n\(actual)"
    }
    guard let finding else { return }
    Issue.record(Comment(rawValue: finding), sourceLocation: sourceLocation)
}

/// The first line that differs, or nil when the texts are the same bytes.
private func difference(_ recorded: String, _ actual: String, in name: String) -> String? {
    guard Array(recorded.utf8) != Array(actual.utf8) else { return nil }
    let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(old, new).prefix { Array($0.utf8) == Array($1.utf8) }.count
    func line(_ lines: [Substring]) -> String {
        same < lines.count ? "\"\(lines[same])\"" : "the end"
    }
    return "Snapshots/\(name):\(same + 1) is \(line(old)), but now it would be \(line(new))"
}
