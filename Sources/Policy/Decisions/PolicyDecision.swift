public import Identifiers
public import Integrity
public import Money

/// What a rule pack answers about one line of a claim or business case, and why.
///
/// It is a pure function of the facts and the pack. While ``obligations`` is not empty, the claim
/// waits for its claimant: it may not be submitted until each is met.
public struct PolicyDecision: Hashable, Sendable {
    public let outcome: Outcome
    /// The clauses that applied, in the order of their application, each with its sentence.
    public let reasons: [Reason]
    /// What the claimant still has to add.
    public let obligations: [Obligation]
    /// The allowances that an approval raises in the same step.
    public let raises: [CapRaise]
    public let pack: RulePackID
    public let packVersion: Int
    public let packDigest: Digest

    /// The clause ids, in the order of their application.
    public var clauses: [ClauseID] { reasons.map(\.clause) }

    /// The reasons in plain words.
    public var sentences: [String] { reasons.map(\.sentence) }

    /// One clause that applied, and what it says about these facts.
    public struct Reason: Hashable, Sendable {
        public let clause: ClauseID
        public let sentence: String
    }

    /// An allowance that is too small, and by how much an approval raises it.
    public struct CapRaise: Hashable, Sendable {
        public let cap: CapCode
        public let amount: Amount

        public init(cap: CapCode, amount: Amount) {
            self.cap = cap
            self.amount = amount
        }
    }
}

extension PolicyDecision {
    /// One decision for a claim or case of several lines: the most demanding of theirs.
    ///
    /// Each line's sums count the lines before it. Returns nil for no lines. O(lines).
    public static func combined(_ decisions: [PolicyDecision]) -> PolicyDecision? {
        guard let first = decisions.first else { return nil }
        var raises: [CapCode: Int64] = [:]
        for raise in decisions.flatMap(\.raises) {
            raises[raise.cap] = sum(raises[raise.cap, default: 0], raise.amount.pence)
        }
        return PolicyDecision(
            outcome: decisions.map(\.outcome).reduce(.automatic) { $0.union($1) },
            reasons: decisions.flatMap(\.reasons),
            obligations: decisions.flatMap(\.obligations).reduce(into: []) {
                if !$0.contains($1) { $0.append($1) }
            },
            raises: raises.sorted { $0.key < $1.key }.compactMap { cap, pence in
                (try? Amount(pence: pence)).map { CapRaise(cap: cap, amount: $0) }
            },
            pack: first.pack,
            packVersion: first.packVersion,
            packDigest: first.packDigest
        )
    }
}
