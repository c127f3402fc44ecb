/// Writes objects as a PDF file, in one spelling: keys in their order, one object a line.
struct PDFWriter {
    private let numbers: [Int: Int]
    private var bytes = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A]

    /// - Parameters:
    ///   - objects: In the order of their new numbers, the first object of the file first.
    ///   - numbers: The new number of each old one.
    static func bytes(of objects: [PDFObject], numbers: [Int: Int]) -> [UInt8] {
        var writer = Self(numbers: numbers)
        writer.put(objects)
        return writer.bytes
    }

    private init(numbers: [Int: Int]) { self.numbers = numbers }

    private mutating func put(_ objects: [PDFObject]) {
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(bytes.count)
            put("\(index + 1) 0 obj\n")
            put(object.value)
            if let stream = object.stream {
                put("\nstream\n")
                bytes += stream
                put("\nendstream")
            }
            put("\nendobj\n")
        }
        let table = bytes.count
        put("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n")
        for place in places {
            let digits = String(place)
            put(String(repeating: "0", count: 10 - digits.utf8.count) + digits + " 00000 n \n")
        }
        put("trailer\n<< /Root 1 0 R /Size \(objects.count + 1) >>\nstartxref\n\(table)\n%%EOF\n")
    }

    private mutating func put(_ value: PDFValue) {
        switch value {
        case .plain(let text): put(text)
        case .name(let name): put(name: name)
        case .string(let string): put(string: string)
        case .reference(let number):
            // Every reference of a kept object was numbered when it was come to.
            put("\(numbers[number] ?? 0) 0 R")
        case .array(let values):
            put("[")
            for value in values {
                put(" ")
                put(value)
            }
            put(" ]")
        case .dictionary(let members):
            put("<<")
            for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                put(" ")
                put(name: key)
                put(" ")
                put(value)
            }
            put(" >>")
        }
    }

    private mutating func put(name: String) {
        put("/")
        for scalar in name.unicodeScalars {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            let isPlain = (0x21...0x7E).contains(byte) && !"()<>[]{}/%#".utf8.contains(byte)
            if isPlain { bytes.append(byte) } else { put("#" + Self.hexadecimal(byte)) }
        }
    }

    private mutating func put(string: [UInt8]) {
        put("<")
        for byte in string { put(Self.hexadecimal(byte)) }
        put(">")
    }

    private mutating func put(_ text: String) { bytes += Array(text.utf8) }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return byte < 16 ? "0" + digits : digits
    }
}
