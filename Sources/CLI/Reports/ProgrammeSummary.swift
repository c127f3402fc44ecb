import Approvals
import Identifiers
import Journal
import Ledger
import Store

/// The programme on one screen: spent, left, people, outcomes, each partner's part.
struct ProgrammeSummary {
    private let position: PositionReport
    private let outcomes: SpendBesideOutcomes
    private var titles: [PartnerCode: String] = [:]
    private var people: [PartnerCode: Set<ParticipantCode>] = [:]
    private(set) var records = 0

    /// Reads the accounts, the outcomes and every claim. O(records).
    init(of books: any BookReader) throws {
        position = try books.position()
        outcomes = try SpendBesideOutcomes(of: books)
        for (partner, title) in try books.partners() { titles[partner] = title }
        try books.forEachRecord(from: 0) { seq, bytes in
            records = seq + 1
            if case .claimSubmitted(let submitted) = try Record(bytes: bytes).body {
                let claim = submitted.claim
                people[claim.partner, default: []]
                    .formUnion(claim.lines.flatMap(\.bearer.participants))
            }
            return true
        }
    }

    /// The table and what came of it.
    var text: String {
        var table = Table([
            "": .left, ScreenWord.allocation.text: .right, ScreenWord.commitment.text: .right,
            ScreenWord.delivered.text: .right, "left": .right, "people": .right,
            "outcomes": .right,
        ])
        for (partner, sum) in position.byPartner.sorted(by: { $0.key < $1.key }) {
            add(
                titles[partner] ?? partner.text,
                sum,
                people: people[partner, default: []].count,
                outcomes: outcomes.sum(of: partner).outcomeCount,
                to: &table
            )
        }
        let everybody = people.values.reduce(into: Set()) { $0.formUnion($1) }
        add(
            "together",
            position.total,
            people: everybody.count,
            outcomes: outcomes.outcomes.values.reduce(0, +),
            to: &table
        )
        return table.text
    }

    /// `1 bank-account, 2 employment`
    var outcomeText: String {
        outcomes.outcomes.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
    }

    private func add(
        _ name: String,
        _ sum: PositionReport.PartnerSum,
        people: Int,
        outcomes: Int,
        to table: inout Table
    ) {
        table.add(
            name,
            pounds(sum.allocated),
            pounds(sum.setAside),
            pounds(sum.spent),
            pounds(sum.left),
            String(people),
            String(outcomes)
        )
    }
}
