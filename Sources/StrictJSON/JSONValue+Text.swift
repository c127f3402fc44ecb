extension JSONValue {
    /// The one canonical text: no white space, keys in order of their bytes. O(n log n).
    ///
    /// Two requests are the same exactly when their canonical texts are.
    public var canonicalText: String {
        var output: [UInt8] = []
        write(to: &output, sorted: true)
        return String(decoding: output, as: UTF8.self)
    }

    /// The text with keys in the order given, no white space. O(n).
    public var compactText: String {
        var output: [UInt8] = []
        write(to: &output, sorted: false)
        return String(decoding: output, as: UTF8.self)
    }

    private func write(to output: inout [UInt8], sorted: Bool) {
        switch self {
        case .null: output.append(contentsOf: "null".utf8)
        case .boolean(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let value): output.append(contentsOf: String(value).utf8)
        case .text(let text): Self.write(text, to: &output)
        case .array(let values): Self.write(values, to: &output, sorted: sorted)
        case .object(let members): Self.write(members, to: &output, sorted: sorted)
        }
    }

    private static func write(_ values: [JSONValue], to output: inout [UInt8], sorted: Bool) {
        output.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            value.write(to: &output, sorted: sorted)
        }
        output.append(UInt8(ascii: "]"))
    }

    private static func write(_ members: [Member], to output: inout [UInt8], sorted: Bool) {
        let ordered =
            sorted
            ? members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } : members
        output.append(UInt8(ascii: "{"))
        for (index, member) in ordered.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            write(member.key, to: &output)
            output.append(UInt8(ascii: ":"))
            member.value.write(to: &output, sorted: sorted)
        }
        output.append(UInt8(ascii: "}"))
    }

    private static func write(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): output.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): output.append(contentsOf: "\\\\".utf8)
            case UInt8(ascii: "\n"): output.append(contentsOf: "\\n".utf8)
            case UInt8(ascii: "\t"): output.append(contentsOf: "\\t".utf8)
            case 0..<0x20: output.append(contentsOf: "\\u00\(hexadecimal(byte))".utf8)
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
