public import Policy

/// The pairs of duties that may not be one person: the standard ones and what a rule pack adds.
///
/// One function serves the command line, the whole-journal check and the verifier of a pack, so
/// that what is refused online is also what is found later.
///
/// ```swift
/// let holders = [DutyHolder(.approver, manager), DutyHolder(.claimant, manager)]
/// Duties().breaches(among: holders, relations: []).map(\.pair.description)
/// // ["approver+claimant"]
/// ```
public struct Duties: Hashable, Sendable {
    /// Every pair, the standard ones first; there is no way to leave one of those out.
    public let pairs: [Pair]

    /// Creates the standard duties and those that a rule pack adds.
    public init(adding extra: [DutyPair] = []) {
        var pairs = Pair.standard
        for named in extra {
            let pair = Pair(Duty(named.first), Duty(named.second))
            if !pairs.contains(pair) { pairs.append(pair) }
        }
        self.pairs = pairs
    }

    /// Every pair that is broken, in the order of ``pairs``.
    ///
    /// O(pairs x holders squared); both are short lists.
    public func breaches(among holders: [DutyHolder], relations: [Relation]) -> [DutyBreach] {
        pairs.flatMap { breaches(of: $0, among: holders, relations: relations) }
    }

    private func breaches(
        of pair: Pair,
        among holders: [DutyHolder],
        relations: [Relation]
    ) -> [DutyBreach] {
        let seconds = holders.filter { $0.duty == pair.second }.map(\.party)
        let related = pair.reachesRelations ? relations : []
        return holders.filter { $0.duty == pair.first }.flatMap { first in
            seconds.compactMap { second in
                let isTied = related.contains { $0.ties(first.party, second) }
                guard first.party == second || isTied else { return nil }
                return DutyBreach(pair: pair, first: first.party, second: second)
            }
        }
    }
}

/// Two duties that are in one hand, or in the hands of two who are related.
public struct DutyBreach: Error, Hashable, Sendable {
    public let pair: Duties.Pair
    /// Who holds the pair's first duty.
    public let first: Party
    /// Who holds the second: the same, or somebody related.
    public let second: Party
}

extension DutyBreach {
    /// The stable code.
    public var code: String { "duties.\(pair)" }

    /// The rule and the evidence, without who else may do it.
    public var message: String {
        let duties = "\(pair.first.phrase) and \(pair.second.phrase)"
        guard first != second else {
            return "\(first.phrase) would be both \(duties), and that must be two people."
        }
        return "\(first.phrase) and \(second.phrase) have a declared relation, so they cannot be "
            + "\(duties)."
    }
}
