import Documents
import Money

/// What an auditor found, read back from the working paper.
public struct Findings: Sendable {
    /// What was found of a line.
    public struct Finding: Hashable, Sendable {
        /// What was verified of the amount claimed, in pence.
        public let verified: Int64
        /// The auditor's words.
        public let words: String
    }

    private let found: [Int: Finding]

    /// Reads a working paper: of its columns `line`, `verified`, and if they are there `amount` and
    /// `finding`. A line whose `verified` is empty was not tested yet.
    ///
    /// - Throws: ``SamplingError``.
    public init(paper bytes: [UInt8], of sample: Sample) throws(SamplingError) {
        let table = try CSVTable(list: bytes)
        guard let number = table.column("line"), let verified = table.column("verified") else {
            throw .unreadable("it has no columns “line” and “verified”")
        }
        let drawn = Dictionary(
            uniqueKeysWithValues: sample.strata.flatMap(\.drawn).map { ($0.number, $0) }
        )
        var found: [Int: Finding] = [:]
        var seen: Set<Int> = []
        for row in table.rows where !row.allSatisfy(\.isEmpty) {
            guard let line = Int(row[number]).flatMap({ drawn[$0] }) else {
                throw .notDrawn(line: row[number])
            }
            guard seen.insert(line.number).inserted else { throw .twice(line: line.number) }
            if let amount = table.column("amount"),
                Pence.pence(inPlain: row[amount]) != line.pence
            {
                throw .otherAmount(line: line.number)
            }
            guard !row[verified].isEmpty else { continue }
            guard let pence = Pence.pence(inPlain: row[verified]),
                (0...line.pence).contains(pence)
            else { throw .badVerified(line: line.number, text: row[verified]) }
            found[line.number] = Finding(
                verified: pence,
                words: table.column("finding").map { row[$0] } ?? ""
            )
        }
        self.found = found
    }

    /// What was found of a line; nil while it is not tested.
    public func finding(of line: Population.Line) -> Finding? { found[line.number] }
}
