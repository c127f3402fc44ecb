import Calendar
import Identifiers
import Ledger
import Money
import Store
import StrictJSON

/// Every posting to an account, with its balance, or for a participant, with each account's name.
struct PostingStatement: StatementReport {
    private let lines: [StatementLine]
    private let isAccount: Bool

    init(of account: AccountCode, in books: any BookReader) throws {
        lines = try books.statement(of: account)
        isAccount = true
    }

    init(of participant: ParticipantCode, in books: any BookReader) throws {
        lines = try books.statement(of: participant)
        isAccount = false
    }

    var isEmpty: Bool { lines.isEmpty }

    var text: String {
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

    var json: JSONValue {
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
