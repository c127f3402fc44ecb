import Calendar
import Documents
import Money

/// Statements as comma-separated values, known by the headings that accounting programs import.
///
/// - Xero: `Date, Amount, Payee, Description, Reference, Cheque Number`.
/// - QuickBooks: `Date, Description, Amount` or `Date, Description, Credit, Debit`.
/// - Sage: `Date, Description, Amount` or `Date, Description, Money in, Money out`.
///
/// The columns may stand in any order. Days are written 20/11/2026. An amount below zero went out;
/// in two columns neither has a sign and one is filled. Nothing in such a file says which account
/// it is of, that it is in pounds, or that no line is missing.
enum BankCSV {
    private struct Layout {
        let columns: [String]
        let incoming: String
        /// The column of what went out; without one, `incoming` has a sign.
        let outgoing: String?
        let counterparty: String?
        let words: [String]
    }

    private static let layouts = [
        Layout(
            columns: ["Date", "Amount", "Payee", "Description", "Reference", "Cheque Number"],
            incoming: "Amount",
            outgoing: nil,
            counterparty: "Payee",
            words: ["Description", "Reference", "Cheque Number"]
        ),
        Layout(
            columns: ["Date", "Description", "Amount"],
            incoming: "Amount",
            outgoing: nil,
            counterparty: nil,
            words: ["Description"]
        ),
        Layout(
            columns: ["Date", "Description", "Credit", "Debit"],
            incoming: "Credit",
            outgoing: "Debit",
            counterparty: nil,
            words: ["Description"]
        ),
        Layout(
            columns: ["Date", "Description", "Money in", "Money out"],
            incoming: "Money in",
            outgoing: "Money out",
            counterparty: nil,
            words: ["Description"]
        ),
    ]

    /// Fifteen for each line that is read.
    static let mostFields = 1_500_000

    /// The headings that are known, for messages.
    static let headings =
        layouts.map { "“\($0.columns.joined(separator: ","))”" }.joined(separator: " or ")

    static func statement(in bytes: ArraySlice<UInt8>) throws(BankFileError) -> BankStatement {
        guard bytes.count(where: { $0 == 0x2C }) <= mostFields else {
            throw .forbidden(line: 1, what: "more than \(mostFields) fields")
        }
        let table: CSVTable
        do { table = try CSVTable(Array(withoutBlankEnd(bytes))) } catch {
            // What is no text at all is no CSV either.
            if error.message == "it is not UTF-8" { throw .badEncoding("it is not UTF-8") }
            throw .malformed(line: error.line, what: error.message)
        }
        let names = table.columns.map(canonical)
        guard
            let layout = layouts.first(where: {
                names.count == $0.columns.count && Set(names) == Set($0.columns.map(canonical))
            })
        else { throw .unknownFormat }
        let indices = Dictionary(zip(names, names.indices)) { first, _ in first }
        var draft = BankStatement.Draft()
        var counter = LineCounter()
        for (row, line) in zip(table.rows, table.lineNumbers) where !row.allSatisfy(\.isEmpty) {
            let cells = Cells(row: row, line: line, indices: indices)
            draft.lines.append(try self.line(cells, layout, number: try counter.next()))
        }
        return try BankStatement(draft)
    }

    private static func line(
        _ cells: Cells,
        _ layout: Layout,
        number: Int
    ) throws(BankFileError) -> BankLine {
        let written = cells["Date"]
        guard let day = BankValue.britishDay(written) else {
            throw .badValue(cells.place("Date"), text: written, wanted: "a day, as 20/11/2026")
        }
        let pence = try pence(cells, layout)
        let counterparty = BankValue.words([layout.counterparty.map { cells[$0] }])
        return BankLine(
            number: number,
            place: .init(line: cells.line, element: layout.incoming),
            bookedOn: day,
            amount: Amount(magnitudeOf: pence),
            direction: pence < 0 ? .paidOut : .paidIn,
            endToEndID: nil,
            bankReference: nil,
            counterparty: counterparty.isEmpty ? nil : counterparty,
            text: BankValue.words(layout.words.map { cells[$0] }),
            isReturn: false,
            returnReason: nil
        )
    }

    private static func pence(
        _ cells: Cells,
        _ layout: Layout
    ) throws(BankFileError) -> Int64 {
        guard let outgoing = layout.outgoing else {
            return try cells.pence(layout.incoming, [.sign, .forPeople])
        }
        let cameIn = cells[layout.incoming].isEmpty ? 0 : try cells.pence(layout.incoming)
        let wentOut = cells[outgoing].isEmpty ? 0 : try cells.pence(outgoing)
        guard (cameIn == 0) != (wentOut == 0) else {
            throw .badValue(
                cells.place("\(layout.incoming), \(outgoing)"),
                text: "\(cells[layout.incoming]), \(cells[outgoing])",
                wanted: "an amount in the one or the other"
            )
        }
        return cameIn - wentOut
    }

    /// One row by the names of its columns.
    private struct Cells {
        let row: [String]
        let line: Int
        let indices: [String: Int]

        /// The field of a column, without the white space round it.
        subscript(_ column: String) -> String {
            let field = indices[canonical(column)].map { row[$0] } ?? ""
            return String(decoding: Array(field.utf8).trimmingWhiteSpace, as: UTF8.self)
        }

        func place(_ column: String) -> BankFileError.Place { .init(line: line, element: column) }

        func pence(
            _ column: String,
            _ spelling: BankValue.Spelling = .forPeople
        ) throws(BankFileError) -> Int64 {
            guard let pence = BankValue.pence(self[column], spelling) else {
                throw .badValue(place(column), text: self[column], wanted: BankValue.wantedAmount)
            }
            return pence
        }
    }

    /// Headings in small letters; Xero's template marks those that must be filled with a star.
    private static func canonical(_ column: String) -> String {
        let name = Array(column.utf8).trimmingWhiteSpace
        let plain = name.first == UInt8(ascii: "*") ? name.dropFirst() : name
        return String(decoding: plain, as: UTF8.self).lowercased()
    }

    /// Without empty lines at the end.
    private static func withoutBlankEnd(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let last = bytes.lastIndex { $0 != 0x0A && $0 != 0x0D }
        return last.map { bytes[bytes.startIndex...$0] } ?? bytes.prefix(0)
    }
}

extension Amount {
    /// The sum without its sign. Amounts of a bank's file have 13 digits at most.
    init(magnitudeOf pence: Int64) {
        self = (try? Amount(pence: abs(pence))) ?? .zero
    }
}
