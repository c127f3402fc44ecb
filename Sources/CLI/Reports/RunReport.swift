import Approvals
import Banking
import Calendar
import Identifiers
import Integrity
import Journal
import Money
import Operations
import Store
import StrictJSON

/// A payment run as a person reads it.
struct RunReport {
    private let sheet: RunSheet

    init(_ sheet: RunSheet) { self.sheet = sheet }

    private var run: StoredRun { sheet.run }

    var text: String {
        [heading, payments, leftOut, please, sums, next].compactMap { $0 }.joined(separator: "\n")
    }

    private var heading: String {
        let from = sheet.account.map { "\($0.name), \($0.sortCode) \($0.number)" }
        return """
            Payment run \(run.id), from \(from ?? "an account that is not recorded or not at hand")
            \(standing)

            """
    }

    private var standing: String {
        let hands = "prepared by \(run.hands.map(\.text).joined(separator: ", "))"
        switch run.stage {
        case .open: return "Not frozen: \(hands)."
        case .frozen: return "Frozen, not released: \(hands)."
        case .withdrawn: return "Given up: \(hands)."
        case .released:
            let release = run.release.map {
                ", released by \($0.releaser), paid on \($0.released.on)"
            }
            return "Released: \(hands)\(release ?? "")."
        }
    }

    private var payments: String? { sheet.lines.isEmpty ? nil : table(of: sheet.lines) }

    private var leftOut: String? {
        sheet.leftOut.isEmpty ? nil : "Left for a later run\n" + table(of: sheet.leftOut)
    }

    private func table(of lines: [RunPayment]) -> String {
        var table = Table([
            "payment": .left, "payee": .left, "amount": .right, "name on the account": .left,
            "sort code": .left, "account": .left, "details of": .left, "for": .left, "": .left,
        ])
        for line in lines {
            table.add(
                line.payment.text,
                line.words,
                pounds(line.amount.pence),
                line.account?.name.text ?? "",
                line.account?.sortCode.description ?? "",
                line.account?.number.digits ?? "",
                line.details.map { "\($0.recordedAt.londonDate), \($0.editor)" } ?? "",
                line.claims.map(\.text).listed,
                line.state == .instructed ? "" : line.state.rawValue
            )
        }
        return table.text
    }

    private var please: String? {
        guard run.stage == .open || run.stage == .frozen else { return nil }
        var text = ""
        for line in sheet.lines {
            let doubts = line.doubt.map {
                [$0.message(of: line.payment, in: run.id, payee: line.words)]
            }
            let remarks = line.remarks.map { "\(line.payment): \($0.text(line))" }
            for sentence in (doubts ?? []) + remarks { text += "  \(sentence)\n" }
        }
        return text.isEmpty ? nil : "Please check\n" + text
    }

    private var sums: String {
        var text = "\(sheet.lines.count) payments, \(pounds(sheet.pence))\n"
        if let frozen = run.frozen { text += "digest \(frozen.digest.hex)\n" }
        return text
    }

    private var next: String? {
        switch run.stage {
        case .open where sheet.details == nil:
            "Next: farthing payee set programme\n"
        case .open: "Next: farthing payment run freeze \(run.id)\n"
        case .frozen:
            "Next: somebody who had no hand in it runs farthing payment run release \(run.id)\n"
        case .released: "Next: farthing bank import, when the bank's statement is there\n"
        case .withdrawn: nil
        }
    }
}

extension RunRemark {
    fileprivate func text(_ line: RunPayment) -> String {
        let details = line.details.map { " by \($0.editor) on \($0.recordedAt.londonDate)" } ?? ""
        switch self {
        case .first: return "the first run that pays them; the account was recorded\(details)"
        case .changedSince(let run): return "another account than in \(run), changed\(details)"
        case .sharedWith(let holder): return "the same account as that of \(holder.phrase)"
        case .notBefore(let instant):
            return "the account was changed\(details); the run may be released from \(instant) on"
        }
    }

    fileprivate var word: String {
        switch self {
        case .first: "first"
        case .changedSince: "changed"
        case .sharedWith: "shared"
        case .notBefore: "new"
        }
    }
}

extension RunSheet {
    /// One object for a program.
    var json: JSONValue {
        .object([
            "run": .text(run.id.text), "stage": .text(run.stage.rawValue),
            "preparer": .text(run.preparer.text),
            "hands": .array(run.hands.map { .text($0.text) }),
            "releaser": run.release.map { .text($0.releaser.text) },
            "on": run.release.map { .text($0.released.on.description) },
            "count": .integer(Int64(lines.count)), "total": .integer(pence),
            "digest": contents.map { .text($0.digest.hex) },
            "payments": .array(lines.map { $0.json(in: run.id) }),
            "left-out": .array(leftOut.map { .text($0.payment.text) }),
        ])
    }
}

extension RunPayment {
    fileprivate func json(in run: RunID) -> JSONValue {
        .object([
            "payment": .text(payment.text), "payee": name.map { .text($0) },
            "amount": .integer(amount.pence), "state": .text(state.rawValue),
            "claims": .array(claims.map { .text($0.text) }),
            "name": account.map { .text($0.name.text) },
            "sort-code": account.map { .text($0.sortCode.digits) },
            "account": account.map { .text($0.number.digits) },
            "details-recorded": details.map { .text($0.recordedAt.description) },
            "details-by": details.map { .text($0.editor.text) },
            "doubt": doubt.map { .text($0.code) },
            "remarks": .array(remarks.map { .text($0.word) }),
        ])
    }
}
