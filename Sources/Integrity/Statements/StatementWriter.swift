/// Writes a canonical statement, field by field.
///
/// A field that breaks a rule is remembered, and ``bytes()`` throws the first one: a caller puts
/// its sixty fields without sixty `try`s.
public struct StatementWriter: Sendable {
    private var buffer: [UInt8] = []
    private var failure: StatementError?

    /// Begins a statement of a kind, as `farthing-record/v1`.
    public init(label: String) {
        buffer.reserveCapacity(2048)
        if !Statement.isLabel(label.utf8) { failure = .badLabel(Statement.shown(label.utf8)) }
        buffer.append(contentsOf: label.utf8)
        buffer.append(Statement.lineFeed)
    }

    /// Writes a text, escaped. It may not be `-`, which says that there is none.
    public mutating func put(_ name: String, _ value: String) {
        begin(name)
        let start = buffer.count
        appendEscaped(value, of: name)
        checkValue(from: start, of: name)
        buffer.append(Statement.lineFeed)
    }

    /// Writes an integer in decimal.
    public mutating func put(_ name: String, _ value: Int64) {
        begin(name)
        if value < 0 { buffer.append(Statement.dash) }
        appendDecimal(value.magnitude)
        buffer.append(Statement.lineFeed)
    }

    /// Writes an integer in decimal.
    public mutating func put(_ name: String, _ value: Int) {
        put(name, Int64(value))
    }

    /// Writes 64 hexadecimal digits.
    public mutating func put(_ name: String, _ value: Digest) {
        begin(name)
        value.appendHexDigits(to: &buffer)
        buffer.append(Statement.lineFeed)
    }

    /// Writes a text, or `-` when there is none.
    public mutating func put(_ name: String, _ value: String?) {
        if let value { put(name, value) } else { putAbsent(name) }
    }

    /// Writes an integer, or `-` when there is none.
    public mutating func put(_ name: String, _ value: Int64?) {
        if let value { put(name, value) } else { putAbsent(name) }
    }

    /// Writes an integer, or `-` when there is none.
    public mutating func put(_ name: String, _ value: Int?) {
        if let value { put(name, value) } else { putAbsent(name) }
    }

    /// Writes a digest, or `-` when there is none.
    public mutating func put(_ name: String, _ value: Digest?) {
        if let value { put(name, value) } else { putAbsent(name) }
    }

    /// Writes a text under a name of two parts with a dot between, or `-` when there is none.
    /// Says the same as with the name put together, which would be made only to be taken apart.
    public mutating func put(_ group: String, _ name: String, _ value: String?) {
        begin(group, name)
        guard let value else {
            buffer.append(Statement.dash)
            buffer.append(Statement.lineFeed)
            return
        }
        let start = buffer.count
        appendEscaped(value, of: name)
        checkValue(from: start, of: name)
        buffer.append(Statement.lineFeed)
    }

    /// Writes `-`, which says that there is no value.
    public mutating func putAbsent(_ name: String) {
        begin(name)
        buffer.append(Statement.dash)
        buffer.append(Statement.lineFeed)
    }

    /// The statement's bytes.
    ///
    /// - Throws: The ``StatementError`` of the first field that broke a rule, or
    ///   ``StatementError/tooLong(bytes:)``.
    public func bytes() throws(StatementError) -> [UInt8] {
        if let failure { throw failure }
        guard buffer.count <= Statement.byteLimit else { throw .tooLong(bytes: buffer.count) }
        return buffer
    }
}

extension StatementWriter {
    private mutating func begin(_ name: String) {
        var name = name
        let isName = name.withUTF8 { text in
            buffer.append(contentsOf: text)
            return Statement.isName(text)
        }
        if !isName { fail(.badName(Statement.shown(name.utf8))) }
        buffer.append(Statement.colon)
        buffer.append(Statement.space)
    }

    private mutating func begin(_ group: String, _ name: String) {
        let start = buffer.count
        for part in [group, ".", name] {
            var part = part
            part.withUTF8 { buffer.append(contentsOf: $0) }
        }
        let isName = buffer[start...].withUnsafeBufferPointer(Statement.isName)
        if !isName { fail(.badName(Statement.shown(buffer[start...]))) }
        buffer.append(Statement.colon)
        buffer.append(Statement.space)
    }

    private mutating func fail(_ error: StatementError) {
        if failure == nil { failure = error }
    }

    private mutating func appendEscaped(_ value: String, of name: String) {
        var value = value
        let refused = value.withUTF8 { text in
            if text.allSatisfy(Statement.isPlain) {
                buffer.append(contentsOf: text)
                return nil as UInt8?
            }
            return Self.appendEscaping(text, to: &buffer)
        }
        if let refused { fail(.badCharacter(field: name, byte: refused)) }
    }

    /// Appends byte by byte, and returns the first that no value may hold.
    private static func appendEscaping(
        _ text: UnsafeBufferPointer<UInt8>,
        to buffer: inout [UInt8]
    ) -> UInt8? {
        for byte in text {
            if Statement.isPlain(byte) {
                buffer.append(byte)
            } else if let letter = Statement.escaped(byte) {
                buffer.append(Statement.backslash)
                buffer.append(letter)
            } else {
                return byte
            }
        }
        return nil
    }

    private mutating func checkValue(from start: Int, of name: String) {
        let count = buffer.count - start
        if count == 0 {
            fail(.emptyValue(field: name))
        } else if count > Statement.valueLimit {
            fail(.valueTooLong(field: name, bytes: count))
        } else if buffer[start] == Statement.space || buffer[buffer.count - 1] == Statement.space {
            fail(.edgeSpace(field: name))
        } else if count == 1, buffer[start] == Statement.dash {
            fail(.dash(field: name))
        }
    }

    private mutating func appendDecimal(_ magnitude: UInt64) {
        let start = buffer.count
        var rest = magnitude
        repeat {
            buffer.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        buffer[start...].reverse()
    }
}
