public import Policy

/// Why no route leads to a yes for what was sent, in order of precedence.
public enum RouteError: Error, Hashable, Sendable {
    case noLines
    case blocked(line: Int)
    case needsBusinessCase(line: Int, deciders: [Role])
    case neverDecides(line: Int, Role)
}

extension RouteError {
    /// The stable code.
    public var code: String {
        switch self {
        case .noLines: "route.no-lines"
        case .blocked: "route.blocked"
        case .needsBusinessCase: "route.needs-business-case"
        case .neverDecides: "route.never-decides"
        }
    }

    /// The rule, the line, and who can say yes.
    public var message: String {
        switch self {
        case .noLines: "There is nothing to decide on. Add a line."
        case .blocked(let line):
            "Line \(line) cannot be right as it stands. The guidance's answer says what to correct."
        case .needsBusinessCase(let line, let deciders):
            "Line \(line) needs a business case first. Write one: "
                + "\(deciders.map(\.phrase).joined(separator: ", then ")) can say yes to it."
        case .neverDecides(let line, let role):
            "Line \(line) would be decided by \(role.phrase), who never decides on spending. "
                + "Correct "
                + "the rule pack."
        }
    }
}
