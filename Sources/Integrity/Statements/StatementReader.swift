/// Reads a canonical statement, field by field, in the order its label fixes.
///
/// The bytes are checked once, when the reader is made; only what is asked for becomes a string.
/// Bytes that a ``StatementWriter`` would not have written are refused, so a statement that was
/// read, written again, is the same bytes.
public struct StatementReader: Sendable {
    private let bytes: [UInt8]
    private let fields: [StatementField]
    private var position = 0

    /// Checks the whole statement.
    ///
    /// - Throws: The first ``StatementError``, in the order its cases are declared. O(count).
    public init(_ bytes: [UInt8], label: String) throws(StatementError) {
        let found = try Self.label(of: bytes)
        guard found == label else { throw .otherLabel(expected: label, found: found) }
        self.bytes = bytes
        fields = try StatementField.all(in: bytes, from: label.utf8.count + 1)
    }

    /// The label on a statement's first line; the rest is not looked at.
    ///
    /// - Throws: ``StatementError/tooLong(bytes:)``, ``StatementError/unterminated`` or
    ///   ``StatementError/badLabel(_:)``.
    public static func label(of bytes: [UInt8]) throws(StatementError) -> String {
        guard bytes.count <= Statement.byteLimit else { throw .tooLong(bytes: bytes.count) }
        guard bytes.last == Statement.lineFeed else { throw .unterminated }
        let line = bytes.prefix { $0 != Statement.lineFeed }
        guard Statement.isLabel(line) else { throw .badLabel(Statement.shown(line)) }
        return String(decoding: line, as: UTF8.self)
    }

    /// The name of the field to be read next, or nil at the end.
    public var nextName: String? {
        position < fields.count ? name(of: fields[position]) : nil
    }

    /// Reads a text that must be there.
    public mutating func text(_ name: StatementName) throws(StatementError) -> String {
        let field = try present(name)
        return text(of: field)
    }

    /// Reads a text, or nil for `-`.
    public mutating func optionalText(_ name: StatementName) throws(StatementError) -> String? {
        let field = try next(name)
        return isAbsent(field) ? nil : text(of: field)
    }

    /// Reads an integer that must be there, `0` or `-?[1-9][0-9]*`.
    public mutating func integer(_ name: StatementName) throws(StatementError) -> Int64 {
        try integer(of: try present(name), name)
    }

    /// Reads an integer, or nil for `-`.
    public mutating func optionalInteger(_ name: StatementName) throws(StatementError) -> Int64? {
        let field = try next(name)
        return isAbsent(field) ? nil : try integer(of: field, name)
    }

    /// Reads a digest that must be there.
    public mutating func digest(_ name: StatementName) throws(StatementError) -> Digest {
        try digest(of: try present(name), name)
    }

    /// Reads a digest, or nil for `-`.
    public mutating func optionalDigest(_ name: StatementName) throws(StatementError) -> Digest? {
        let field = try next(name)
        return isAbsent(field) ? nil : try digest(of: field, name)
    }

    /// Reads how many items a list has, which are read after it: 0 to 65535.
    public mutating func count(_ name: StatementName) throws(StatementError) -> Int {
        let field = try present(name)
        guard let value = canonicalInteger(bytes[field.value]), (0...65_535).contains(value) else {
            throw .notCount(field: name.description)
        }
        return Int(value)
    }

    /// Says that all fields have been read.
    ///
    /// - Throws: ``StatementError/unread(field:)``.
    public mutating func end() throws(StatementError) {
        if let nextName { throw .unread(field: nextName) }
    }
}

extension StatementReader {
    private mutating func next(_ name: StatementName) throws(StatementError) -> StatementField {
        guard position < fields.count else { throw .missing(field: name.description) }
        let field = fields[position]
        guard name.isSpelt(in: bytes, at: field.name) else {
            throw .unexpected(expected: name.description, found: self.name(of: field))
        }
        position += 1
        return field
    }

    private mutating func present(_ name: StatementName) throws(StatementError) -> StatementField {
        let field = try next(name)
        guard !isAbsent(field) else { throw .absent(field: name.description) }
        return field
    }

    private func name(of field: StatementField) -> String {
        String(decoding: bytes[field.name], as: UTF8.self)
    }

    private func isAbsent(_ field: StatementField) -> Bool {
        field.value.count == 1 && bytes[field.value.lowerBound] == Statement.dash
    }

    private func text(of field: StatementField) -> String {
        guard field.isEscaped else { return String(decoding: bytes[field.value], as: UTF8.self) }
        var plain: [UInt8] = []
        var isAfterBackslash = false
        for byte in bytes[field.value] {
            if isAfterBackslash, let meant = Statement.unescaped(byte) {
                plain.append(meant)
                isAfterBackslash = false
            } else if byte == Statement.backslash {
                isAfterBackslash = true
            } else {
                plain.append(byte)
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private func integer(
        of field: StatementField,
        _ name: StatementName
    ) throws(StatementError) -> Int64 {
        guard let value = canonicalInteger(bytes[field.value]) else {
            throw .notInteger(field: name.description)
        }
        return value
    }

    private func digest(of field: StatementField, _ name: StatementName) throws(StatementError)
        -> Digest
    {
        let digest = bytes[field.value].withUnsafeBytes { Digest(hexDigits: $0) }
        guard let digest else { throw .notDigest(field: name.description) }
        return digest
    }
}

/// The value of `0` or `-?[1-9][0-9]*` within Int64; nil for any other bytes.
func canonicalInteger(_ text: ArraySlice<UInt8>) -> Int64? {
    let isNegative = text.first == Statement.dash
    let digits = isNegative ? text.dropFirst() : text
    guard let first = digits.first else { return nil }
    if first == UInt8(ascii: "0") { return isNegative || digits.count > 1 ? nil : 0 }
    var value: Int64 = 0
    for digit in digits {
        guard Statement.isDigit(digit) else { return nil }
        let step = Int64(digit - UInt8(ascii: "0"))
        let (shifted, overflowed) = value.multipliedReportingOverflow(by: 10)
        let (next, overflowedAgain) =
            isNegative
            ? shifted.subtractingReportingOverflow(step) : shifted.addingReportingOverflow(step)
        guard !overflowed, !overflowedAgain else { return nil }
        value = next
    }
    return value
}
