public import Calendar
public import Money

/// What a bank's file comes to: its days, how many lines it has, what came in and what went out.
public struct BankFigures: Hashable, Sendable {
    /// The first and the last day of its lines, or nil where it has none.
    public let starts: CalendarDate?
    public let ends: CalendarDate?
    public let count: Int
    public let paidIn: Amount
    public let paidOut: Amount

    /// Adds up the lines. O(lines).
    ///
    /// - Throws: `AmountError` where a sum passes 64 bits.
    public init(of lines: [BankLine]) throws(AmountError) {
        starts = lines.map(\.bookedOn).min()
        ends = lines.map(\.bookedOn).max()
        count = lines.count
        paidIn = try Amount.sum(of: lines.filter { $0.direction == .paidIn }.map(\.amount))
        paidOut = try Amount.sum(of: lines.filter { $0.direction == .paidOut }.map(\.amount))
    }
}
