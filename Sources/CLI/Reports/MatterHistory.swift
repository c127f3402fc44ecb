import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy
import Store
import StrictJSON

/// What happened to an expense claim or business case, step by step and over all its versions:
/// who sent what, who asked, who said yes to how much and on which conditions, who said no and
/// why, and what of it was put back or came back.
struct MatterHistory {
    private let steps: [Step]

    /// One thing that happened.
    private struct Step {
        let seq: Int
        let time: Instant
        let by: UserID
        let kind: Kind
        /// The rest of a sentence that begins with who did it.
        let sentence: String
        var amount: Amount?
        var reason: DeclineReason?
        /// What was written along with it, after what it is.
        var words: (label: String, text: String)?
    }

    fileprivate enum Kind: String {
        case submitted, amended, granted, declined, asked, answered
        case putBack = "put-back"
        case cameBack = "came-back"
    }

    /// Reads the steps, O(their number).
    ///
    /// - Parameter text: Reads a private text, or words in its place.
    init(
        of subject: Subject,
        in books: any BookReader,
        text: (Digest?) throws -> String?
    ) throws {
        let seqs = Set(try books.steps(of: subject) + books.entries(from: subject.text))
        var steps: [Step] = []
        for seq in seqs.sorted() {
            guard let bytes = try books.recordBytes(at: seq) else {
                throw StoreError.corrupt("the record \(seq) is missing")
            }
            let record = try Record(bytes: bytes)
            guard let step = try Self.step(record, text) else { continue }
            steps.append(step)
        }
        self.steps = steps
    }

    /// A line for each step, and one for what was written along with it.
    var text: String {
        steps.map { step in
            let line = "  \(step.time.londonDate) \(step.by)\(step.sentence)\n"
            return line + (step.words.map { "    \($0.label): \($0.text)\n" } ?? "")
        }.joined()
    }

    var json: JSONValue {
        .array(
            steps.map { step in
                .object([
                    "record": .integer(Int64(step.seq)), "time": .text(step.time.description),
                    "by": .text(step.by.text), "what": .text(step.kind.rawValue),
                    "amount": step.amount.map { .integer($0.pence) },
                    "reason": step.reason.map { .text($0.rawValue) },
                    "words": step.words.map { .text($0.text) },
                    "sentence": .text(step.by.text + step.sentence),
                ])
            }
        )
    }
}

extension MatterHistory {
    /// What a record says of the matter, or nil for what is none of its steps.
    private static func step(
        _ record: Record,
        _ text: (Digest?) throws -> String?
    ) throws -> Step? {
        let header = record.header
        func step(_ kind: Kind, _ sentence: String) -> Step {
            Step(
                seq: header.seq,
                time: header.time,
                by: header.actor,
                kind: kind,
                sentence: sentence
            )
        }
        switch record.body {
        case .claimSubmitted, .caseSubmitted: return step(.submitted, " sent it")
        case .claimAmended(let amended):
            return step(.amended, " sent version \(amended.claim.version)")
        case .caseAmended(let amended):
            return step(.amended, " sent version \(amended.businessCase.version)")
        case .approvalGranted(let granted):
            var yes = step(.granted, granted.sentence)
            yes.amount = granted.amount
            yes.words = try text(granted.conditions).map { ("on condition", $0) }
            return yes
        case .approvalDeclined(let declined):
            var no = step(.declined, declined.sentence)
            no.reason = declined.reason
            no.words = try text(declined.alternative).map { ("instead", $0) }
            return no
        case .questionAsked(let question):
            var asked = step(.asked, " asked, as \(question.question)")
            asked.words = try text(question.text).map { ("question", $0) }
            return asked
        case .questionAnswered(let answer):
            var answered = step(.answered, " answered \(answer.question)")
            answered.words = try text(answer.text).map { ("answer", $0) }
            return answered
        case .entryPosted(let posted):
            guard let (kind, amount, words) = try posted.entry.returned else { return nil }
            var back = step(kind, " recorded that \(amount.poundsText) \(words)")
            back.amount = amount
            return back
        default: return nil
        }
    }
}

extension Entry {
    /// What of a matter's cost an entry put back or brought back, if it did.
    fileprivate var returned: (MatterHistory.Kind, Amount, String)? {
        get throws {
            switch event {
            case .commitmentReleased:
                (.putBack, try sum(.debit, on: .committed), "was put back")
            case .commitmentExpired:
                (.putBack, try sum(.debit, on: .committed), "was put back, as it expired")
            case .refundReceived:
                (.cameBack, try sum(.debit, on: .deliveredPaid), "came back from the supplier")
            default: nil
            }
        }
    }

    private func sum(_ side: Side, on kind: AccountKind) throws -> Amount {
        try Amount.sum(
            of: postings.filter { $0.side == side && $0.account.kind == kind }.map(\.amount)
        )
    }
}

extension ApprovalGranted {
    /// `, the partner manager, said yes to £120.00 (step 1 of 2)`, line by line for a part.
    fileprivate var sentence: String {
        var text = Self.who(role, onBehalfOf) + " said yes to \(amount.poundsText)"
        if lines.count > 1 {
            let each = lines.map { "line \($0.number) \($0.amount.poundsText)" }
            text += ": " + each.joined(separator: ", ")
        }
        return text + " (step \(step) of \(of) of version \(version))"
    }

    fileprivate static func who(_ role: Role, _ lender: UserID?) -> String {
        (lender.map { " for \($0)" } ?? "") + ", \(role.phrase),"
    }
}

extension ApprovalDeclined {
    /// `, the programme manager, said no: it was provided before`
    fileprivate var sentence: String {
        ApprovalGranted.who(role, onBehalfOf) + " said no: \(reason.phrase)"
    }
}
