extension Paper {
    /// Rows under a heading that is said again on each page. No row is broken.
    public struct Table: Hashable, Sendable {
        public let columns: [Column]
        /// A text for each column.
        public let rows: [[String]]
        /// Set apart below the rows, and never alone on a page.
        public let totals: [[String]]

        /// - Precondition: Each row has as many texts as there are columns.
        public init(columns: [Column], rows: [[String]], totals: [[String]] = []) {
            precondition((rows + totals).allSatisfy { $0.count == columns.count })
            self.columns = columns
            self.rows = rows
            self.totals = totals
        }
    }

    /// One column of a table.
    public struct Column: Hashable, Sendable {
        public let title: String
        public let width: Width
        public let edge: Edge

        public init(_ title: String, _ width: Width, _ edge: Edge = .start) {
            self.title = title
            self.width = width
            self.edge = edge
        }

        /// How wide it is, where the paper has room for that.
        public enum Width: Hashable, Sendable {
            /// So wide, and wider where one of its texts is: none is broken.
            case millimetres(Int)
            /// Parts of what the others leave, and no narrower than its longest word.
            case parts(Int)
        }

        /// On which edge its texts stand: where lines begin for words, where they end for amounts.
        public enum Edge: Hashable, Sendable { case start, end }
    }
}
