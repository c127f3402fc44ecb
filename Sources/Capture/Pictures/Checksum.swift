/// The checksum of PNG (ISO 3309, CRC-32), eight bytes at a step.
///
/// Row `k` of the table says what a byte comes to that is followed by `k` others.
enum Checksum {
    static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBytes { bytes in
            table.withUnsafeBufferPointer { table in
                var sum = UInt32.max
                var at = 0
                while at + 8 <= bytes.count {
                    let low = bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)
                    let high = bytes.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self)
                    let first = step(sum ^ UInt32(littleEndian: low), table, row: 4)
                    sum = first ^ step(UInt32(littleEndian: high), table, row: 0)
                    at += 8
                }
                while at < bytes.count {
                    sum = sum >> 8 ^ table[Int((sum ^ UInt32(bytes[at])) & 255)]
                    at += 1
                }
                return ~sum
            }
        }
    }

    /// What four bytes come to that are followed by `row` others.
    @inline(__always)
    private static func step(
        _ word: UInt32,
        _ table: UnsafeBufferPointer<UInt32>,
        row: Int
    ) -> UInt32 {
        let fourth = table[(row + 3) << 8 | Int(word & 255)]
        let third = table[(row + 2) << 8 | Int(word >> 8 & 255)]
        let second = table[(row + 1) << 8 | Int(word >> 16 & 255)]
        return fourth ^ third ^ second ^ table[row << 8 | Int(word >> 24)]
    }

    /// Eight rows of 256, one after another.
    private static let table: [UInt32] = {
        var table: [UInt32] = (0..<256).map(entry)
        for index in 256..<2048 {
            let before = table[index - 256]
            let last = table[Int(before & 255)]
            table.append((before >> 8) ^ last)
        }
        return table
    }()

    private static func entry(_ byte: Int) -> UInt32 {
        var sum = UInt32(byte)
        for _ in 0..<8 {
            let isOdd = sum & 1 == 1
            sum >>= 1
            if isOdd { sum ^= 0xEDB8_8320 }
        }
        return sum
    }
}
