public import Capture
import Money

/// Why a command is malformed, whatever the books say. Nothing is written for it.
public enum ArgumentError: Error, Hashable, Sendable {
    case notAnObject
    case unknownCommand(String)
    case missing(key: String)
    case unknownKey(String)
    case wrongKind(key: String, wanted: String)
    case badCode(key: String, text: String, grammar: String)
    case badDate(key: String, text: String)
    case notPositive(key: String)
    case tooMuch(key: String)
    case outOfRange(key: String, ClosedRange<Int64>)
    case badWord(key: String, text: String, choices: [String])
    case tooLong(key: String, limit: Int)
    case notPrintable(key: String)
    case forbiddenCharacter(key: String, scalar: UInt32)
    case contradiction(String)
    case unreadableFile(path: String, reason: String)
    /// A file that cannot be kept as evidence.
    case unfitFile(path: String, CaptureError)
    /// Bank details or an id that banks do not take; the code is the bank file's own.
    case notForBanks(code: String, message: String)
}

extension ArgumentError {
    /// The stable code.
    public var code: String {
        switch self {
        case .notAnObject: "command.not-an-object"
        case .unknownCommand: "command.unknown"
        case .missing: "command.missing-key"
        case .unknownKey: "command.unknown-key"
        case .wrongKind: "command.wrong-kind"
        case .badCode: "command.bad-code"
        case .badDate: "command.bad-date"
        case .notPositive: "command.not-positive"
        case .tooMuch: "command.too-much"
        case .outOfRange: "command.out-of-range"
        case .badWord: "command.bad-word"
        case .tooLong: "command.too-long"
        case .notPrintable: "command.not-printable"
        case .forbiddenCharacter: "command.forbidden-character"
        case .contradiction: "command.contradiction"
        case .unreadableFile: "command.unreadable-file"
        case .unfitFile(_, let error): error.code
        case .notForBanks(let code, _): code
        }
    }

    /// What is wrong and what to write instead.
    public var message: String {
        switch self {
        case .notAnObject: "A command is one JSON object on one line."
        case .unknownCommand(let name):
            "There is no command “\(name)”. docs/SPEC-commands.md lists them."
        case .missing(let key): "The key “\(key)” is missing. Add it."
        case .unknownKey(let key):
            "The key “\(key)” is not one of this command's. Is it misspelt?"
        case .wrongKind(let key, let wanted): "“\(key)” has to be \(wanted)."
        case .badCode(let key, let text, let grammar):
            "“\(key)” is “\(text)”, which is no code of the form \(grammar)."
        case .badDate(let key, let text):
            "“\(key)” is “\(text)”, which is no day. Write it as 2026-04-30."
        case .notPositive(let key): "“\(key)” has to be above zero."
        case .tooMuch(let key):
            "“\(key)” comes to more than \(Pence.pounds(Arguments.mostPence)), which no amount may "
                + "be. Amounts are whole pence: is there a digit too many?"
        case .outOfRange(let key, let range):
            "“\(key)” has to be from \(range.lowerBound) to \(range.upperBound)."
        case .badWord(let key, let text, let choices):
            "“\(key)” is “\(text)”. It can be " + choices.joined(separator: ", ") + "."
        case .tooLong(let key, let limit): "“\(key)” is longer than \(limit) bytes. Shorten it."
        case .forbiddenCharacter(let key, 0xFFFD):
            "“\(key)” has bytes that are no UTF-8, or the character that stands for such. Write it "
                + "anew."
        case .forbiddenCharacter(let key, let scalar):
            "“\(key)” has the character U+\(String(scalar, radix: 16, uppercase: true)), which is "
                + "not seen and can change how the rest is read. Leave it out."
        case .notPrintable(let key):
            "“\(key)” is public and takes plain letters, digits and signs only (ASCII)."
        case .contradiction(let sentence): sentence
        case .unreadableFile(let path, let reason): "The file \(path) cannot be read: \(reason)."
        case .unfitFile(let path, let error): error.message(about: path)
        case .notForBanks(_, let message): message
        }
    }
}
