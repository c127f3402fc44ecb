/// Sheets for a spreadsheet: what is in each cell and of what type.
///
/// A plain value. A reckoned cell carries its value beside the formula, so that a program which
/// does not calculate shows the number too.
public struct Workbook: Hashable, Sendable {
    public let title: String
    /// What it is of, in a line.
    public let subject: String
    /// Whose it is.
    public let author: String
    /// When it is of, in seconds since 1970. No writer looks at a clock.
    public let created: Int64
    public let sheets: [Sheet]

    public init(title: String, subject: String, author: String, created: Int64, sheets: [Sheet]) {
        self.title = title
        self.subject = subject
        self.author = author
        self.created = created
        self.sheets = sheets
    }

    /// One sheet: a line of headings that stays in sight, rows, and totals below them.
    public struct Sheet: Hashable, Sendable {
        /// At most 31 letters, and none of `[]:*?/\`.
        public let name: String
        public let columns: [Column]
        public let rows: [[Cell]]
        public let totals: [[Cell]]

        public init(name: String, columns: [Column], rows: [[Cell]], totals: [[Cell]] = []) {
            self.name = name
            self.columns = columns
            self.rows = rows
            self.totals = totals
        }
    }

    /// A column's heading, and how many letters wide it is.
    public struct Column: Hashable, Sendable {
        public let title: String
        public let letters: Int

        public init(_ title: String, letters: Int) {
            self.title = title
            self.letters = letters
        }
    }

    /// What is in a cell.
    public enum Cell: Hashable, Sendable {
        /// A code or a text; one that a sheet would take for a formula gets an apostrophe.
        case text(String)
        case number(Int)
        case day(year: Int, month: Int, day: Int)
        case month(year: Int, month: Int)
        /// Pence, shown in pounds.
        case pounds(Int64)
        /// A formula of ours, `SUM(K2:K9)`, with the pence that it comes to.
        case reckoned(String, pence: Int64)
        case empty
    }

    /// The letters of a column, from 0: `A` to `Z`, `AA` and on.
    public static func letters(of column: Int) -> String {
        let last = String(UnicodeScalar(UInt8(65 + column % 26)))
        return column < 26 ? last : letters(of: column / 26 - 1) + last
    }
}
