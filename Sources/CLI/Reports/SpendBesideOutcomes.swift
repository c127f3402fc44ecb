import Approvals
import Evidence
import Identifiers
import Journal
import Store

/// What was spent beside what came of it, by partner and category.
struct SpendBesideOutcomes {
    struct Key: Hashable, Comparable {
        let partner: PartnerCode
        let category: CategoryCode?

        static func < (left: Self, right: Self) -> Bool {
            (left.partner.text, left.category?.text ?? "~")
                < (right.partner.text, right.category?.text ?? "~")
        }
    }

    struct Line {
        var spent: Int64 = 0
        var people = 0
        var outcomes: [OutcomeKind: Int] = [:]

        var outcomeCount: Int { outcomes.values.reduce(0, +) }

        /// `2 employment, 1 identity`
        var outcomeText: String {
            outcomes.sorted { $0.key.rawValue < $1.key.rawValue }
                .map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
        }
    }

    /// By partner and category; an outcome that names no claim has no category.
    private(set) var lines: [Key: Line] = [:]
    /// How many outcomes of each kind.
    let outcomes: [OutcomeKind: Int]
    /// Whom it was for.
    let served: ServedPeople

    /// Reads the sums, the claims that stand charged and every outcome. O(rows).
    init(of books: any BookReader) throws {
        served = try ServedPeople(in: books)
        let counted = try CountedOutcomes(
            recorded: books.outcomes(),
            exits: books.exitsWithOutcome(),
            spells: { try books.spells(of: $0) }
        )
        outcomes = counted.byKind
        for row in try books.spending() {
            let key = Key(partner: row.partner, category: row.category)
            lines[key, default: Line()].spent = row.pence
            lines[key, default: Line()].people = served.count(of: row.partner, in: row.category)
        }
        for outcome in counted.all { try add(outcome, books) }
    }

    /// One partner's lines together.
    func sum(of partner: PartnerCode) -> Line {
        lines.filter { $0.key.partner == partner }.values.reduce(into: Line()) { sum, line in
            sum.spent += line.spent
            sum.outcomes.merge(line.outcomes, uniquingKeysWith: +)
        }
    }

    private mutating func add(
        _ outcome: CountedOutcomes.Outcome,
        _ books: any BookReader
    ) throws {
        guard let partner = outcome.partner else { return }
        let key = Key(partner: partner, category: try category(of: outcome, books))
        lines[key, default: Line()].outcomes[outcome.kind, default: 0] += 1
    }

    /// The category of the claim or case that an outcome names: the first line's.
    private func category(
        of outcome: CountedOutcomes.Outcome,
        _ books: any BookReader
    ) throws -> CategoryCode? {
        guard let subject = outcome.subject else { return nil }
        if let claim = try books.claim(ClaimID(subject)) { return claim.lines.first?.category }
        return try books.businessCase(CaseID(subject))?.lines.first?.category
    }
}

extension ServedPeople {
    /// Whom the claims that stand charged were for. O(those claims).
    fileprivate init(in books: any BookReader) throws {
        self.init()
        for charged in try books.chargedClaims() {
            try add(charged.attribution, of: try books.claim(charged.claim))
        }
    }
}
