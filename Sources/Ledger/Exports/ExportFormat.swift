/// A form in which other programs read entries.
public enum ExportFormat: String, CaseIterable, Hashable, Sendable {
    case hledger
    case ledger
    case beancount
    case csv
}
