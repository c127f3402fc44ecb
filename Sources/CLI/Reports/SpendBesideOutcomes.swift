import Approvals
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
    private(set) var outcomes: [OutcomeKind: Int] = [:]

    /// Reads the sums and every outcome. O(rows).
    init(of books: any BookReader) throws {
        for row in try books.spending() {
            let key = Key(partner: row.partner, category: row.category)
            lines[key, default: Line()].spent = row.pence
            lines[key, default: Line()].people = row.participants
        }
        for (_, outcome) in try books.outcomes() { try add(outcome, books) }
    }

    /// One partner's lines together.
    func sum(of partner: PartnerCode) -> Line {
        lines.filter { $0.key.partner == partner }.values.reduce(into: Line()) { sum, line in
            sum.spent += line.spent
            sum.outcomes.merge(line.outcomes, uniquingKeysWith: +)
        }
    }

    private mutating func add(_ recorded: OutcomeRecorded, _ books: any BookReader) throws {
        outcomes[recorded.outcome, default: 0] += 1
        let spells = try books.spells(of: recorded.participant)
        let spell = spells.last { $0.from <= recorded.on } ?? spells.last
        guard let partner = spell?.partner else { return }
        let key = Key(partner: partner, category: try category(of: recorded, books))
        lines[key, default: Line()].outcomes[recorded.outcome, default: 0] += 1
    }

    /// The category of the claim or case that an outcome names: the first line's.
    private func category(
        of recorded: OutcomeRecorded,
        _ books: any BookReader
    ) throws -> CategoryCode? {
        guard let subject = recorded.subject else { return nil }
        if let claim = try books.claim(ClaimID(subject)) { return claim.lines.first?.category }
        return try books.businessCase(CaseID(subject))?.lines.first?.category
    }
}
