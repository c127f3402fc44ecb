/// A short identifier that names one kind of thing, checked once and comparable by its bytes.
///
/// Two codes of different subjects are different types: a ``ParticipantCode`` cannot stand where
/// a ``PartnerCode`` is wanted. Codes are pseudonyms or plain labels and go into hashed records,
/// so they never hold a person's name.
///
/// The grammar is the subject's: most are `[a-z][a-z0-9_-]{0,39}`, a fund is
/// `[A-Z][A-Z0-9]{0,7}`, a command id `[A-Za-z0-9][A-Za-z0-9_-]{0,63}`.
public struct Code<Subject: CodeSubject>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The code as written, printable ASCII.
    public let text: String

    /// Creates a code from its text.
    ///
    /// - Throws: ``CodeError`` when the text does not follow the subject's grammar.
    public init(_ text: String) throws(CodeError) {
        guard Subject.grammar.accepts(text) else {
            throw CodeError(subject: Subject.noun, text: text, grammar: Subject.grammar.description)
        }
        self.text = text
    }

    public var description: String { text }

    /// Orders by bytes, so that the order is the same on every machine and in every locale.
    public static func < (left: Self, right: Self) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}

/// A text that is not a code of the wanted subject.
public struct CodeError: Error, Hashable, Sendable {
    /// What the code should have named, as `participant`.
    public let subject: String
    /// The text as given.
    public let text: String
    /// The grammar it breaks.
    public let grammar: String
}

/// What a ``Code`` names, and how such codes are spelt.
public protocol CodeSubject {
    /// The noun for people: `participant`.
    static var noun: String { get }
    /// The spelling.
    static var grammar: CodeGrammar { get }
}

extension CodeSubject {
    public static var grammar: CodeGrammar { .lowercase }
}

/// The spelling of a family of codes.
public enum CodeGrammar: Sendable, CustomStringConvertible {
    /// `[a-z][a-z0-9_-]{0,39}`
    case lowercase
    /// `[A-Z][A-Z0-9]{0,7}`
    case uppercase
    /// `[A-Za-z0-9][A-Za-z0-9_-]{0,63}`, wide enough for a UUID.
    case client

    /// Whether the text is spelt so. O(length).
    public func accepts(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, bytes.count <= maximumLength else { return false }
        return startsWell(first) && bytes.dropFirst().allSatisfy(continuesWell)
    }

    public var description: String {
        switch self {
        case .lowercase: "[a-z][a-z0-9_-]{0,39}"
        case .uppercase: "[A-Z][A-Z0-9]{0,7}"
        case .client: "[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
        }
    }

    private var maximumLength: Int {
        switch self {
        case .lowercase: 40
        case .uppercase: 8
        case .client: 64
        }
    }

    private func startsWell(_ byte: UInt8) -> Bool {
        switch self {
        case .lowercase: byte.isLowercase
        case .uppercase: byte.isUppercase
        case .client: byte.isLowercase || byte.isUppercase || byte.isDigit
        }
    }

    private func continuesWell(_ byte: UInt8) -> Bool {
        switch self {
        case .lowercase: byte.isLowercase || byte.isDigit || byte.joinsWords
        case .uppercase: byte.isUppercase || byte.isDigit
        case .client: byte.isLowercase || byte.isUppercase || byte.isDigit || byte.joinsWords
        }
    }
}

extension UInt8 {
    fileprivate var isLowercase: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
    fileprivate var isUppercase: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
    fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    fileprivate var joinsWords: Bool { self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }
}
