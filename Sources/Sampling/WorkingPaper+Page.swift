import Documents
import Integrity
import Money

extension WorkingPaper {
    /// The paper as a page to read and print: no script, nothing from elsewhere.
    public var html: String {
        let title = "Audit sample of \(pack)"
        return HTML.page(
            title: title,
            style: Self.style,
            main: [
                "<h1>\(HTML.escaped(title))</h1>", definitions("How it was drawn", drawing),
                strataTable, results, itemTable,
            ].joined(separator: "\n")
        )
    }

    private var drawing: [(String, String)] {
        let population = sample.population
        var method = sample.plan.method.name
        if case .stratified(let column) = sample.plan.method { method += " by \(column)" }
        return [
            ("Seed", sample.plan.seed), ("Method", method), ("Items", String(sample.count)),
            (
                "Drawn from",
                "\(population.lines.count) costs of \(Pence.pounds(population.pence)); another "
                    + "\(population.creditCount) lines of "
                    + "\(Pence.pounds(population.creditPence)) put money back and are "
                    + "examined with what they correct"
            ),
            ("List", "transactions.csv, SHA-256 \(population.digest.hex)"),
        ]
    }

    private var strataTable: String {
        let rows = sample.strata.map { stratum in
            [
                stratum.name, String(stratum.lineCount), Pence.pounds(stratum.pence),
                String(stratum.drawn.count), interval(of: stratum),
            ]
        }
        return table(
            "What was drawn from",
            ["Stratum", "Costs", "Value", "Drawn", "One item for"],
            rows,
            numbers: 1...4
        )
    }

    /// What one drawn item of a monetary-unit sample stands for.
    private func interval(of stratum: Sample.Stratum) -> String {
        guard sample.plan.method == .monetaryUnit, !stratum.isExhausted else { return "" }
        return Pence.pounds(stratum.pence / Int64(stratum.drawn.count))
    }

    private var results: String {
        guard let evaluation else { return "" }
        let value = sample.population.pence
        let open = "when the other \(evaluation.untested) are tested"
        let projected = evaluation.projectedPence.map {
            "\(Pence.pounds($0)), \(share($0, of: value))"
        }
        let limit = evaluation.upperLimitPence.map {
            "\(Pence.pounds($0)), \(share($0, of: value))"
        }
        return definitions(
            "What was found",
            [
                (
                    "Value tested",
                    "\(Pence.pounds(evaluation.testedPence)) in \(evaluation.tested) items"
                ),
                ("Value verified", Pence.pounds(evaluation.verifiedPence)),
                ("Amount irregular", Pence.pounds(evaluation.irregularPence)),
                ("Projected error", projected ?? open),
                (
                    "Upper limit at \(evaluation.confidence.rawValue)%",
                    limit
                        ?? (evaluation.untested > 0
                            ? open
                            : "not known: a part without any error shows no spread. A "
                                + "monetary-unit sample gives a limit then too.")
                ),
            ]
        )
    }

    private var itemTable: String {
        let wanted = [
            "line", "effective", "source", "partner", "cost_heading", "participant", "fund",
        ]
        let columns = wanted.filter(sample.population.columns.contains)
        let places = columns.compactMap(sample.population.columns.firstIndex)
        let rows = items.enumerated().map { index, item in
            let finding = findings?.finding(of: item.line)
            return [String(index + 1)] + places.map { item.line.fields[$0] } + [
                Pence.pounds(item.line.pence),
                finding.map { Pence.pounds($0.verified) } ?? "",
                finding?.words ?? "",
            ]
        }
        let heads = ["Item"] + columns.map { $0.split(separator: "_").joined(separator: " ") }
        let amount = heads.count
        return table(
            "The items",
            heads + ["amount", "verified", "finding"],
            rows,
            numbers: amount...(amount + 1)
        )
    }
}

// MARK: Words

extension WorkingPaper {
    private func definitions(_ title: String, _ items: [(String, String)]) -> String {
        let rows = items.map {
            "<div><dt>\(HTML.escaped($0))</dt><dd>\(HTML.escaped($1))</dd></div>"
        }
        return "<h2>\(title)</h2>\n<dl>\n\(rows.joined(separator: "\n"))\n</dl>"
    }

    private func table(
        _ title: String,
        _ head: [String],
        _ rows: [[String]],
        numbers: ClosedRange<Int>
    ) -> String {
        func cells(_ fields: [String], _ tag: String, _ attributes: String = "") -> String {
            fields.enumerated().map { index, field in
                let style = numbers.contains(index) ? " class=\"n\"" : ""
                return "<\(tag)\(attributes)\(style)>\(HTML.escaped(field))</\(tag)>"
            }.joined()
        }
        let body = rows.map { "<tr>\(cells($0, "td"))</tr>" }.joined(separator: "\n")
        return """
            <h2>\(title)</h2>
            <div class="scroll" role="region" aria-label="\(title)" tabindex="0">
            <table>
            <thead><tr>\(cells(head, "th", " scope=\"col\""))</tr></thead>
            <tbody>
            \(body)
            </tbody>
            </table>
            </div>
            """
    }

    /// A part in hundredths of a percent: `1.25% of the value`.
    private func share(_ pence: Int64, of whole: Int64) -> String {
        let parts = (Int128(pence) * 10_000 + Int128(whole) - 1) / Int128(whole)
        return "\(Pence.plain(Int64(parts)))% of the value"
    }

    private static let style = """
        *{box-sizing:border-box}
        body{font:1rem/1.5 system-ui,-apple-system,"Segoe UI",sans-serif;color:#1b1f23;\
        background:#fff;margin:0;overflow-wrap:break-word}
        main{max-width:68rem;margin:0 auto;padding:1.5rem 1rem 2rem}
        h1{font-size:1.7rem;line-height:1.2;margin:.1rem 0 1rem}
        h2{font-size:1.1rem;margin:1.5rem 0 .4rem}
        dl{margin:0}
        dl div{display:grid;grid-template-columns:12rem 1fr;padding:.3rem 0;\
        border-bottom:1px solid #d5dae0}
        dt{color:#4b5560}dd{margin:0;font-variant-numeric:tabular-nums}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        th,td{padding:.35rem .75rem .35rem 0;border-bottom:1px solid #d5dae0;text-align:left;\
        vertical-align:top}
        th{font-weight:400;color:#4b5560;border-bottom-width:2px;white-space:nowrap}
        .n{text-align:right;white-space:nowrap}
        td:last-child{min-width:9rem}
        @media (max-width:34rem){dl div{grid-template-columns:1fr}}
        @media print{@page{size:A4 landscape;margin:12mm}body{font-size:9pt}main{padding:0;\
        max-width:none}thead{display:table-header-group}tr{break-inside:avoid}}
        """
}
