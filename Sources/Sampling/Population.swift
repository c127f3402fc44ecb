import Documents
public import Integrity
import Money

/// What an auditor draws from: the costs of a pack's transaction list, as they were frozen in it.
///
/// Lines above nothing can be drawn. Refunds, reversals and disallowed costs are negative; they
/// have no chance of being drawn, are counted apart, and are examined with what they correct.
public struct Population: Sendable {
    /// SHA-256 of the list's bytes, which the pack's manifest names.
    public let digest: Digest
    /// The list's columns, in order.
    public let columns: [String]
    /// The lines that can be drawn, by rising number.
    public let lines: [Line]
    /// How many lines are not above nothing.
    public let creditCount: Int
    /// Their sum in pence, nothing or less.
    public let creditPence: Int64

    /// One line of the list.
    public struct Line: Hashable, Sendable {
        /// Its number in the list, from 1.
        public let number: Int
        /// Its amount in pence, above nothing.
        public let pence: Int64
        /// Its fields as they stand, in order of the columns.
        public let fields: [String]
    }

    /// The sum of the lines that can be drawn, in pence.
    public let pence: Int64

    /// The most that a population sums to, so that every product of the arithmetic fits.
    static let penceLimit: Int64 = 1 << 53

    /// Reads `transactions.csv`. O(bytes).
    ///
    /// - Throws: ``SamplingError/unreadable(_:)`` or ``SamplingError/nothingToDraw``.
    public init(transactions bytes: [UInt8]) throws(SamplingError) {
        let table = try CSVTable(list: bytes)
        guard let number = table.column("line"), let amount = table.column("amount") else {
            throw .unreadable("it has no columns “line” and “amount”")
        }
        var lines: [Line] = []
        var (pence, credits, count): (Int64, Int64, Int) = (0, 0, 0)
        for (index, row) in table.rows.enumerated() {
            guard row[number] == String(index + 1),
                let value = Pence.pence(inPlain: row[amount]),
                value.magnitude < Self.penceLimit
            else { throw .unreadable("line \(index + 1) has another number or no amount") }
            if value > 0 {
                lines.append(Line(number: index + 1, pence: value, fields: row))
                pence += value
            } else {
                count += 1
                credits += value
            }
            guard pence < Self.penceLimit, credits > -Self.penceLimit else {
                throw .unreadable("its amounts sum to more than can be reckoned with")
            }
        }
        guard !lines.isEmpty else { throw .nothingToDraw }
        digest = Digest(of: bytes)
        columns = table.columns
        (self.lines, self.pence, creditPence, creditCount) = (lines, pence, credits, count)
    }
}
