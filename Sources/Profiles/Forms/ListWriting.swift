import Calendar
import Documents
import Identifiers
import Money

/// Writes one list of a profile.
struct ListWriting {
    let profile: Profile
    let list: ProfileList
    let request: ProfileRequest

    func bytes(of rows: [Row]) throws(ProfileError) -> [UInt8] {
        switch list.form {
        case .csv: Array(try table(of: rows).utf8)
        case .forms: Array(try forms(of: rows).utf8)
        case .giving: Array(try grants(of: rows).utf8)
        }
    }

    private func table(of rows: [Row]) throws(ProfileError) -> String {
        var table = CSV(columns: list.columns.map(\.heading))
        for row in rows {
            var cells: [CSV.Cell] = []
            for column in list.columns { cells.append(try cell(column, of: row)) }
            table.append(cells)
        }
        if list.hasTotals, !rows.isEmpty { table.append(totals(of: rows)) }
        return table.text
    }

    private func cell(_ column: ProfileColumn, of row: Row) throws(ProfileError) -> CSV.Cell {
        switch column.content {
        case .text(let text): return .word(text)
        case .blank: return .empty
        case .field(let field, let map):
            guard let value = row[field] else { return .empty }
            if let map { return .word(try profile.word(for: value.plain, by: map)) }
            return switch value {
            case .word(let word): .word(word)
            case .date(let date): .word(list.dates.text(of: date))
            case .pence(let pence): .pounds(pence)
            case .number(let number): .number(number)
            }
        }
    }

    private func totals(of rows: [Row]) -> [CSV.Cell] {
        list.columns.enumerated().map { place, column in
            if case .field(let field, nil) = column.content, field.isSummed {
                return .pounds(rows.reduce(0) { $0 + $1.pence(field) })
            }
            return place == 0 ? .word("Total") : .empty
        }
    }

    /// A value as a person reads it.
    func text(_ column: ProfileColumn, of row: Row) throws(ProfileError) -> String? {
        switch column.content {
        case .text(let text): return text
        case .blank: return nil
        case .field(let field, let map):
            guard let value = row[field] else { return nil }
            if let map { return try profile.word(for: value.plain, by: map) }
            return switch value {
            case .word(let word): word
            case .date(let date): list.dates.text(of: date)
            case .pence(let pence): Pence.pounds(pence)
            case .number(let number): String(number)
            }
        }
    }
}

extension DateStyle {
    func text(of date: CalendarDate) -> String {
        let parts = date.description.split(separator: "-")
        switch self {
        case .iso: return date.description
        case .british: return "\(parts[2])/\(parts[1])/\(parts[0])"
        case .packed: return "\(parts[2])\(parts[1])\(parts[0])"
        }
    }
}
