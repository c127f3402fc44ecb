/// Base64 of RFC 4648, section 4, with padding, and one spelling for each value.
///
/// A decoder that ignores the spare bits of the last digit lets two texts mean the same
/// signature. This one reads only what ``encode(_:)`` writes.
public enum Base64 {
    public static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            append(bytes[start..<min(start + 3, bytes.count)], to: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads the canonical spelling; nil for any other text.
    public static func decode(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 4) else { return nil }
        let padding = digits.suffix(2).count { $0 == pad }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 4 * 3)
        var held: UInt32 = 0
        for (index, digit) in digits.dropLast(padding).enumerated() {
            guard let value = values[Int(digit)] else { return nil }
            held = held << 6 | UInt32(value)
            if index % 4 != 0 { bytes.append(UInt8(truncatingIfNeeded: held >> spare(index))) }
        }
        return encode(bytes) == text ? bytes : nil
    }

    private static let pad = UInt8(ascii: "=")

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    private static let values: [UInt8?] = {
        var values = [UInt8?](repeating: nil, count: 256)
        for (value, digit) in alphabet.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    /// The bits left over once the digit of that index has completed a byte: 4, 2 or 0.
    private static func spare(_ index: Int) -> UInt32 { 6 - 2 * UInt32(index % 4) }

    /// Writes one group of up to three bytes.
    private static func append(_ group: ArraySlice<UInt8>, to text: inout [UInt8]) {
        var held: UInt32 = 0
        for byte in group { held = held << 8 | UInt32(byte) }
        held <<= 8 * UInt32(3 - group.count)
        for place in 0..<4 {
            let value = held >> (18 - 6 * UInt32(place)) & 63
            text.append(place <= group.count ? alphabet[Int(value)] : pad)
        }
    }
}
