internal import Policy

extension Role {
    /// The roles that decide on spending and are more senior, the nearest first.
    var above: [Role] {
        guard let seniority else { return [] }
        return Role.allCases.filter { ($0.seniority ?? 0) > seniority }.orderedBySeniority
    }
}

extension Sequence where Element == Role {
    /// The roles that decide on spending, once each, the least senior first.
    var orderedBySeniority: [Role] {
        Set(self).filter { $0.seniority != nil }
            .sorted { ($0.seniority ?? 0) < ($1.seniority ?? 0) }
    }
}
