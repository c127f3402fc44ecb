import Calendar
import Documents
import Identifiers
import Journal
import Money

/// The bank's reconciliation in short, for pages and papers.
struct BankSummary {
    /// What there is, in a few sentences.
    let sentences: [String]
    /// The newest statements and assertions, in order of their days.
    let rows: [Row]

    /// One statement or assertion, in words and pounds.
    struct Row {
        let title: String
        var paidIn = ""
        var paidOut = ""
        var held = ""
        let difference: String
    }

    /// More would fill pages, and are in `bank-reconciliation.csv`.
    private static let mostRows = 24

    init(_ lines: [BankReconciliation.Line]) {
        var movements: [BankReconciliation.Movement] = []
        var rows: [Row] = []
        for line in lines {
            switch line {
            case .movement(let movement): movements.append(movement)
            case .unmatched(let line): if !line.isBooked { rows.append(Row(line)) }
            case .statement(let statement): rows.append(Row(statement))
            case .closing(let closing): rows.append(Row(closing))
            case .assertion(let assertion): rows.append(Row(assertion))
            }
        }
        self.rows = rows.suffix(Self.mostRows)
        sentences =
            Self.sentences(movements)
            + (rows.count > Self.mostRows
                ? ["The newest \(Self.mostRows) of \(rows.count) are here, all in books."] : [])
    }

    private static func sentences(_ movements: [BankReconciliation.Movement]) -> [String] {
        guard let first = movements.first, let last = movements.last else {
            return ["Nothing has moved at our bank."]
        }
        let bare = movements.filter { $0.shownBy == nil }
        let moved = bare.reduce(0) { $0 &+ ($1.pence < 0 ? 0 &- $1.pence : $1.pence) }
        let shown =
            bare.isEmpty
            ? "The bank's statements that are kept cover each of them."
            : "\(bare.count) of them, of \(Pence.pounds(moved)), are on days that no statement "
                + "kept covers."
        return [
            "By the books our account moved \(HTML.count(movements.count, "time")) from "
                + "\(first.on.inWords) to \(last.on.inWords) and then held "
                + "\(Pence.pounds(last.balance)). \(shown)"
        ]
    }
}

extension BankSummary.Row {
    fileprivate init(_ statement: BankReconciliation.Statement) {
        title = "Statement, \(statement.starts.inWords(through: statement.ends))"
        paidIn = Pence.pounds(statement.paidIn.pence)
        paidOut = Pence.pounds(statement.paidOut.pence)
        difference = statement.comparison { Pence.pounds($0) }
    }

    /// A line of the bank's that no entry is of.
    fileprivate init(_ line: BankReconciliation.Unmatched) {
        title = "Line \(line.line) of record \(line.seq), \(line.on.inWords): in no entry"
        paidIn = line.pence > 0 ? Pence.pounds(line.pence) : ""
        paidOut = line.pence < 0 ? Pence.pounds(0 &- line.pence) : ""
        difference = Pence.pounds(line.difference)
    }

    fileprivate init(_ closing: BankReconciliation.Closing) {
        title = "The statement's balance on \(closing.on.inWords)"
        held = Pence.pounds(closing.stated)
        difference = closing.difference == 0 ? "agrees" : Pence.pounds(closing.difference)
    }

    fileprivate init(_ assertion: BankReconciliation.Assertion) {
        let share = assertion.fund.map { ", of \($0)" } ?? ""
        title = "Balance on \(assertion.on.inWords)\(share)"
        held = Pence.pounds(assertion.stated.pence)
        difference = assertion.difference == 0 ? "agrees" : Pence.pounds(assertion.difference)
    }
}

extension BankSummary {
    /// The same as a section of a page.
    var html: String {
        let words = sentences.map { "<p>\(HTML.escaped($0))</p>" }.joined(separator: "\n")
        let body = rows.map { row in
            let amounts = [row.paidIn, row.paidOut, row.held, row.difference]
                .map { "<td class=\"n\">\(HTML.escaped($0))</td>" }
            return "<tr><td>\(HTML.escaped(row.title))</td>\(amounts.joined())</tr>"
        }
        let table =
            rows.isEmpty
            ? ""
            : """
            <div class="scroll" role="region" aria-label="Our bank account" tabindex="0">
            <table class="lines">
            <thead><tr><th scope="col">By the bank</th><th scope="col" class="n">Paid in</th>\
            <th scope="col" class="n">Paid out</th><th scope="col" class="n">Held</th>\
            <th scope="col" class="n">More than the books</th></tr></thead>
            <tbody>
            \(body.joined(separator: "\n"))
            </tbody>
            </table>
            </div>
            """
        return """
            <section>
            <h2>Our bank account</h2>
            \(words)
            \(table)
            </section>
            """
    }
}
