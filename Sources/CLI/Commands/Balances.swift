import ArgumentParser
import Calendar
import Identifiers
import Ledger
import Money
import Store
import StrictJSON

/// `farthing trial-balance`.
struct TrialBalanceVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "trial-balance",
        abstract: "Every account's balance, and totals that must agree.",
        discussion: "Example: farthing trial-balance --books books --through 2026-03-31"
    )

    @OptionGroup var books: BooksOptions
    @Option(
        help: ArgumentHelp("Only entries dated up to this day.", valueName: "date"),
        transform: { try CalendarDate(typed: $0) }
    )
    var through: CalendarDate?
    @Flag(help: "Leave out accounts whose balance is zero.")
    var nonzero = false
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let report = try shell.reading(books).read { try $0.trialBalance(through: through) }
        let lines = report.lines.filter { !nonzero || !$0.amount.isZero }
        shell.terminal.write(
            output.json ? json(report, lines).compactText + "\n" : text(report, lines)
        )
        return report.agrees ? .done : .refused
    }

    private func text(_ report: TrialBalance, _ lines: [TrialBalance.Line]) -> String {
        var table = Table(["account": .left, "": .left, "debit": .right, "credit": .right])
        for line in lines {
            let amount = line.amount.poundsText
            table.add(
                line.account.description,
                line.account.kind.title,
                line.side == .debit ? amount : "",
                line.side == .credit ? amount : ""
            )
        }
        table.skip()
        for total in report.totals {
            table.add(
                total.name,
                total.agrees ? "agrees" : "DOES NOT AGREE",
                total.columns.debits.poundsText,
                total.columns.credits.poundsText
            )
        }
        return table.text
    }

    private func json(_ report: TrialBalance, _ lines: [TrialBalance.Line]) -> JSONValue {
        .object([
            "agrees": .boolean(report.agrees),
            "accounts": .array(
                lines.map { line in
                    .object([
                        "account": .text(line.account.description),
                        "side": .text(line.side.rawValue),
                        "amount": .integer(line.amount.pence),
                    ])
                }
            ),
            "totals": .array(
                report.totals.map { total in
                    .object([
                        "of": .text(total.name),
                        "debits": .integer(total.columns.debits.pence),
                        "credits": .integer(total.columns.credits.pence),
                    ])
                }
            ),
        ])
    }
}

extension TrialBalance.Total {
    /// `ESF authority`, or `allowance`.
    var name: String {
        [key.fund?.text, key.plane.rawValue].compactMap { $0 }.joined(separator: " ")
    }
}

/// `farthing balance CODE`.
struct BalanceVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "balance",
        abstract: "One account's balance, on its normal side.",
        discussion: """
            An allowance is of no fund: its code begins with a colon, or with -: after a --.

            Example: farthing balance --books books ESF:A400.pathways.northside
            Example: farthing balance --books books :L200.p_01.overall
            """
    )

    @OptionGroup var books: BooksOptions
    @Argument(help: "The account: FUND:ACCOUNT and its dimensions.")
    var code: String
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let account = try AccountCode(reading: code)
        let totals = try shell.reading(books).read { try $0.totals(of: [account])[account] }
        guard let totals else {
            throw Stop.refused(
                code: "account.unknown",
                message: "These books have no account \(account). `farthing trial-balance` lists "
                    + "those there are."
            )
        }
        let pence = totals.balance(on: account.kind.normalSide)
        let json = JSONValue.object([
            "account": .text(account.description), "title": .text(account.kind.title),
            "side": .text(account.kind.normalSide.rawValue), "balance": .integer(pence),
            "debits": .integer(totals.debits.pence), "credits": .integer(totals.credits.pence),
        ])
        shell.terminal.line(output.json ? json.compactText : pounds(pence))
        return .done
    }
}

extension AccountCode {
    /// Reads an account that a person named.
    init(reading text: String) throws(Stop) {
        do { try self.init(text.hasPrefix(":") ? "-" + text : text) } catch {
            throw .account(error)
        }
    }
}

extension CalendarDate {
    /// Reads a day that a person typed.
    init(typed text: String) throws(DateTypedError) {
        do { try self.init(text) } catch { throw DateTypedError(text: text) }
    }
}

/// A text that is no day.
struct DateTypedError: Error, CustomStringConvertible {
    let text: String

    var description: String { "“\(text)” is no day. Write it as 2026-04-30." }
}
