import Evidence
import Integrity
import Money
import Sampling

extension WorkingPaper {
    /// For a person.
    func text(_ verdict: Verdict) -> String {
        var lines = verdict.unproven.map { "OPEN   \($0)" }
        let population = sample.population
        let source = population.columns.firstIndex(of: "source")
        lines.append(
            "\(sample.count) of \(population.lines.count) costs, "
                + "\(Pence.pounds(sample.pence)) of \(Pence.pounds(population.pence)):"
        )
        for stratum in sample.strata {
            lines.append(
                "  \(stratum.name): \(stratum.drawn.count) of \(stratum.lineCount), "
                    + "\(Pence.pounds(stratum.pence))"
            )
            lines += stratum.drawn.map { line in
                "    line \(line.number)  \(Pence.pounds(line.pence))  "
                    + (source.map { line.fields[$0] } ?? "")
            }
        }
        lines.append(
            "\(population.creditCount) lines that put \(Pence.pounds(-population.creditPence)) "
                + "back are examined with what they correct."
        )
        if let evaluation { lines += evaluation.lines }
        return lines.joined(separator: "\n")
    }

    /// For a program.
    func json(_ verdict: Verdict) -> String {
        let population = sample.population
        let strata = sample.strata.map { stratum in
            let lines = stratum.drawn.map { "{\"line\":\($0.number),\"pence\":\($0.pence)}" }
            return """
                {"name":\(quoted(stratum.name)),"costs":\(stratum.lineCount),\
                "pence":\(stratum.pence),"drawn":[\(lines.joined(separator: ","))]}
                """
        }
        return """
            {"standing":\(quoted(verdict.standing.rawValue)),"pack":\(quoted(pack)),\
            "list":\(quoted(population.digest.hex)),"seed":\(quoted(sample.plan.seed)),\
            "method":\(quoted(sample.plan.method.name)),"costs":\(population.lines.count),\
            "pence":\(population.pence),"credits":\(population.creditCount),\
            "credit-pence":\(population.creditPence),"strata":[\(strata.joined(separator: ","))],\
            "evaluation":\(evaluation?.json ?? "null")}
            """
    }
}

extension Sample {
    fileprivate var pence: Int64 {
        strata.reduce(0) { $0 + $1.drawn.reduce(0) { $0 + $1.pence } }
    }
}

extension Evaluation {
    fileprivate var lines: [String] {
        var lines = [
            "Tested \(Pence.pounds(testedPence)) in \(tested) items, verified "
                + "\(Pence.pounds(verifiedPence)), irregular "
                + "\(Pence.pounds(irregularPence))."
        ]
        guard let projectedPence else {
            return lines + ["\(untested) are still to be tested; then the error is projected."]
        }
        lines.append("Projected error \(Pence.pounds(projectedPence)).")
        lines.append(
            upperLimitPence.map {
                "Upper limit at \(confidence.rawValue)%: \(Pence.pounds($0))."
            }
                ?? "No upper limit: a part without any error shows no spread. A monetary-unit "
                + "sample gives a limit then too."
        )
        return lines
    }

    fileprivate var json: String {
        """
        {"tested":\(tested),"untested":\(untested),"tested-pence":\(testedPence),\
        "verified-pence":\(verifiedPence),"irregular-pence":\(irregularPence),\
        "projected-pence":\(projectedPence.map(String.init) ?? "null"),\
        "upper-limit-pence":\(upperLimitPence.map(String.init) ?? "null"),\
        "confidence":\(confidence.rawValue)}
        """
    }
}
