import Capture
import Foundation
import Operations
import Synchronization

/// The files that commands name: those that a test has made, receipts, which are whatever their
/// names say, and those of `Policies/`.
final class TestFiles: Sendable {
    private let made = Mutex<[String: [UInt8]]>([:])

    static let policies = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Policies")

    /// Makes a file.
    func make(_ path: String, _ text: String) { made.withLock { $0[path] = Array(text.utf8) } }

    func bytes(at path: String) throws(ArgumentError) -> [UInt8] {
        if let bytes = made.withLock({ $0[path] }) { return bytes }
        if path.hasPrefix("receipts/") { return Array(path.utf8) }
        guard let data = try? Data(contentsOf: Self.policies.appending(path: path)) else {
            throw .unreadableFile(path: path, reason: "there is no such file")
        }
        return Array(data)
    }

    /// A file as evidence; none of them is a PDF.
    func evidence(at path: String) throws(ArgumentError) -> CapturedFile {
        let bytes = try bytes(at: path)
        do {
            return try CapturedFile(bytes, named: path) { _ throws(CaptureError) in
                throw .noPDFReader(program: "none")
            }
        } catch { throw .unfitFile(path: path, error) }
    }
}
