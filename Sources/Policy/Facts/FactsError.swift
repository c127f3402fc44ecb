public import Integrity

/// Why bytes are not the facts of a decision, in order of precedence.
public enum FactsError: Error, Hashable, Sendable {
    /// Not a statement of the label `farthing-facts/v1` with its fields in order.
    case statement(StatementError)
    /// A field whose value is none that it may have.
    case wrongValue(field: String)
    /// Read well, but another spelling of the same facts.
    case notCanonical
}

extension FactsError {
    /// The stable code.
    public var code: String {
        switch self {
        case .statement: "facts.statement"
        case .wrongValue: "facts.wrong-value"
        case .notCanonical: "facts.not-canonical"
        }
    }

    /// The rule, and what to do next.
    public var message: String {
        switch self {
        case .statement(let error):
            "The stored facts cannot be read: \(error.message) The decision is not replayable."
        case .wrongValue(let field):
            "The stored facts hold no possible value for \(field). The decision is not replayable."
        case .notCanonical:
            "The stored facts are not in their one canonical form. The decision is not replayable."
        }
    }
}
