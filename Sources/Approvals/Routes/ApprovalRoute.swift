public import Policy

/// The roles that must say yes, the least senior first.
public struct ApprovalRoute: Hashable, Sendable {
    /// Each role once, in order of seniority; none for what nobody needs to decide.
    public let steps: [Role]

    /// The route of what is within the guidance: nobody needs to decide.
    public static let automatic = ApprovalRoute(deciders: [])

    /// Creates the route through these roles, or nil when one of them never decides on spending.
    public init?(_ roles: some Sequence<Role>) {
        guard roles.allSatisfy({ $0.seniority != nil }) else { return nil }
        self.init(deciders: roles)
    }

    private init(deciders: some Sequence<Role>) {
        steps = deciders.orderedBySeniority
    }

    /// Creates the route of a claim or case from the guidance's answer to each of its lines: every
    /// role that any line asks for.
    ///
    /// A claim that draws on a business case without quite fitting it goes to the roles that
    /// decide on such a case.
    ///
    /// - Throws: ``RouteError``, the first that holds, in the order of its cases.
    public init(combining outcomes: [Outcome], drawsOnCase: Bool) throws(RouteError) {
        guard !outcomes.isEmpty else { throw .noLines }
        if let index = outcomes.firstIndex(of: .blocked) { throw .blocked(line: index + 1) }
        for (index, outcome) in outcomes.enumerated() where !drawsOnCase {
            if case .needsBusinessCase(let deciders) = outcome {
                throw .needsBusinessCase(line: index + 1, deciders: deciders)
            }
        }
        for (index, outcome) in outcomes.enumerated() {
            guard let role = outcome.steps.first(where: { $0.seniority == nil }) else { continue }
            throw .neverDecides(line: index + 1, role)
        }
        self.init(deciders: outcomes.flatMap(\.steps))
    }

    public var isAutomatic: Bool { steps.isEmpty }

    /// The route for what somebody declined and the claimant sends again unchanged: whoever is
    /// more senior decides. A trustee's no is decided again by the trustees.
    public func escalated(above role: Role) -> ApprovalRoute {
        guard let next = role.above.first else { return ApprovalRoute(deciders: [role]) }
        return ApprovalRoute(deciders: steps.filter(role.above.contains) + [next])
    }

    /// The route with a further step for each role that is more senior than its last.
    func extended(by roles: [Role]) -> ApprovalRoute {
        let further = steps.last?.above ?? []
        return ApprovalRoute(deciders: steps + roles.filter(further.contains))
    }

    /// The route with each step from an index on moved up to the next role that is not vacant;
    /// where all are, the step stays.
    func movedUp(from index: Int, where isVacant: (Role) -> Bool) -> ApprovalRoute {
        let open = steps.dropFirst(index).map { role in
            ([role] + role.above).first { !isVacant($0) } ?? role
        }
        return ApprovalRoute(deciders: steps.prefix(index) + open)
    }
}
