/// Where a claim or business case goes.
public enum Outcome: Hashable, Sendable {
    /// Within the guidance: it is done, and nobody needs to decide.
    case automatic
    /// These people decide, one after another.
    case routed([Role])
    /// It needs a business case first, on which these people decide.
    case needsBusinessCase([Role])
    /// It is certainly wrong as it stands and must be corrected.
    case blocked
}

extension Outcome: CustomStringConvertible {
    /// The canonical form in records: `routed:partner-manager,programme-manager`.
    public var description: String {
        let roles = steps.map(\.rawValue).joined(separator: ",")
        return switch self {
        case .automatic: "automatic"
        case .routed: "routed:\(roles)"
        case .needsBusinessCase: "business-case:\(roles)"
        case .blocked: "blocked"
        }
    }

    /// Reads the canonical form; nil for any other text.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let names = parts.dropFirst().first?.split(
            separator: ",",
            omittingEmptySubsequences: false
        )
        let roles = names?.compactMap { Role(rawValue: String($0)) } ?? []
        switch parts.first {
        case "automatic": self = .automatic
        case "blocked": self = .blocked
        case "routed": self = .routed(roles)
        case "business-case": self = .needsBusinessCase(roles)
        default: return nil
        }
        guard description == text, steps.isEmpty == (names == nil) else { return nil }
    }
}

extension Outcome {
    /// Who decides, in order.
    public var steps: [Role] {
        switch self {
        case .automatic, .blocked: []
        case .routed(let roles), .needsBusinessCase(let roles): roles
        }
    }

    /// The more demanding of the two, with the deciders of both.
    func union(_ other: Outcome) -> Outcome {
        let roles = (steps + other.steps).inOrderOfSeniority
        return switch (self, other) {
        case (.blocked, _), (_, .blocked): .blocked
        case (.needsBusinessCase, _), (_, .needsBusinessCase): .needsBusinessCase(roles)
        case (.routed, _), (_, .routed): .routed(roles)
        case (.automatic, .automatic): .automatic
        }
    }
}
