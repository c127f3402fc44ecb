import Foundation
import Testing

/// Compares a text with the file of that name beside the tests.
///
/// With `RECORD_SNAPSHOTS=1` it writes the file instead, and the test fails so that nobody takes a
/// recording for a pass.
func expectSnapshot(_ text: String, _ name: String, in folder: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: folder).appending(path: name + ".txt")
    guard ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == nil else {
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
        Issue.record("recorded \(name)")
        return
    }
    let wanted = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(text == wanted, "\(name) differs from its file")
}
