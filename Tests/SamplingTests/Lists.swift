import Sampling
import _TestSupport

/// Transaction lists to draw from.
enum Lists {
    /// The example of docs/SPEC-sampling.md.
    static let example =
        "line,cost_heading,amount\r\n1,travel,10.40\r\n2,courses,120.00\r\n3,travel,-2.00\r\n"
        + "4,travel,6.00\r\n"

    static func population(_ text: String) throws -> Population {
        try Population(transactions: Array(text.utf8))
    }

    /// A list of costs in pence, each under a heading.
    static func population(_ costs: [(heading: String, pence: Int)]) throws -> Population {
        var text = "line,cost_heading,amount\r\n"
        for (index, cost) in costs.enumerated() {
            let rest = cost.pence % 100
            let amount = "\(cost.pence / 100).\(rest < 10 ? "0" : "")\(rest)"
            text += "\(index + 1),\(cost.heading),\(amount)\r\n"
        }
        return try population(text)
    }

    /// Small costs and a few large ones, as programmes have them.
    static func random(_ count: Int, seed: Int) throws -> Population {
        var numbers = SplitMix64(seed: seed)
        let headings = ["travel", "courses", "devices", "counselling"]
        return try population(
            (0..<count).map { _ in
                let isLarge = Int.random(in: 0..<20, using: &numbers) == 0
                return (
                    headings[Int.random(in: 0..<4, using: &numbers)],
                    Int.random(in: 1...(isLarge ? 60_000 : 3_000), using: &numbers)
                )
            }
        )
    }

    static func sample(
        _ method: SamplePlan.Method,
        _ size: Int,
        of population: Population,
        seed: String = "tea"
    ) throws -> Sample {
        try Sample(try SamplePlan(seed: seed, method: method, size: size), from: population)
    }
}

extension Sample {
    var numbers: [[Int]] { strata.map { $0.drawn.map(\.number) } }

    /// What an auditor finds who knows the truth: so much of each line is irregular.
    func findings(_ irregular: (Population.Line) -> Int64) throws -> Findings {
        var paper = "line,verified\r\n"
        for line in strata.flatMap(\.drawn) {
            let verified = line.pence - irregular(line)
            let rest = verified % 100
            paper += "\(line.number),\(verified / 100).\(rest < 10 ? "0" : "")\(rest)\r\n"
        }
        return try Findings(paper: Array(paper.utf8), of: self)
    }
}
