public import Calendar
public import Identifiers
public import Money

/// Invariant 13: a defrayal is in at most one drawdown, left the bank by the end of its period,
/// and a drawdown is the sum of its lines.
public enum DrawdownCheck {
    /// The stable code of the findings.
    public static let code = "check.drawdowns"

    /// What a funder was asked for.
    public struct Asked: Hashable, Sendable {
        /// The drawdown.
        public let drawdown: DrawdownID
        /// The last day of the drawdown's period.
        public let periodEnds: CalendarDate
        /// How much.
        public let amount: Amount

        /// Creates what was asked.
        public init(drawdown: DrawdownID, periodEnds: CalendarDate, amount: Amount) {
            self.drawdown = drawdown
            self.periodEnds = periodEnds
            self.amount = amount
        }
    }

    /// One defrayal in a drawdown.
    public struct Line: Hashable, Sendable {
        /// The drawdown.
        public let drawdown: DrawdownID
        /// The defrayal: its entry and the posting's place in it.
        public let defrayal: Defrayal
        /// The day the money moved.
        public let bankDate: CalendarDate
        /// How much.
        public let amount: Amount

        /// Creates a line.
        public init(
            drawdown: DrawdownID,
            defrayal: Defrayal,
            bankDate: CalendarDate,
            amount: Amount
        ) {
            self.drawdown = drawdown
            self.defrayal = defrayal
            self.bankDate = bankDate
            self.amount = amount
        }
    }

    /// The posting by which money left the bank.
    public struct Defrayal: Hashable, Sendable {
        /// The entry's sequence number.
        public let sequence: Int
        /// The posting's place in the entry.
        public let posting: Int

        /// Creates a defrayal.
        public init(sequence: Int, posting: Int) {
            self.sequence = sequence
            self.posting = posting
        }
    }

    /// - Complexity: O(n) in the lines, of which the defrayals are remembered.
    public static func findings(
        in drawdowns: some Sequence<Asked>,
        lines: some Sequence<Line>
    ) -> [Finding] {
        let asked = Dictionary(drawdowns.map { ($0.drawdown, $0) }, uniquingKeysWith: { $1 })
        var sums: [DrawdownID: Int64] = [:]
        var first: [Defrayal: DrawdownID] = [:]
        var findings: [Finding] = []
        for line in lines {
            sums[line.drawdown, default: 0] &+= line.amount.pence
            if let earlier = first.updateValue(line.drawdown, forKey: line.defrayal) {
                findings.append(twice(line, earlier))
            }
            if let end = asked[line.drawdown]?.periodEnds, line.bankDate > end {
                findings.append(late(line, end))
            }
        }
        let subjects = Set(asked.keys).union(sums.keys).sorted()
        return findings + subjects.compactMap { unequal($0, asked[$0]?.amount, sums[$0] ?? 0) }
    }

    private static func twice(_ line: Line, _ earlier: DrawdownID) -> Finding {
        let place = "posting \(line.defrayal.posting) of entry \(line.defrayal.sequence)"
        return Finding(
            check: code,
            subject: line.drawdown.text,
            message: "A defrayal is drawn down at most once; \(place) is in \(earlier) too."
        )
    }

    private static func late(_ line: Line, _ end: CalendarDate) -> Finding {
        Finding(
            check: code,
            subject: line.drawdown.text,
            message: "A drawdown asks for what left the bank by \(end); "
                + "entry \(line.defrayal.sequence) left it on \(line.bankDate)."
        )
    }

    private static func unequal(
        _ drawdown: DrawdownID,
        _ asked: Amount?,
        _ sum: Int64
    ) -> Finding? {
        guard asked?.pence != sum else { return nil }
        return Finding(
            check: code,
            subject: drawdown.text,
            message: "A drawdown is the sum of its lines; \(asked?.poundsText ?? "nothing") was "
                + "asked for and the lines sum to \(pounds(sum))."
        )
    }
}
