import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Operations
import Store
import StrictJSON

extension DrawdownSheet {
    /// One object for a program; amounts are pence.
    var json: JSONValue {
        let prepared = preparation.prepared
        return .object([
            "drawdown": .text(prepared.drawdown.text), "fund": .text(prepared.fund.text),
            "starts": .text(prepared.starts.description),
            "ends": .text(prepared.ends.description),
            "stage": .text(preparation.stage.rawValue),
            "preparer": .text(preparation.preparer.text),
            "reviewer": preparation.review.map { .text($0.reviewer.text) },
            "answer": answer.map { .text($0.rawValue) },
            "lines": .array(lines.map(\.json)), "carried": .array(carried.map(\.json)),
            "credits": .array(credits.map(\.json)),
            "creditable": .array(creditable.map(\.json)),
            "headings": .object(
                headings.map {
                    JSONMember(key: $0.category.text, value: .integer($0.pence))
                }
            ),
            "asked": .integer(asked), "paid": standing.map { .integer($0.paid) },
            "disallowed": standing.map { .integer($0.disallowed) },
            "taken-off-since": standing.map { .integer($0.takenOff) },
            "open": standing.map { .integer($0.open) }, "undrawn": .integer(undrawn),
            "later": .integer(later),
            "ties": .boolean(ties), "contents": .text(contents.digest.hex),
        ])
    }
}

extension DrawnCost {
    fileprivate var json: JSONValue {
        .object([
            "entry": .integer(Int64(defrayal)), "claim": claim.map { .text($0.text) },
            "left-bank": .text(bankDate.description), "late": .boolean(isLate),
            "whole": .integer(whole), "defrayed": .integer(defrayed),
            "came-off": .integer(takenOff), "amount": .integer(amount.pence),
            "parts": .array(
                parts.map { part in
                    .object([
                        "partner": .text(part.attribution.partner.text),
                        "category": .text(part.attribution.category.text),
                        "participant": part.attribution.participant.map { .text($0.text) },
                        "amount": .integer(part.pence),
                    ])
                }
            ),
            "shares": .array(shares.map(\.json)),
            "doubts": .array(doubts.map { .text($0.code) }),
        ])
    }
}

extension CostShare {
    fileprivate var json: JSONValue {
        .object([
            "line": .integer(Int64(line)), "of": .integer(of), "weight": .integer(weight),
            "weights": .integer(weights), "method": .text(method.rawValue),
            "amount": .integer(amount.pence),
        ])
    }
}

extension DrawdownCredit {
    fileprivate var json: JSONValue {
        .object([
            "entry": .integer(Int64(defrayal)), "drawdown": .text(original.text),
            "claim": claim.map { .text($0.text) }, "amount": .integer(amount.pence),
        ])
    }
}

extension CostDoubt {
    /// The stable word for programs.
    fileprivate var code: String {
        switch self {
        case .decidedOtherwise: "decided-otherwise"
        case .notDecidedAgain: "not-decided-again"
        case .noTicket: "no-ticket"
        case .spentFirst: "spent-first"
        case .outsideEnrolment: "outside-enrolment"
        case .inGrace: "in-grace"
        }
    }
}
