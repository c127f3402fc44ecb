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
        let heading = ["item", "stratum"] + sample.population.columns + ["verified", "finding"]
        var text = Self.row(heading)
        for (index, item) in items.enumerated() {
            let finding = findings?.finding(of: item.line)
            text += Self.row(
                [String(index + 1), item.stratum] + item.line.fields
                    + [finding.map { Pounds.text($0.verified) } ?? "", finding?.words ?? ""]
            )
        }
        return text
    }

    /// The drawn lines with their strata, in order.
    var items: [(stratum: String, line: Population.Line)] {
        sample.strata.flatMap { stratum in stratum.drawn.map { (stratum.name, $0) } }
    }

    /// The fields come from a list that is safe in spreadsheets; the auditor's words may not be.
    private static func row(_ fields: [String]) -> String {
        let cells = fields.map { field in
            let isFormula = field.utf8.first.map { "=+-@".utf8.contains($0) } ?? false
            let safe = isFormula && Pounds.pence(in: field) == nil ? "'" + field : field
            let isPlain = safe.utf8.allSatisfy { !",\"\r\n".utf8.contains($0) }
            return isPlain ? safe : "\"" + safe.withQuotesDoubled + "\""
        }
        return cells.joined(separator: ",") + "\r\n"
    }
}

extension String {
    /// The text with each quote doubled, also one that a combining mark follows.
    fileprivate var withQuotesDoubled: String {
        unicodeScalars.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) }
    }
}
