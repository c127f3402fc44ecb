import Documents

/// The paper an auditor works on, and the results when it is filled in.
public struct WorkingPaper: Sendable {
    public let sample: Sample
    /// The pack that the sample is of.
    public let pack: String
    public let findings: Findings?
    public let evaluation: Evaluation?

    public init(_ sample: Sample, of pack: String, _ findings: Findings?, _ confidence: Confidence)
    {
        self.sample = sample
        self.pack = pack
        self.findings = findings
        evaluation = findings.map { Evaluation($0, of: sample, confidence: confidence) }
    }

    /// The drawn lines in the list's columns, with columns for what was verified and found. It is
    /// read back by ``Findings/init(paper:of:)``.
    public var csv: String {
        var paper = CSV(
            columns: ["item", "stratum"] + sample.population.columns + ["verified", "finding"]
        )
        for (index, item) in items.enumerated() {
            let finding = findings?.finding(of: item.line)
            paper.append(
                [.number(index + 1), .word(item.stratum)] + item.line.fields.map(CSV.Cell.word)
                    + [
                        finding.map { .pounds($0.verified) } ?? .empty,
                        finding.map { .word($0.words) } ?? .empty,
                    ]
            )
        }
        return paper.text
    }

    /// The drawn lines with their strata, in order.
    var items: [(stratum: String, line: Population.Line)] {
        sample.strata.flatMap { stratum in stratum.drawn.map { (stratum.name, $0) } }
    }
}
