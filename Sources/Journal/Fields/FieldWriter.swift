import Integrity
import Money

/// Writes a record's fields in their fixed order.
struct FieldWriter {
    private(set) var statement: StatementWriter

    init(_ statement: StatementWriter) { self.statement = statement }

    mutating func put(_ name: String, _ text: String) { statement.put(name, text) }

    mutating func put(_ name: String, _ text: String?) { statement.put(name, text) }

    mutating func put(_ name: String, _ value: Int) { statement.put(name, value) }

    mutating func put(_ name: String, _ value: Int64) { statement.put(name, value) }

    mutating func put(_ name: String, _ value: Int?) {
        if let value { statement.put(name, value) } else { statement.put(name, String?.none) }
    }

    mutating func putAbsent(_ name: String) { statement.put(name, String?.none) }

    mutating func put(_ name: String, _ flag: Bool) { statement.put(name, flag ? "yes" : "no") }

    mutating func put(_ name: String, _ flag: Bool?) {
        statement.put(name, flag.map { $0 ? "yes" : "no" })
    }

    mutating func put(_ name: String, _ amount: Amount) { statement.put(name, amount.pence) }

    mutating func put(_ name: String, _ digest: Digest) { statement.put(name, digest) }

    mutating func put(_ name: String, _ value: some FieldValue) {
        statement.put(name, value.fieldText)
    }

    mutating func put<Value: FieldValue>(_ name: String, _ value: Value?) {
        statement.put(name, value?.fieldText)
    }

    /// Puts a value under a name of two parts, which most fields of an entry have.
    mutating func put(_ group: String, _ name: String, _ value: some FieldValue) {
        statement.put(group, name, value.fieldText)
    }

    mutating func put(_ group: String, _ name: String, _ amount: Amount) {
        statement.put(group, name, String(amount.pence))
    }

    mutating func put<Value: FieldValue>(_ group: String, _ name: String, _ value: Value?) {
        statement.put(group, name, value?.fieldText)
    }

    mutating func putList(_ name: String, _ items: [some FieldItem]) {
        statement.put(name, items.count)
        for (index, item) in items.enumerated() {
            item.write(to: &self, prefix: "\(name).\(index + 1)")
        }
    }

    mutating func putValues(_ name: String, _ values: [some FieldValue]) {
        statement.put(name, values.count)
        for (index, value) in values.enumerated() { put("\(name).\(index + 1)", value) }
    }
}
