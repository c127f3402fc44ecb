/// Why bytes are not JSON as commands use it.
public struct JSONError: Error, Hashable, Sendable {
    /// What is wrong.
    public let problem: Problem
    /// Where, in bytes from 0.
    public let offset: Int

    public enum Problem: Hashable, Sendable {
        case tooLong(limit: Int)
        case tooDeep(limit: Int)
        case invalidUTF8
        case endedEarly
        case trailingBytes
        case unexpectedByte(UInt8)
        case duplicateKey(String)
        case notAnInteger
        case integerOutOfRange
        case badEscape
        case forbiddenCharacter(UInt32)
    }

    /// The stable code.
    public var code: String {
        switch problem {
        case .tooLong: "json.too-long"
        case .tooDeep: "json.too-deep"
        case .invalidUTF8: "json.invalid-utf8"
        case .endedEarly: "json.ended-early"
        case .trailingBytes: "json.trailing-bytes"
        case .unexpectedByte: "json.unexpected-byte"
        case .duplicateKey: "json.duplicate-key"
        case .notAnInteger: "json.not-an-integer"
        case .integerOutOfRange: "json.integer-out-of-range"
        case .badEscape: "json.bad-escape"
        case .forbiddenCharacter: "json.forbidden-character"
        }
    }

    /// What is wrong, where, and what to write instead.
    public var message: String { "At byte \(offset + 1): \(problem.sentence)" }
}

extension JSONError.Problem {
    var sentence: String {
        switch self {
        case .tooLong(let limit): "a command is at most \(limit) bytes; send less in one."
        case .tooDeep(let limit): "values are nested more than \(limit) deep; no command needs it."
        case .invalidUTF8: "the bytes are not UTF-8. Save the file as UTF-8."
        case .endedEarly: "the text ends in the middle of a value. Is a quote or brace missing?"
        case .trailingBytes: "something follows the object. Put each command on a line of its own."
        case .unexpectedByte(let byte):
            "“\(Character(Unicode.Scalar(byte)))” cannot stand here. Is a comma or quote missing?"
        case .duplicateKey(let key): "the key “\(key)” is there twice. Keep one."
        case .notAnInteger:
            "numbers are whole, with no point, exponent or leading zero: write pence, 1250."
        case .integerOutOfRange: "the number does not fit into 64 bits."
        case .badEscape: "the escape is not one that JSON has, or is half of a pair."
        case .forbiddenCharacter(let scalar):
            "the character U+\(String(scalar, radix: 16, uppercase: true)) is a control or "
                + "direction mark and cannot stand in a text. Type the text again."
        }
    }
}
