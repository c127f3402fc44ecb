import Calendar
import Identifiers
import Journal
import Money
import StrictJSON

/// The bank's reconciliation for the screen and for programs.
struct BankReport {
    private let lines: [BankReconciliation.Line]
    /// Whether what statements cover is shown too.
    private let isWhole: Bool

    init(_ lines: [BankReconciliation.Line], isWhole: Bool) {
        self.lines = lines
        self.isWhole = isWhole
    }

    /// Whether no statement and no stated balance differs from the books.
    var agrees: Bool {
        lines.allSatisfy { line in
            switch line {
            case .movement, .unmatched: true
            case .closing(let closing): closing.difference == 0
            case .statement(let statement): statement.agrees
            case .assertion(let assertion): assertion.difference == 0
            }
        }
    }

    private var movements: [BankReconciliation.Movement] {
        lines.compactMap { if case .movement(let line) = $0 { line } else { nil } }
    }

    // MARK: For the screen

    var text: String {
        guard !lines.isEmpty else { return "Nothing has moved at our bank.\n" }
        var table = Table([
            "date": .left, "record": .right, "": .left, "in": .right, "out": .right,
            "balance": .right, "bank less books": .right, "statement": .left,
        ])
        for line in lines { add(line, to: &table) }
        return table.text + "\n" + conclusion
    }

    private func add(_ line: BankReconciliation.Line, to table: inout Table) {
        switch line {
        case .movement(let line):
            guard isWhole || line.shownBy == nil else { return }
            table.add(
                line.on.description,
                String(line.seq),
                line.source ?? "",
                line.pence > 0 ? pounds(line.pence) : "",
                line.pence < 0 ? pounds(-line.pence) : "",
                pounds(line.balance),
                "",
                line.shownBy.map { "record \($0)" } ?? "none kept"
            )
        case .unmatched(let line):
            guard isWhole || !line.isBooked else { return }
            table.add(
                line.on.description,
                String(line.seq),
                "bank's line \(line.line)" + (line.isBooked ? "" : ", in no entry"),
                line.pence > 0 ? pounds(line.pence) : "",
                line.pence < 0 ? pounds(-line.pence) : "",
                "",
                line.isBooked ? "agrees" : pounds(line.difference),
                ""
            )
        case .closing(let line):
            table.add(
                line.on.description,
                String(line.seq),
                "statement's balance",
                "",
                "",
                pounds(line.stated),
                line.difference == 0 ? "agrees" : pounds(line.difference),
                ""
            )
        case .statement(let line):
            table.add(
                line.ends.description,
                String(line.seq),
                "bank's statement from \(line.starts)",
                pounds(line.paidIn.pence),
                pounds(line.paidOut.pence),
                "",
                line.comparison(pounds),
                ""
            )
        case .assertion(let line):
            table.add(
                line.on.description,
                String(line.seq),
                "bank's balance" + (line.fund.map { " of \($0)" } ?? ""),
                "",
                "",
                pounds(line.stated.pence),
                line.difference == 0 ? "agrees" : pounds(line.difference),
                ""
            )
        }
    }

    private var conclusion: String {
        let moved = movements
        let bare = moved.count { $0.shownBy == nil }
        let held = pounds(moved.last?.balance ?? 0)
        let times = moved.count == 1 ? "once" : "\(moved.count) times"
        let shown =
            bare == 0
            ? "The statements kept cover each of them."
            : "No statement kept covers \(bare) of them: read one with farthing bank import."
        let verdict = agrees ? "" : "The bank and the books differ: look at the lines above.\n"
        return "By the books the account moved \(times) and holds \(held). "
            + "\(shown)\n\(verdict)"
    }

    // MARK: For programs

    var json: JSONValue {
        .object([
            "agrees": .boolean(agrees),
            "balance": .integer(movements.last?.balance ?? 0),
            "lines": .array(lines.map(Self.json(of:))),
        ])
    }

    private static func json(of line: BankReconciliation.Line) -> JSONValue {
        switch line {
        case .movement(let line):
            .object([
                "line": "movement", "record": .integer(Int64(line.seq)),
                "on": .text(line.on.description), "source": line.source.map(JSONValue.text),
                "amount": .integer(line.pence), "balance": .integer(line.balance),
                "shown-by": line.shownBy.map { .integer(Int64($0)) },
            ])
        case .unmatched(let line):
            .object([
                "line": "unmatched", "record": .integer(Int64(line.seq)),
                "number": .integer(Int64(line.line)), "on": .text(line.on.description),
                "amount": .integer(line.pence), "booked": .boolean(line.isBooked),
                "difference": .integer(line.difference),
            ])
        case .closing(let line):
            .object([
                "line": "closing", "record": .integer(Int64(line.seq)),
                "on": .text(line.on.description), "balance": .integer(line.stated),
                "difference": .integer(line.difference),
            ])
        case .statement(let line):
            .object([
                "line": "statement", "record": .integer(Int64(line.seq)),
                "format": .text(line.format.rawValue), "starts": .text(line.starts.description),
                "ends": .text(line.ends.description), "paid-in": .integer(line.paidIn.pence),
                "paid-out": .integer(line.paidOut.pence), "booked-in": .integer(line.bookedIn),
                "booked-out": .integer(line.bookedOut), "balance": .integer(line.balance),
                "difference": .integer(line.difference),
            ])
        case .assertion(let line):
            .object([
                "line": "assertion", "record": .integer(Int64(line.seq)),
                "on": .text(line.on.description), "fund": line.fund.map { .text($0.text) },
                "balance": .integer(line.stated.pence), "difference": .integer(line.difference),
            ])
        }
    }
}
