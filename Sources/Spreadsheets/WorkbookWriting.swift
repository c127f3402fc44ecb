import CXLSXWriter
import Documents

/// A workbook that is being written.
struct WorkbookWriting {
    private let book: UnsafeMutablePointer<lxw_workbook>
    private var formats: Formats
    /// The first thing that went wrong.
    private var failure = LXW_NO_ERROR

    /// How cells of each kind look.
    private struct Formats {
        var head, text, day, month, money: UnsafeMutablePointer<lxw_format>?
        var totalText, totalMoney: UnsafeMutablePointer<lxw_format>?
    }

    /// - Throws: `PrintingError`.
    init(_ path: String) throws(PrintingError) {
        guard let book = workbook_new(path) else { throw PrintingError("no workbook was begun") }
        self.book = book
        let money = "\u{A3}#,##0.00;[Red]\\-\u{A3}#,##0.00"
        formats = Formats()
        formats.head = Self.format(book, isBold: true, hasRule: LXW_BORDER_THIN)
        format_set_text_wrap(formats.head)
        format_set_align(formats.head, UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue))
        formats.text = Self.format(book)
        formats.day = Self.format(book, number: "yyyy\\-mm\\-dd")
        formats.month = Self.format(book, number: "mmm yyyy")
        formats.money = Self.format(book, number: money)
        formats.totalText = Self.format(book, isBold: true, hasTop: true)
        formats.totalMoney = Self.format(book, number: money, isBold: true, hasTop: true)
    }

    private static func format(
        _ book: UnsafeMutablePointer<lxw_workbook>,
        number: String? = nil,
        isBold: Bool = false,
        hasRule: lxw_format_borders = LXW_BORDER_NONE,
        hasTop: Bool = false
    ) -> UnsafeMutablePointer<lxw_format>? {
        let format = workbook_add_format(book)
        if let number { format_set_num_format(format, number) }
        if isBold { format_set_bold(format) }
        if hasRule != LXW_BORDER_NONE { format_set_bottom(format, UInt8(hasRule.rawValue)) }
        if hasTop { format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue)) }
        return format
    }

    /// Writes the sheets and closes the file.
    ///
    /// - Throws: `PrintingError` with the library's words.
    mutating func write(_ workbook: Workbook) throws(PrintingError) {
        setProperties(of: workbook)
        for sheet in workbook.sheets { write(sheet) }
        let closing = workbook_close(book)
        for error in [failure, closing] where error != LXW_NO_ERROR {
            throw PrintingError(String(cString: lxw_strerror(error)))
        }
    }

    private mutating func setProperties(of workbook: Workbook) {
        // The library copies them.
        workbook.title.withCString { title in
            workbook.subject.withCString { subject in
                workbook.author.withCString { author in
                    var properties = lxw_doc_properties()
                    properties.title = UnsafeMutablePointer(mutating: title)
                    properties.subject = UnsafeMutablePointer(mutating: subject)
                    properties.author = UnsafeMutablePointer(mutating: author)
                    properties.created = time_t(workbook.created)
                    note(workbook_set_properties(book, &properties))
                }
            }
        }
    }

    private mutating func write(_ sheet: Workbook.Sheet) {
        // The library would say so on standard error too.
        guard Self.isName(sheet.name), let page = workbook_add_worksheet(book, sheet.name) else {
            return note(LXW_ERROR_INVALID_SHEETNAME_CHARACTER)
        }
        for (index, column) in sheet.columns.enumerated() {
            let place = lxw_col_t(index)
            note(worksheet_set_column(page, place, place, Double(column.letters), nil))
            note(worksheet_write_string(page, 0, place, column.title, formats.head))
        }
        worksheet_freeze_panes(page, 1, 0)
        write(sheet.rows, from: 1, isTotal: false, on: page)
        write(sheet.totals, from: sheet.rows.count + 1, isTotal: true, on: page)
        if !sheet.rows.isEmpty, !sheet.columns.isEmpty {
            let (last, width) = (lxw_row_t(sheet.rows.count), lxw_col_t(sheet.columns.count - 1))
            note(worksheet_autofilter(page, 0, 0, last, width))
        }
        setPaper(of: page)
    }

    private static func isName(_ name: String) -> Bool {
        (1...31).contains(name.utf16.count) && !name.contains { "[]:*?/\\".contains($0) }
    }

    /// As it is printed: A4 on its side, one page wide, the headings on each.
    private mutating func setPaper(of page: UnsafeMutablePointer<lxw_worksheet>) {
        worksheet_set_landscape(page)
        worksheet_set_paper(page, 9)
        worksheet_fit_to_pages(page, 1, 0)
        note(worksheet_repeat_rows(page, 0, 0))
        note(worksheet_set_footer(page, "&L&A&RPage &P of &N"))
    }

    private mutating func write(
        _ rows: [[Workbook.Cell]],
        from first: Int,
        isTotal: Bool,
        on page: UnsafeMutablePointer<lxw_worksheet>
    ) {
        for (index, row) in rows.enumerated() {
            for (column, cell) in row.enumerated() {
                note(
                    write(cell, lxw_row_t(first + index), lxw_col_t(column), isTotal, on: page)
                )
            }
        }
    }

    private func write(
        _ cell: Workbook.Cell,
        _ row: lxw_row_t,
        _ column: lxw_col_t,
        _ isTotal: Bool,
        on page: UnsafeMutablePointer<lxw_worksheet>
    ) -> lxw_error {
        let text = isTotal ? formats.totalText : formats.text
        let money = isTotal ? formats.totalMoney : formats.money
        switch cell {
        case .text(let value):
            return worksheet_write_string(page, row, column, Spreadsheet.neutral(value), text)
        case .number(let value):
            return worksheet_write_number(page, row, column, Double(value), text)
        case .day(let year, let month, let day):
            return write(year, month, day, row, column, formats.day, on: page)
        case .month(let year, let month):
            return write(year, month, 1, row, column, formats.month, on: page)
        case .pounds(let pence):
            return worksheet_write_number(page, row, column, Self.pounds(pence), money)
        case .reckoned(let formula, let pence):
            let value = Self.pounds(pence)
            return worksheet_write_formula_num(page, row, column, "=" + formula, money, value)
        case .empty:
            return isTotal ? worksheet_write_blank(page, row, column, text) : LXW_NO_ERROR
        }
    }

    private func write(
        _ year: Int,
        _ month: Int,
        _ day: Int,
        _ row: lxw_row_t,
        _ column: lxw_col_t,
        _ format: UnsafeMutablePointer<lxw_format>?,
        on page: UnsafeMutablePointer<lxw_worksheet>
    ) -> lxw_error {
        var date = lxw_datetime()
        (date.year, date.month, date.day) = (Int32(year), Int32(month), Int32(day))
        return worksheet_write_datetime(page, row, column, &date, format)
    }

    /// The nearest number to so many pounds: a sheet knows no other kind. Exact to the penny up to
    /// a hundred thousand million pounds.
    private static func pounds(_ pence: Int64) -> Double { Double(pence) / 100 }

    private mutating func note(_ error: lxw_error) {
        if failure == LXW_NO_ERROR { failure = error }
    }
}
