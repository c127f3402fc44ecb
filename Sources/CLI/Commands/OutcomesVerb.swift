import ArgumentParser
import Identifiers
import Journal
import Store
import StrictJSON

/// `farthing outcomes`.
struct OutcomesVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "outcomes",
        abstract: "What was spent beside what came of it, by partner and category.",
        discussion: "Example: farthing outcomes --books books"
    )

    @OptionGroup var books: BooksOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let report = try shell.reading(books).read { try SpendBesideOutcomes(of: $0) }
        let lines = report.lines.sorted { $0.key < $1.key }
        shell.terminal.write(output.json ? json(lines).compactText + "\n" : text(lines))
        return .done
    }

    private func text(
        _ lines: [(key: SpendBesideOutcomes.Key, value: SpendBesideOutcomes.Line)]
    ) -> String {
        var table = Table([
            "partner": .left, "category": .left, ScreenWord.delivered.text: .right,
            "people": .right, "what came of it": .left,
        ])
        for (key, line) in lines {
            table.add(
                key.partner.text,
                key.category?.text ?? "(no claim named)",
                pounds(line.spent),
                String(line.people),
                line.outcomeText
            )
        }
        return table.text
    }

    private func json(
        _ lines: [(key: SpendBesideOutcomes.Key, value: SpendBesideOutcomes.Line)]
    ) -> JSONValue {
        .array(
            lines.map { key, line in
                .object([
                    "partner": .text(key.partner.text),
                    "category": key.category.map { .text($0.text) },
                    "spent": .integer(line.spent),
                    "people": .integer(Int64(line.people)),
                    "outcomes": .object(
                        line.outcomes.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                            JSONMember(key: $0.key.rawValue, value: .integer(Int64($0.value)))
                        }
                    ),
                ])
            }
        )
    }
}
