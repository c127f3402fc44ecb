import Glibc

/// A file that the caller opened for this process, known by its number.
public struct InheritedFile: Sendable {
    private let number: Int32

    public init(number: Int32) { self.number = number }

    /// Everything up to the end, at most so many bytes.
    ///
    /// - Throws: ``FileError``.
    public func bytes(limit: Int) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            let got = piece.withUnsafeMutableBytes { buffer in
                retrying { read(number, buffer.baseAddress, buffer.count) }
            }
            guard got >= 0 else {
                throw .failed(path: "descriptor \(number)", doing: "read", reason: lastFailure())
            }
            if got == 0 { return bytes }
            bytes += piece[..<got]
            guard bytes.count <= limit else {
                throw .tooLarge(path: "descriptor \(number)", limit: limit)
            }
        }
    }
}
