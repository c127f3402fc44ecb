import ArgumentParser
import Calendar
import Identifiers
import Ledger
import Money
import Store
import StrictJSON

/// `farthing statement`.
struct StatementVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "statement",
        abstract: "Every posting to an account, or for a participant.",
        discussion: """
            Example: farthing statement --books books ESF:A400.pathways.northside
                     farthing statement --books books p_01
            """
    )

    @OptionGroup var books: BooksOptions
    @Argument(help: "An account's code, or a participant's.")
    var code: String
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let lines = try shell.reading(books).read { try postings(in: $0) }
        guard !lines.isEmpty else {
            throw Stop.refused(
                code: "statement.empty",
                message: "Nothing was ever posted for \(code). Is the code right?"
            )
        }
        shell.terminal.write(output.json ? json(lines).compactText + "\n" : text(lines))
        return .done
    }

    private var isAccount: Bool { code.contains(":") }

    private func postings(in books: any BookReader) throws -> [StatementLine] {
        if isAccount { return try books.statement(of: AccountCode(reading: code)) }
        guard let participant = try? ParticipantCode(code) else {
            throw Stop.usage("“\(code)” is neither an account, as ESF:M1000, nor a participant.")
        }
        return try books.statement(of: participant)
    }

    /// A participant's statement names the account of each line; an account's runs a balance.
    private func text(_ lines: [StatementLine]) -> String {
        var table = Table([
            "date": .left, "record": .right, "what": .left, isAccount ? "for" : "account": .left,
            "debit": .right, "credit": .right, isAccount ? "balance" : "": .right,
        ])
        var balance: Int64 = 0
        for line in lines {
            let posting = line.posting
            let pence = posting.amount.pence
            balance += posting.side == posting.account.kind.normalSide ? pence : -pence
            table.add(
                line.effectiveOn.description,
                String(line.seq),
                [line.event, line.source].compactMap { $0 }.joined(separator: " "),
                isAccount
                    ? posting.attribution?.participant?.text ?? "" : posting.account.description,
                posting.side == .debit ? pounds(pence) : "",
                posting.side == .credit ? pounds(pence) : "",
                isAccount ? pounds(balance) : ""
            )
        }
        return table.text
    }

    private func json(_ lines: [StatementLine]) -> JSONValue {
        .array(
            lines.map { line in
                .object([
                    "record": .integer(Int64(line.seq)),
                    "date": .text(line.effectiveOn.description),
                    "event": .text(line.event),
                    "source": line.source.map { .text($0) },
                    "account": .text(line.posting.account.description),
                    "side": .text(line.posting.side.rawValue),
                    "amount": .integer(line.posting.amount.pence),
                    "participant": line.posting.attribution?.participant.map { .text($0.text) },
                ])
            }
        )
    }
}
