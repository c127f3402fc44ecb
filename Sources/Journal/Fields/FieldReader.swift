import Calendar
import Integrity
import Money

/// Reads a record's fields in their fixed order, each as a typed value.
struct FieldReader {
    private var statement: StatementReader
    /// The record's civil date, once the header is read.
    private(set) var effectiveOn: CalendarDate?

    init(_ statement: StatementReader) { self.statement = statement }

    /// Goes on from the header to the body.
    mutating func beginBody(of header: RecordHeader) { effectiveOn = header.effectiveOn }

    /// Reads a text.
    mutating func text(_ name: StatementName) throws(RecordError) -> String {
        do { return try statement.text(name) } catch { throw .statement(error) }
    }

    /// Reads a text, or nil for `-`.
    mutating func optionalText(_ name: StatementName) throws(RecordError) -> String? {
        do { return try statement.optionalText(name) } catch { throw .statement(error) }
    }

    /// Reads a count or a place: an integer from 0.
    mutating func integer(_ name: StatementName) throws(RecordError) -> Int64 {
        try integer(name, from: 0)
    }

    /// Reads a count or a place: an integer from 0.
    mutating func integer(_ name: StatementName) throws(RecordError) -> Int {
        Int(try integer(name, from: 0))
    }

    /// Reads a count or a place, or nil for `-`.
    mutating func optionalInteger(_ name: StatementName) throws(RecordError) -> Int? {
        try optionalInteger(name, from: 0)
    }

    /// Reads what is counted from 1: a version, a line, a step.
    mutating func ordinal(_ name: StatementName) throws(RecordError) -> Int {
        Int(try integer(name, from: 1))
    }

    /// Reads what is counted from 1, or nil for `-`.
    mutating func optionalOrdinal(_ name: StatementName) throws(RecordError) -> Int? {
        try optionalInteger(name, from: 1)
    }

    /// Reads whole pence.
    mutating func value(_ name: StatementName) throws(RecordError) -> Amount {
        let pence: Int64 = try integer(name)
        guard let amount = try? Amount(pence: pence) else {
            throw .badField(name: name.description, value: String(pence))
        }
        return amount
    }

    /// Reads pence of either sign.
    mutating func pence(_ name: StatementName) throws(RecordError) -> Int64 {
        try integer(name, from: .min)
    }

    /// Reads `-`.
    mutating func absent(_ name: StatementName) throws(RecordError) {
        guard let text = try optionalText(name) else { return }
        throw .badField(name: name.description, value: text)
    }

    /// Reads 64 hexadecimal digits.
    mutating func value(_ name: StatementName) throws(RecordError) -> Digest {
        do { return try statement.digest(name) } catch { throw .statement(error) }
    }

    /// Reads 64 hexadecimal digits, or nil for `-`.
    mutating func optional(_ name: StatementName) throws(RecordError) -> Digest? {
        do { return try statement.optionalDigest(name) } catch { throw .statement(error) }
    }

    /// Reads a value of one canonical text.
    mutating func value<Value: FieldValue>(_ name: StatementName) throws(RecordError) -> Value {
        let text = try text(name)
        guard let value = Value(fieldText: text) else {
            throw .badField(name: name.description, value: text)
        }
        return value
    }

    /// Reads a value of one canonical text, or nil for `-`.
    mutating func optional<Value: FieldValue>(_ name: StatementName) throws(RecordError) -> Value? {
        guard let text = try optionalText(name) else { return nil }
        guard let value = Value(fieldText: text) else {
            throw .badField(name: name.description, value: text)
        }
        return value
    }

    /// Reads `yes` or `no`.
    mutating func flag(_ name: StatementName) throws(RecordError) -> Bool {
        switch try text(name) {
        case "yes": true
        case "no": false
        case let other: throw .badField(name: name.description, value: other)
        }
    }

    /// Reads `yes` or `no`, or nil for `-`.
    mutating func optionalFlag(_ name: StatementName) throws(RecordError) -> Bool? {
        switch try optionalText(name) {
        case nil: nil
        case "yes": true
        case "no": false
        case let other?: throw .badField(name: name.description, value: other)
        }
    }

    /// Reads a count and then so many items of several fields. O(count).
    mutating func list<Item: FieldItem>(_ name: String) throws(RecordError) -> [Item] {
        var items: [Item] = []
        for index in 0..<(try count(StatementName(name))) {
            items.append(try Item(from: &self, prefix: "\(name).\(index + 1)"))
        }
        return items
    }

    /// Reads a count and then so many items of one field. O(count).
    mutating func values<Value: FieldValue>(_ name: String) throws(RecordError) -> [Value] {
        var items: [Value] = []
        for index in 0..<(try count(StatementName(name))) {
            items.append(try value("\(name).\(index + 1)"))
        }
        return items
    }

    /// Says that nothing may follow.
    mutating func end() throws(RecordError) {
        do { try statement.end() } catch { throw .statement(error) }
    }

    private mutating func integer(
        _ name: StatementName,
        from least: Int64
    ) throws(RecordError) -> Int64 {
        let integer: Int64
        do { integer = try statement.integer(name) } catch { throw .statement(error) }
        guard integer >= least else {
            throw .badField(name: name.description, value: String(integer))
        }
        return integer
    }

    private mutating func optionalInteger(
        _ name: StatementName,
        from least: Int64
    ) throws(RecordError) -> Int? {
        let integer: Int64?
        do { integer = try statement.optionalInteger(name) } catch { throw .statement(error) }
        guard let integer else { return nil }
        guard integer >= least else {
            throw .badField(name: name.description, value: String(integer))
        }
        return Int(integer)
    }

    private mutating func count(_ name: StatementName) throws(RecordError) -> Int {
        do { return try statement.count(name) } catch { throw .statement(error) }
    }
}

/// One item of a list whose items have several fields.
protocol FieldItem {
    /// Reads the fields, whose names begin with the prefix, in order.
    init(from fields: inout FieldReader, prefix: String) throws(RecordError)

    /// Writes the fields in the same order.
    func write(to fields: inout FieldWriter, prefix: String)
}
