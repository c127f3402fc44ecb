@testable import Capture
import Foundation

/// The files of `Samples/`, and how tests capture them.
///
/// The word SECRET stands in each wherever something stands that has to go, and nowhere else.
enum Sample {
    static let pictures = [
        "photo.jpg", "progressive.jpg", "restarts.jpg", "grey.jpg", "print.jpg", "filled.jpg",
        "screen.png", "palette.png", "clear.png", "grey.png",
    ]
    static let all = pictures + ["paper.pdf"]

    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: "Samples/\(name)")))
    }

    /// What is recorded for a sample.
    static func recorded(_ name: String) -> URL { folder.appending(path: "Snapshots/\(name)") }

    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    static func hasSecret(_ bytes: [UInt8]) -> Bool { bytes.contains(Array("SECRET".utf8)) }

    /// Captures what is in its plain form where it is a PDF.
    static func captured(_ bytes: [UInt8], named name: String = "x") throws -> CapturedFile {
        try CapturedFile(bytes, named: name) { bytes throws(CaptureError) in bytes }
    }

    /// The error with which a file is refused; nil where it is taken.
    static func refusal(of bytes: [UInt8], named name: String = "x") -> CaptureError? {
        do {
            _ = try captured(bytes, named: name)
            return nil
        } catch { return error as? CaptureError }
    }
}

extension [UInt8] {
    /// The bytes with the first stretch that is equal to one replaced by another.
    func replacing(first old: [UInt8], with new: [UInt8]) -> [UInt8] {
        guard let range = firstRange(of: old) else { return self }
        return Array(self[..<range.lowerBound]) + new + self[range.upperBound...]
    }
}

extension [UInt8] {
    /// A PDF that was changed, with its last number saying again where its table is.
    var withItsTableFound: [UInt8] {
        let ending = Array("startxref\n".utf8)
        guard let table = firstRange(of: Array("\nxref\n".utf8))?.lowerBound,
            let last = firstRange(of: ending)?.upperBound
        else { return self }
        return Array(self[..<last]) + Array("\(table + 1)\n%%EOF\n".utf8)
    }
}
