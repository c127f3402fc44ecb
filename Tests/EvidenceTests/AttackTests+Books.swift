import Evidence

extension AttackTests {
    /// By a holder of the pack's key: the lists are made anew, so that what lies in `books/` is
    /// held against the records alone.
    static let bookAttacks: [Attack] = [
        altered("an amount in hledger's journal", "journal.hledger", "23.25 GBP", "33.25 GBP"),
        altered("an account in ledger's journal", "journal.ledger", "ESF:M5000", "LOT:M5000"),
        altered("a day in beancount's journal", "journal.beancount", "05-05 *", "05-04 *"),
        altered("a line of the general ledger", "ads-gl-detail.csv", ",23.25,D", ",33.25,D"),
        altered("who entered an entry", "ads-gl-detail.csv", "GBP,u_fin,", "GBP,u_prog,"),
        altered("who approved a cost", "ads-gl-detail.csv", ",u_pm1,2026", ",u_prog,2026"),
        altered("a month's balance", "ads-trial-balance.csv", "0.00,23.25", "0.00,33.25"),
        altered("an answer of the guidance", "decisions.csv", ",automatic,", ",blocked,"),
        altered(
            "a reversed claim's name",
            "exceptions.csv",
            "28,2026-05-05,cl_0002",
            "28,2026-05-05,cl_0003"
        ),
        altered("what moved at the bank", "bank-reconciliation.csv", "46.50", "6.50"),
        altered("the bank's day", "bank-reconciliation.csv", "movement,", "movement,1"),
        without("a movement at the bank", "bank-reconciliation.csv", "movement"),
        altered("an exception's amount", "exceptions.csv", "46.50", "6.50"),
        altered("the sum of costs", "control-totals.csv", "9,433.25", "9,433.26"),
        altered("the number of records", "control-totals.csv", "all,70", "all,71"),
        without("an entry of a journal", "journal.hledger", "claim.charged"),
        without("an exception", "exceptions.csv", "period-reopened"),
        without("a decision", "decisions.csv", "bc_0001"),
        without("a total", "control-totals.csv", "exceptions"),
        altered("a role", "system-statement.txt", "u_pm1: partner-", "u_pm1: programme-"),
        altered("who adopted the guidance", "system-statement.txt", "by u_prog on", "by u_fin on"),
        without("a reopening", "system-statement.txt", "opened again"),
        without("the facts' first heading", "system-statement.txt", "Roles"),
        .withPackKey("an exception put in", "pack.exceptions") { pack in
            pack.changing("data/books/exceptions.csv") { list in
                list += Array("late-cost,1,2026-05-05,dd_0001,1.00,Late\r\n".utf8)
            }
        },
    ]

    private static func altered(
        _ what: String,
        _ file: String,
        _ text: String,
        _ other: String
    ) -> Attack {
        .withPackKey("\(what) altered", code(of: file)) {
            $0.replacing(text, with: other, in: "data/books/\(file)")
        }
    }

    /// The first line that holds a text is taken out, and no other.
    private static func without(_ what: String, _ file: String, _ text: String) -> Attack {
        .withPackKey("\(what) left out", code(of: file)) { pack in
            pack.changing("data/books/\(file)") { bytes in
                var lines = bytes.split(separator: UInt8(ascii: "\n"))
                guard
                    let place = lines.firstIndex(where: {
                        $0.firstRange(of: Array(text.utf8)) != nil
                    })
                else { return }
                lines.remove(at: place)
                bytes = lines.flatMap { $0 + [UInt8(ascii: "\n")] }
            }
        }
    }

    private static func code(of file: String) -> String {
        switch file {
        case "decisions.csv": "pack.decisions"
        case "bank-reconciliation.csv": "pack.bank"
        case "exceptions.csv": "pack.exceptions"
        case "control-totals.csv": "pack.control-totals"
        case "system-statement.txt": "pack.system-statement"
        case "ads-gl-detail.csv", "ads-trial-balance.csv": "pack.general-ledger"
        default: "pack.journals"
        }
    }
}
