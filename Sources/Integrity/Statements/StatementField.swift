/// Where one field of a statement lies in its bytes.
struct StatementField: Sendable {
    let name: Range<Int>
    /// As written, escapes and all.
    let value: Range<Int>
    /// Whether the value holds an escape.
    let isEscaped: Bool

    /// Checks every line from an index on; the bytes end with a line feed. O(count), one pass.
    static func all(in bytes: [UInt8], from start: Int) throws(StatementError) -> [Self] {
        var fields: [Self] = []
        fields.reserveCapacity(64)
        var index = start
        while index < bytes.count {
            let field = try Self(in: bytes, from: index)
            fields.append(field)
            index = field.value.upperBound + 1
        }
        return fields
    }

    private init(in bytes: [UInt8], from start: Int) throws(StatementError) {
        name = try Self.name(in: bytes, from: start)
        let first = name.upperBound + 2
        var index = first
        var escapes = false
        while bytes[index] != Statement.lineFeed {
            if Statement.isPlain(bytes[index]) {
                index += 1
            } else {
                try Self.checkEscape(in: bytes, at: index, of: name)
                escapes = true
                index += 2
            }
        }
        value = first..<index
        isEscaped = escapes
        try checkValue(in: bytes)
    }

    /// The line feed at the end of the bytes stops every search.
    private static func name(in bytes: [UInt8], from start: Int) throws(StatementError) -> Range<
        Int
    > {
        var end = start
        while Statement.continuesName(bytes[end]) { end += 1 }
        guard bytes[end] == Statement.colon, bytes[end + 1] == Statement.space,
            end - start <= Statement.nameLimit, Statement.isLowercase(bytes[start])
        else {
            throw .badName(Statement.shown(bytes[start...].prefix { $0 != Statement.lineFeed }))
        }
        return start..<end
    }

    private static func checkEscape(
        in bytes: [UInt8],
        at index: Int,
        of name: Range<Int>
    ) throws(StatementError) {
        let field = String(decoding: bytes[name], as: UTF8.self)
        guard bytes[index] == Statement.backslash else {
            throw .badCharacter(field: field, byte: bytes[index])
        }
        guard Statement.unescaped(bytes[index + 1]) != nil else { throw .badEscape(field: field) }
    }

    private func checkValue(in bytes: [UInt8]) throws(StatementError) {
        guard !value.isEmpty, value.count <= Statement.valueLimit,
            bytes[value.lowerBound] != Statement.space,
            bytes[value.upperBound - 1] != Statement.space
        else { throw fault(in: bytes) }
    }

    private func fault(in bytes: [UInt8]) -> StatementError {
        let field = String(decoding: bytes[name], as: UTF8.self)
        if value.isEmpty { return .emptyValue(field: field) }
        if value.count > Statement.valueLimit {
            return .valueTooLong(field: field, bytes: value.count)
        }
        return .edgeSpace(field: field)
    }
}
