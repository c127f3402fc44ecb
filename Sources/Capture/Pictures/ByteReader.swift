/// Reads numbers from bytes, in either order, never beyond their end.
struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    var isLittleEndian = false

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    var count: Int { bytes.count }

    func byte(_ offset: Int) -> UInt8? {
        guard offset >= 0, offset < bytes.count else { return nil }
        return bytes[bytes.startIndex + offset]
    }

    func u16(_ offset: Int) -> Int? { number(offset, width: 2) }

    func u32(_ offset: Int) -> Int? { number(offset, width: 4) }

    func slice(_ offset: Int, count: Int) -> ArraySlice<UInt8>? {
        guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else {
            return nil
        }
        let start = bytes.startIndex + offset
        return bytes[start..<start + count]
    }

    private func number(_ offset: Int, width: Int) -> Int? {
        guard let part = slice(offset, count: width) else { return nil }
        return isLittleEndian
            ? part.reversed().reduce(0) { $0 << 8 | Int($1) }
            : part.reduce(0) { $0 << 8 | Int($1) }
    }
}

extension Array<UInt8> {
    /// Appends a number, the most significant byte first.
    mutating func append(bigEndian value: Int, width: Int) {
        for byte in (0..<width).reversed() {
            append(UInt8(truncatingIfNeeded: value >> (8 * byte)))
        }
    }
}
