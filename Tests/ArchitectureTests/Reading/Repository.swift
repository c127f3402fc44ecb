import Foundation

/// The files that the rules are about.
enum Repository {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let sources = swiftFiles(under: "Sources")
    static let tests = swiftFiles(under: "Tests")

    /// The folders of `Sources`, each one target's.
    static var targets: [String] {
        let folder = root.appending(path: "Sources").path
        return (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    }

    static var documents: [Document] {
        paths(under: "", withExtension: "md").map { Document(path: $0, text: text(of: $0)) }
    }

    /// A file's text; empty for one that is not there, so that the rule about it fails.
    static func text(of path: String) -> String {
        let data = try? Data(contentsOf: root.appending(path: path))
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    private static func swiftFiles(under folder: String) -> [SwiftSource] {
        paths(under: folder, withExtension: "swift").map {
            SwiftSource(path: $0, text: text(of: $0))
        }
    }

    /// The paths below a folder from the repository's top, sorted; nothing hidden, so no build.
    private static func paths(under folder: String, withExtension: String) -> [String] {
        let top = folder.isEmpty ? root : root.appending(path: folder)
        let found = FileManager.default.enumerator(
            at: top,
            includingPropertiesForKeys: nil,
            options: .skipsHiddenFiles
        )
        let files = (found?.allObjects ?? []).compactMap { ($0 as? URL)?.path }
        let prefix = root.path.count + (root.path.hasSuffix("/") ? 0 : 1)
        return files.filter { $0.hasSuffix(".\(withExtension)") }
            .map { String($0.dropFirst(prefix)) }.sorted()
    }
}
