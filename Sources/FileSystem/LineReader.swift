import Glibc

/// Reads a file line by line, holding one piece of it at a time.
public final class LineReader {
    private let file: Descriptor
    private var piece: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    /// The number of the last line, counted from 1.
    public private(set) var number = 0
    /// How many bytes the lines so far have.
    public private(set) var offset = 0
    /// How many bytes the file has; 0 for a pipe.
    public let size: Int

    private static let pieceLength = 1 << 18

    /// Opens a file, or standard input for `-`.
    ///
    /// - Throws: ``FileError``.
    public init(_ path: String) throws(FileError) {
        file = try Descriptor(path == "-" ? "/dev/stdin" : path, O_RDONLY)
        let status = try file.status()
        guard status.st_mode & S_IFMT != S_IFDIR else { throw .notAFile(path: path) }
        size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
    }

    /// The next line without its line feed, or nil at the end; a line that is longer than the
    /// limit is cut to one byte more than it.
    ///
    /// - Throws: ``FileError``.
    public func next(limit: Int) throws(FileError) -> [UInt8]? {
        var line: [UInt8] = []
        while true {
            if let feed = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
                line += piece[start..<feed].prefix(max(0, limit + 1 - line.count))
                offset += feed + 1 - start
                start = feed + 1
                number += 1
                return line
            }
            line += piece[start...].prefix(max(0, limit + 1 - line.count))
            let hadBytes = start < piece.count || !line.isEmpty
            offset += piece.count - start
            piece = isAtEnd ? [] : try file.read(upTo: Self.pieceLength)
            start = 0
            if piece.isEmpty {
                isAtEnd = true
                guard hadBytes else { return nil }
                number += 1
                return line
            }
        }
    }
}
