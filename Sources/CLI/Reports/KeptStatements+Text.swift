import Banking
import Calendar
import Identifiers
import Journal
import Money
import Operations
import StrictJSON

extension KeptStatements {
    var text: String {
        guard !statements.isEmpty || !unshown.isEmpty else { return "No statement is kept.\n" }
        var table = Table([
            "record": .right, "bank of": .left, "from": .left, "to": .left, "lines": .right,
            "theirs": .right, "in": .right, "out": .right, "page": .left, "kept by": .left,
        ])
        for kept in statements {
            let statement = kept.statement
            table.add(
                String(kept.seq),
                kept.partner?.text ?? "the programme",
                statement.starts?.description ?? "",
                statement.ends?.description ?? "",
                String(statement.count),
                String(statement.matched),
                pounds(statement.paidIn.pence),
                pounds(statement.paidOut.pence),
                statement.page == nil ? "no" : "yes",
                "\(kept.keeper) on \(kept.keptOn)"
            )
        }
        let missing = unshown.map { cost in
            "Nothing of \(cost.partner)'s bank shows \(cost.claim), \(pounds(cost.amount.pence))"
                + "\(cost.leftOn.map { " on \($0)" } ?? ""). Add the page: farthing payment "
                + "add-page \(cost.claim) --page FILE\n"
        }
        let list = statements.isEmpty ? "" : table.text
        return list + (list.isEmpty || missing.isEmpty ? "" : "\n") + missing.joined()
    }

    var json: JSONValue {
        .object([
            "statements": .array(
                statements.map { kept in
                    .object([
                        "record": .integer(Int64(kept.seq)),
                        "partner": kept.partner.map { .text($0.text) },
                        "format": .text(kept.statement.format.rawValue),
                        "starts": kept.statement.starts.map { .text($0.description) },
                        "ends": kept.statement.ends.map { .text($0.description) },
                        "lines": .integer(Int64(kept.statement.count)),
                        "matched": .integer(Int64(kept.statement.matched)),
                        "paid-in": .integer(kept.statement.paidIn.pence),
                        "paid-out": .integer(kept.statement.paidOut.pence),
                        "page": .boolean(kept.statement.page != nil),
                        "kept-by": .text(kept.keeper.text),
                        "kept-on": .text(kept.keptOn.description),
                    ])
                }
            ),
            "not-shown": .array(
                unshown.map { cost in
                    .object([
                        "claim": .text(cost.claim.text), "partner": .text(cost.partner.text),
                        "amount": .integer(cost.amount.pence),
                        "on": cost.leftOn.map { .text($0.description) },
                    ])
                }
            ),
        ])
    }
}
