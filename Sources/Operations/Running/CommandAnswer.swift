public import Identifiers
import Integrity
public import Policy
import Store

/// What a command is answered with.
public struct CommandAnswer: Sendable {
    public let id: CommandID
    public let result: Result

    public enum Result: Sendable {
        /// Done now, in these records.
        case created(records: [Int], detail: String?)
        /// Done before, with the same content.
        case exists(records: ClosedRange<Int>)
        /// Refused now.
        case refused(Refused)
        /// Refused before, with the same content, for the same reason.
        case refusedBefore(code: String)
        /// The id was used for another request.
        case differs
        /// Not a command; nothing was written.
        case malformed(ArgumentError)
    }

    init(id: CommandID, result: Result) {
        self.id = id
        self.result = result
    }

    init(request: CommandRequest, earlier: CommandOutcome, seal: Seal) {
        id = request.id
        if earlier.request != seal {
            result = .differs
        } else if let code = earlier.refusal {
            result = .refusedBefore(code: code)
        } else {
            result = .exists(records: earlier.records)
        }
    }
}

/// A refusal as it is shown.
public struct Refused: Hashable, Sendable {
    public let code: String
    public let message: String
    /// What the claimant still has to add.
    public let missing: [Obligation]

    init(_ refusal: any Refusal) {
        code = refusal.code
        message = refusal.message
        missing = refusal.missing
    }
}
