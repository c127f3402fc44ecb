import ArgumentParser
import Identifiers
import Ledger
import Store
import StrictJSON

/// `farthing position`.
struct PositionVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "position",
        abstract: "Granted, partner budget, set aside, spent and left: by fund and by partner.",
        discussion: "Example: farthing position --books books"
    )

    @OptionGroup var books: BooksOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let report = try shell.reading(books).read { try $0.position() }
        shell.terminal.write(
            output.json ? json(report).compactText + "\n" : text(report)
        )
        return .done
    }

    private func text(_ report: PositionReport) -> String {
        var funds = Table([
            "fund": .left, ScreenWord.award.text: .right, "not yet budgeted": .right,
            "not yet placed": .right, ScreenWord.allocation.text + "s": .right,
            ScreenWord.commitment.text: .right, ScreenWord.delivered.text: .right,
            ScreenWord.availableFunds.text: .right,
        ])
        for fund in report.funds {
            funds.add(
                fund.fund.text,
                pounds(fund.granted),
                pounds(fund.unbudgeted),
                pounds(fund.unallocated),
                pounds(fund.allocated),
                pounds(fund.setAside),
                pounds(fund.spent),
                pounds(fund.left)
            )
        }
        var partners = Table([
            "partner": .left, "fund": .left, ScreenWord.allocation.text: .right,
            ScreenWord.commitment.text: .right, ScreenWord.delivered.text: .right,
            ScreenWord.availableFunds.text: .right,
        ])
        for part in report.partners {
            partners.add(
                part.partner.text,
                part.fund.text,
                pounds(part.allocated),
                pounds(part.setAside),
                pounds(part.spent),
                pounds(part.left)
            )
        }
        return funds.text + "\n" + partners.text
    }

    private func json(_ report: PositionReport) -> JSONValue {
        .object([
            "funds": .array(
                report.funds.map { fund in
                    .object([
                        "fund": .text(fund.fund.text), "granted": .integer(fund.granted),
                        "unbudgeted": .integer(fund.unbudgeted),
                        "unallocated": .integer(fund.unallocated),
                        "allocated": .integer(fund.allocated),
                        "set-aside": .integer(fund.setAside), "spent": .integer(fund.spent),
                        "left": .integer(fund.left),
                    ])
                }
            ),
            "partners": .array(
                report.partners.map { part in
                    .object([
                        "partner": .text(part.partner.text), "fund": .text(part.fund.text),
                        "allocated": .integer(part.allocated),
                        "set-aside": .integer(part.setAside), "spent": .integer(part.spent),
                        "left": .integer(part.left),
                    ])
                }
            ),
        ])
    }
}
