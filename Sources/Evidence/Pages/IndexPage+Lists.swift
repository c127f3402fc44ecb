import Money
import Documents
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger

// MARK: Charts

extension IndexPage {
    /// Costs by heading, partner and month, each with its amount beside the bar.
    var charts: String {
        let headings = sums { $0.posting.attribution?.category.inWords }
        let partners = sums { line in
            line.posting.attribution.map { summary.partners[$0.partner]?.title ?? $0.partner.text }
        }
        let months = sums { String($0.entry.effectiveOn.description.prefix(7)) }
        return """
            <div class="charts">
            \(chart("Costs by heading", Self.greatestFirst(headings)))
            \(chart("Costs by delivery partner", Self.greatestFirst(partners)))
            \(chart("Costs by month", months.sorted { $0.key < $1.key }))
            </div>
            """
    }

    private static func greatestFirst(
        _ sums: [String: Int64]
    ) -> [(key: String, value: Int64)] {
        sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    }

    private func sums(by name: (CostLine) -> String?) -> [String: Int64] {
        lines.reduce(into: [:]) { $0[name($1) ?? "Other", default: 0] += $1.pence }
    }

    private func chart(_ title: String, _ sums: [(key: String, value: Int64)]) -> String {
        let most = max(1, sums.map(\.value).max() ?? 1)
        let rows = sums.map { name, pence in
            let width = max(0, pence) / max(1, most / 100)
            return """
                <tr><th scope="row">\(HTML.escaped(name))</th>\
                <td><i style="width:\(min(100, width))%"></i></td>\
                <td>\(Pence.pounds(pence))</td></tr>
                """
        }
        return """
            <section>
            <h2>\(title)</h2>
            <table class="chart"><tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table>
            </section>
            """
    }
}

// MARK: The costs

extension IndexPage {
    /// Every cost; the script finds among them.
    var lineList: String {
        """
        <section>
        <h2>Costs</h2>
        <div class="fields js-only" role="search">
        <label>Find<span>a claim, a person's code, a date</span>\
        <input type="search" id="search"></label>
        <label>Delivery partner<select id="by-partner"><option>All</option></select></label>
        <label>Heading<select id="by-heading"><option>All</option></select></label>
        <label>Fund<select id="by-fund"><option>All</option></select></label>
        </div>
        <div class="scroll" role="region" aria-label="Costs" tabindex="0">
        <table class="lines" id="lines">
        <thead><tr><th scope="col">Line</th><th scope="col">Booked for</th>\
        <th scope="col">Left the bank</th><th scope="col">Partner</th><th scope="col">Heading</th>\
        <th scope="col">Person</th><th scope="col">Fund</th><th scope="col">Trail</th>\
        <th scope="col" class="n">Amount</th></tr></thead>
        <tbody>
        \(lines.map(row).joined(separator: "\n"))
        </tbody>
        <tfoot><tr><td colspan="8" id="shown">\(HTML.count(lines.count, "line"))</td>\
        <td class="n" id="total">\(Pence.pounds(total))</td></tr></tfoot>
        </table>
        </div>
        </section>
        """
    }

    private func row(_ line: CostLine) -> String {
        let attribution = line.posting.attribution
        let cells = [
            String(line.number), line.entry.effectiveOn.description,
            line.leftBank?.description ?? "", attribution?.partner.text ?? "",
            attribution?.category.text ?? "", line.participant ?? "",
            line.posting.account.fund?.text ?? "",
        ].map { "<td>\(HTML.escaped($0))</td>" }
        let source = line.entry.source.map { source in
            "<a href=\"#trail-\(HTML.escaped(source))\">\(HTML.escaped(source))</a>"
        }
        return "<tr data-pence=\"\(line.pence)\">\(cells.joined())"
            + "<td>\(source ?? "record \(line.seq)")</td>"
            + "<td class=\"n\">\(Pence.pounds(line.pence))</td></tr>"
    }
}

// MARK: Trails

extension IndexPage {
    /// One section for each source of a cost and each business case behind one; a link shows it.
    var trailSections: [String] {
        var sources: [String] = []
        var seen: Set<String> = []
        for source in lines.compactMap(\.entry.source) where seen.insert(source).inserted {
            sources.append(source)
            if let businessCase = trails.businessCase(of: source),
                seen.insert(businessCase).inserted
            {
                sources.append(businessCase)
            }
        }
        return sources.map(trail)
    }

    private func trail(of source: String) -> String {
        let steps = trails.steps(of: source).map { item($0, in: source) }
        let businessCase = trails.businessCase(of: source).map { id in
            "<p>It draws on the business case <a href=\"#trail-\(HTML.escaped(id))\">"
                + "\(HTML.escaped(id))</a>.</p>"
        }
        return """
            <section class="trail" id="trail-\(HTML.escaped(source))">
            <h2>The trail of \(HTML.escaped(source))</h2>
            \(businessCase ?? "")
            <ol>
            \(steps.joined(separator: "\n"))
            </ol>
            <p><a href="#lines">Back to the costs</a></p>
            </section>
            """
    }

    private func item(_ step: Trails.Step, in source: String) -> String {
        let header = step.record.header
        let words = TrailWords(step.record, codes)
        let particulars =
            (words.particulars.map { "<li>\(HTML.escaped($0))</li>" }
            + (proofs.html(of: step.record.body, in: source, opened).map { [$0] } ?? [])
            + (opened[header.seq] ?? []).map(\.html)).joined()
        let file = words.file.map { "<a href=\"\(HTML.escaped($0))\">Read it</a>" } ?? ""
        return """
            <li><p>\(header.effectiveOn.inWords)<br>\
            <span class="soft">\(HTML.escaped(header.actor.text))</span></p>\
            <div><p>\(HTML.escaped(words.title)) \(file)</p>\
            \(particulars.isEmpty ? "" : "<ul>\(particulars)</ul>")\
            <p class="proof">record \(header.seq), leaf \(step.leaf.hex)</p></div></li>
            """
    }
}
