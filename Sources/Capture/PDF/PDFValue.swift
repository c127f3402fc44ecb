/// A value in a PDF file.
indirect enum PDFValue: Hashable {
    /// `null`, `true` or `false`, or a number, as it is spelt.
    case plain(String)
    case name(String)
    case string([UInt8])
    case array([PDFValue])
    case dictionary([String: PDFValue])
    /// Another object, by its number.
    case reference(Int)

    var dictionary: [String: PDFValue] {
        if case .dictionary(let members) = self { members } else { [:] }
    }

    var integer: Int? {
        if case .plain(let text) = self { Int(text) } else { nil }
    }

    var name: String? {
        if case .name(let name) = self { name } else { nil }
    }

    /// What it is made of.
    var parts: [PDFValue] {
        switch self {
        case .plain, .name, .string, .reference: []
        case .array(let values): values
        // In the order of their keys, so that whatever is counted along them is always the same.
        case .dictionary(let members): members.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    /// Visits every name in it, keys included, and every reference.
    func forEach(name: (String) -> Void, reference: (Int) -> Void) {
        switch self {
        case .name(let text): name(text)
        case .reference(let number): reference(number)
        case .dictionary(let members): members.keys.sorted().forEach(name)
        case .plain, .string, .array: break
        }
        for part in parts { part.forEach(name: name, reference: reference) }
    }
}

/// One object: a value, and the bytes that belong to it where it is a stream.
struct PDFObject {
    var value: PDFValue
    var stream: ArraySlice<UInt8>?
}
