public import Calendar
public import Identifiers
public import Money
public import StrictJSON

/// A command's keys, each read as a typed value; a key that nobody asks for is refused.
public struct Arguments {
    private let members: [JSONValue.Member]
    private let prefix: String

    public init(_ members: [JSONValue.Member], prefix: String = "") {
        self.members = members
        self.prefix = prefix
    }

    /// Refuses a key outside the list. Every operation calls it first.
    public func allow(_ keys: String...) throws(ArgumentError) {
        for member in members where !keys.contains(member.key) {
            throw .unknownKey(prefix + member.key)
        }
    }

    /// Whether a key is there.
    public func has(_ key: String) -> Bool { optional(key) != nil }

    public func code<Subject: CodeSubject>(
        _ key: String
    ) throws(ArgumentError) -> Code<Subject> {
        guard let code: Code<Subject> = try optionalCode(key) else { throw missing(key) }
        return code
    }

    public func optionalCode<Subject: CodeSubject>(
        _ key: String
    ) throws(ArgumentError) -> Code<Subject>? {
        guard let text = try optionalText(key) else { return nil }
        return try code(text, key)
    }

    public func codes<Subject: CodeSubject>(
        _ key: String
    ) throws(ArgumentError) -> [Code<Subject>] {
        guard case .array(let values)? = optional(key) else {
            throw has(key) ? .wrongKind(key: prefix + key, wanted: "a list") : missing(key)
        }
        var codes: [Code<Subject>] = []
        for value in values {
            guard case .text(let text) = value else {
                throw .wrongKind(key: prefix + key, wanted: "a list of codes")
            }
            codes.append(try code(text, key))
        }
        guard Set(codes).count == codes.count else {
            throw .contradiction("“\(prefix + key)” names the same code twice.")
        }
        return codes
    }

    public func date(_ key: String) throws(ArgumentError) -> CalendarDate {
        guard let date = try optionalDate(key) else { throw missing(key) }
        return date
    }

    public func optionalDate(_ key: String) throws(ArgumentError) -> CalendarDate? {
        guard let text = try optionalText(key) else { return nil }
        do { return try CalendarDate(text) } catch {
            throw .badDate(key: prefix + key, text: text)
        }
    }

    /// An amount above zero.
    public func amount(_ key: String) throws(ArgumentError) -> Amount {
        guard let amount = try optionalAmount(key) else { throw missing(key) }
        guard amount > .zero else { throw .notPositive(key: prefix + key) }
        return amount
    }

    /// Ten thousand million pounds: more than any programme has, and so little that whatever is
    /// added up of commands stays within 64 bits.
    public static let mostPence: Int64 = 1_000_000_000_000

    /// An amount that may be zero.
    public func optionalAmount(_ key: String) throws(ArgumentError) -> Amount? {
        guard let pence = try optionalInteger(key) else { return nil }
        guard pence <= Self.mostPence else { throw .tooMuch(key: prefix + key) }
        do { return try Amount(pence: pence) } catch { throw .notPositive(key: prefix + key) }
    }

    public func integer(_ key: String) throws(ArgumentError) -> Int64 {
        guard let integer = try optionalInteger(key) else { throw missing(key) }
        return integer
    }

    /// A count, or the seq of a record: a whole number from 0.
    public func count(_ key: String) throws(ArgumentError) -> Int {
        guard let count = Int(exactly: try integer(key)), count >= 0 else {
            throw .notPositive(key: prefix + key)
        }
        return count
    }

    public func optionalInteger(_ key: String) throws(ArgumentError) -> Int64? {
        switch optional(key) {
        case nil: nil
        case .integer(let value): value
        default: throw .wrongKind(key: prefix + key, wanted: "a whole number")
        }
    }

    public func flag(_ key: String) throws(ArgumentError) -> Bool {
        switch optional(key) {
        case nil: false
        case .boolean(let flag): flag
        default: throw .wrongKind(key: prefix + key, wanted: "true or false")
        }
    }

    /// One of a closed set of words.
    public func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String
    ) throws(ArgumentError) -> Choice {
        guard let choice: Choice = try optionalChoice(key) else { throw missing(key) }
        return choice
    }

    public func optionalChoice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String
    ) throws(ArgumentError) -> Choice? {
        guard let text = try optionalText(key) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            throw .badWord(
                key: prefix + key,
                text: text,
                choices: Choice.allCases.map(\.rawValue)
            )
        }
        return choice
    }

    /// A word of printable ASCII that stands in the journal.
    public func word(_ key: String) throws(ArgumentError) -> String {
        guard let text = try optionalText(key) else { throw missing(key) }
        guard text.utf8.count <= 200 else { throw .tooLong(key: prefix + key, limit: 200) }
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 <= 0x7E }
        guard isPlain, !text.hasPrefix(" "), !text.hasSuffix(" "), !text.isEmpty, text != "-"
        else { throw .notPrintable(key: prefix + key) }
        return text
    }

    /// Private text, at most 2,000 bytes.
    public func optionalText(_ key: String) throws(ArgumentError) -> String? {
        switch optional(key) {
        case nil: return nil
        case .text(let text):
            guard !text.isEmpty else { throw .wrongKind(key: prefix + key, wanted: "a text") }
            guard text.utf8.count <= 2000 else { throw .tooLong(key: prefix + key, limit: 2000) }
            // Whatever door it came by: an argument of a shell was never read as JSON, and where
            // its bytes were no UTF-8 they were replaced.
            let forbidden = text.unicodeScalars.first { $0.isForbiddenInText || $0 == "\u{FFFD}" }
            if let forbidden {
                throw .forbiddenCharacter(key: prefix + key, scalar: forbidden.value)
            }
            return text
        default: throw .wrongKind(key: prefix + key, wanted: "a text")
        }
    }

    public func text(_ key: String) throws(ArgumentError) -> String {
        guard let text = try optionalText(key) else { throw missing(key) }
        return text
    }

    /// A list of whole numbers from 0; empty when the key is missing.
    public func counts(_ key: String) throws(ArgumentError) -> [Int] {
        guard let value = optional(key) else { return [] }
        guard case .array(let values) = value else {
            throw .wrongKind(key: prefix + key, wanted: "a list")
        }
        var counts: [Int] = []
        for value in values {
            guard case .integer(let integer) = value, let count = Int(exactly: integer), count >= 0
            else { throw .wrongKind(key: prefix + key, wanted: "a list of whole numbers") }
            counts.append(count)
        }
        return counts
    }

    /// A list of objects, each as arguments of its own; empty when the key is missing.
    public func items(_ key: String) throws(ArgumentError) -> [Arguments] {
        guard let value = optional(key) else { return [] }
        guard case .array(let values) = value else {
            throw .wrongKind(key: prefix + key, wanted: "a list")
        }
        var items: [Arguments] = []
        for (index, value) in values.enumerated() {
            guard case .object(let members) = value else {
                throw .wrongKind(key: prefix + key, wanted: "a list of objects")
            }
            items.append(Arguments(members, prefix: "\(prefix)\(key)[\(index + 1)]."))
        }
        return items
    }

    /// An object as arguments of its own.
    public func optionalItem(_ key: String) throws(ArgumentError) -> Arguments? {
        switch optional(key) {
        case nil: return nil
        case .object(let members)?: return Arguments(members, prefix: "\(prefix)\(key).")
        default: throw .wrongKind(key: prefix + key, wanted: "an object")
        }
    }

    private func optional(_ key: String) -> JSONValue? {
        members.first { $0.key == key }.flatMap { $0.value == .null ? nil : $0.value }
    }

    private func missing(_ key: String) -> ArgumentError { .missing(key: prefix + key) }

    private func code<Subject: CodeSubject>(
        _ text: String,
        _ key: String
    ) throws(ArgumentError) -> Code<Subject> {
        do { return try Code<Subject>(text) } catch {
            throw .badCode(key: prefix + key, text: text, grammar: error.grammar)
        }
    }
}
