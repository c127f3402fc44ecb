import Identifiers
import Operations
import Policy
import StrictJSON

/// A member of a JSON object.
typealias JSONMember = JSONValue.Member

extension CommandAnswer {
    /// `created`, `exists` or `refused`.
    var outcome: String {
        switch result {
        case .created: "created"
        case .exists: "exists"
        case .refused, .refusedBefore, .differs, .malformed: "refused"
        }
    }

    var isRefused: Bool { outcome == "refused" }

    /// How a verb ends that plays this command alone: a malformed one was never a request.
    var status: ExitStatus {
        switch result {
        case .created, .exists: .done
        case .refused, .refusedBefore, .differs: .refused
        case .malformed: .failed
        }
    }

    /// The code and message of a refusal.
    var refusal: (code: String, message: String)? {
        switch result {
        case .created, .exists: nil
        case .refused(let refused): (refused.code, refused.message)
        case .refusedBefore(let code):
            (
                code,
                "The same command was refused before and stays so. Once the reason is gone, send "
                    + "it under a new id."
            )
        case .differs:
            (
                "command.exists-with-different-request",
                "Another command was sent under this id before. Give this one an id of its own."
            )
        case .malformed(let error): (error.code, error.message)
        }
    }

    /// What the guidance still wants of the claimant.
    var missing: [Obligation] {
        if case .refused(let refused) = result { refused.missing } else { [] }
    }

    /// What the operation says about what it did.
    var detail: String? {
        if case .created(_, let detail) = result { detail } else { nil }
    }

    /// One line for a person.
    var line: String {
        if let refusal { return "refused  \(id)  \(refusal.code): \(refusal.message)" }
        switch result {
        case .created(_, let detail?): return "created  \(id)  \(detail)"
        case .created: return "created  \(id)"
        default: return "exists   \(id)"
        }
    }

    /// One object for a program.
    var json: JSONValue {
        switch result {
        case .created(let records, let detail):
            .object([
                "id": .text(id.text), "outcome": "created",
                "records": .array(records.map { .integer(Int64($0)) }),
                "detail": detail.map { .text($0) },
            ])
        case .exists(let records):
            .object([
                "id": .text(id.text), "outcome": "exists",
                "records": .array(records.map { .integer(Int64($0)) }),
            ])
        case .refused, .refusedBefore, .differs, .malformed:
            .object([
                "id": .text(id.text), "outcome": "refused",
                "code": refusal.map { .text($0.code) },
                "message": refusal.map { .text($0.message) },
            ])
        }
    }
}

extension Shell {
    /// Shows the answer to a single command and says how the verb ends.
    func show(_ answer: CommandAnswer, _ output: OutputOptions, done: String) -> ExitStatus {
        if output.json {
            terminal.line(answer.json.compactText)
        } else if let refusal = answer.refusal {
            terminal.remark("Refused: \(refusal.message) [\(refusal.code)]\n")
        } else if let detail = answer.detail {
            terminal.line("\(done) \(detail)")
        } else {
            terminal.line(done)
        }
        return answer.status
    }
}
