import Approvals
import Evidence
import Identifiers
import Journal
import Ledger
import Store

/// The programme on one screen: spent, left, people, outcomes, each partner's part.
struct ProgrammeSummary {
    private let position: PositionReport
    private let outcomes: SpendBesideOutcomes
    private var titles: [PartnerCode: String] = [:]
    /// How many records there are.
    let records: Int

    /// Reads the accounts, the outcomes and the claims that stand charged. O(those).
    init(of books: any BookReader) throws {
        position = try books.position()
        outcomes = try SpendBesideOutcomes(of: books)
        for (partner, title) in try books.partners() { titles[partner] = title }
        records = try books.head().size
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
                people: outcomes.served.count(of: partner),
                outcomes: outcomes.sum(of: partner).outcomeCount,
                to: &table
            )
        }
        add(
            "together",
            position.total,
            people: outcomes.served.count(),
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
