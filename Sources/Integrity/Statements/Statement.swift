//  A canonical statement is the one spelling of something that is hashed, sealed or signed:
//
//      statement = label LF *( name ": " value LF )
//      label     = 1*( a-z 0-9 "-" ) "/v" 1*DIGIT
//      name      = a-z *( a-z 0-9 "." "-" )             at most 64 bytes
//      value     = 1..4096 bytes of 20-7E, no space at either end, "\" written "\\",
//                  LF written "\n", TAB written "\t"; "-" alone says that there is none
//
//  At most 64 KiB, and nothing after the last LF. The label fixes the names and their order, and
//  LF cannot occur inside a value, so two different contents never have the same bytes.
//  docs/SPEC-statement.md has the whole of it, with examples.

/// The fixed points of the form.
enum Statement {
    /// The most bytes a statement may have: what a checker must be ready to hold.
    static let byteLimit = 65_536
    /// The most bytes a value may have as written.
    static let valueLimit = 4096
    /// The most bytes a name or a label may have.
    static let nameLimit = 64

    static let lineFeed = UInt8(ascii: "\n")
    static let tab = UInt8(ascii: "\t")
    static let space = UInt8(ascii: " ")
    static let colon = UInt8(ascii: ":")
    static let dash = UInt8(ascii: "-")
    static let backslash = UInt8(ascii: "\\")

    /// Whether the bytes are a label, as `farthing-record/v1`.
    static func isLabel(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
        let version = bytes.suffix(while: isDigit)
        let rest = bytes.dropLast(version.count)
        let kind = rest.dropLast(2)
        return bytes.count <= nameLimit && !version.isEmpty
            && rest.suffix(2).elementsEqual("/v".utf8)
            && !kind.isEmpty && kind.allSatisfy { isLowercase($0) || isDigit($0) || $0 == dash }
    }

    static func isName(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, isLowercase(first), bytes.count <= nameLimit else {
            return false
        }
        return bytes.allSatisfy(continuesName)
    }

    static func continuesName(_ byte: UInt8) -> Bool {
        isLowercase(byte) || isDigit(byte) || byte == dash || byte == UInt8(ascii: ".")
    }

    /// Whether the byte may stand in a value as itself.
    static func isPlain(_ byte: UInt8) -> Bool {
        byte >= space && byte <= 0x7E && byte != backslash
    }

    /// The byte that a letter stands for after a backslash.
    static func unescaped(_ letter: UInt8) -> UInt8? {
        switch letter {
        case backslash: backslash
        case UInt8(ascii: "n"): lineFeed
        case UInt8(ascii: "t"): tab
        default: nil
        }
    }

    /// The letter that stands for a byte after a backslash.
    static func escaped(_ byte: UInt8) -> UInt8? {
        switch byte {
        case backslash: backslash
        case lineFeed: UInt8(ascii: "n")
        case tab: UInt8(ascii: "t")
        default: nil
        }
    }

    /// Some bytes as an error shows them: cut short, and a dot for what is not printable.
    static func shown(_ bytes: some Collection<UInt8>) -> String {
        let printable = bytes.prefix(nameLimit).map { $0 >= space && $0 <= 0x7E ? $0 : 0x2E }
        return String(decoding: printable, as: UTF8.self)
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    static func isLowercase(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
    }
}

extension BidirectionalCollection {
    /// The longest ending whose elements all pass.
    fileprivate func suffix(while passes: (Element) -> Bool) -> SubSequence {
        let last = lastIndex { !passes($0) }
        return self[(last.map(index(after:)) ?? startIndex)...]
    }
}
