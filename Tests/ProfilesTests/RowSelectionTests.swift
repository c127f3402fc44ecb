import Identifiers
import Journal
@testable import Profiles
import Testing

@Suite struct RowSelectionTests {
    private func list(
        filter: [RowField: [String]] = [:],
        group: [RowField] = [],
        fewest: Int = 1
    ) -> Profiles.ProfileList {
        Profiles.ProfileList(
            file: "list.csv",
            title: "List",
            form: .csv,
            rows: .costs,
            filter: filter,
            group: group,
            columns: [],
            hasTotals: false,
            dates: .iso,
            fewest: fewest
        )
    }

    private func row(_ category: String, _ pence: Int64, for code: String? = nil) throws -> Row {
        var row = Row()
        row.set(.category, category)
        row.set(.fund, "ESF")
        row[.amount] = .pence(pence)
        row.participant = try code.map { try ParticipantCode($0) }
        return row
    }

    @Test func `rows are filtered by every field that is named`() throws {
        let rows = [try row("travel", 1), try row("courses", 2)]
        let travel = RowSelection(list(filter: [.category: ["travel"], .fund: ["ESF"]]), rows)
        #expect(travel.rows.map { $0.pence(.amount) } == [1])
        #expect(RowSelection(list(filter: [.fund: ["LOT"]]), rows).rows.isEmpty)
        #expect(RowSelection(list(filter: [.payment: ["py_1"]]), rows).rows.isEmpty)
        let people = rows + [try row("travel", 4, for: "p_01")]
        let anybody = RowSelection(list(filter: [.participant: ["*"]]), people)
        #expect(anybody.rows.map { $0.pence(.amount) } == [4])
        #expect(RowSelection(list(filter: [.participant: ["p_02"]]), people).rows.isEmpty)
    }

    @Test func `rows that are put together are summed, and keep what they agree on`() throws {
        let rows = [try row("travel", 1), try row("courses", 2), try row("travel", 4)]
        let selection = RowSelection(list(group: [.fund]), rows)
        #expect(selection.rows.map { $0.pence(.amount) } == [7])
        #expect(selection.rows[0][.fund] == .word("ESF"))
        #expect(selection.rows[0][.category] == nil)
        let headings = RowSelection(list(group: [.category]), rows).rows
        #expect(headings.map { $0[.category] } == [.word("courses"), .word("travel")])
        #expect(headings.map { $0[.line] } == [.number(1), .number(2)])
    }

    @Test func `what fewer people than the fewest stand behind is left out`() throws {
        let rows = [
            try row("travel", 1, for: "p_01"), try row("travel", 2, for: "p_02"),
            try row("travel", 3, for: "p_02"), try row("courses", 4, for: "p_01"),
        ]
        let group: [RowField] = [.category, .participant]
        let two = RowSelection(list(group: group, fewest: 2), rows)
        #expect(two.rows.map { $0.pence(.amount) } == [1, 5])
        #expect(two.suppressed == 1)
        let three = RowSelection(list(group: group, fewest: 3), rows)
        #expect(three.rows.isEmpty && three.suppressed == 3)
        let own = RowSelection(list(group: [.category], fewest: 5), [try row("mileage", 9)])
        #expect(own.rows.count == 1)
    }

    @Test func `what came back whole leaves nobody behind it, and a claim's people count`() throws {
        let rows = [
            try row("travel", 20, for: "p_01"), try row("travel", 10, for: "p_02"),
            try row("travel", -10, for: "p_02"),
        ]
        let group: [RowField] = [.category, .participant]
        #expect(RowSelection(list(group: group, fewest: 2), rows).rows.isEmpty)
        #expect(RowSelection(list(group: [.category]), rows).rows.map { $0.pence(.amount) } == [20])
        var paid = try row("rooms", 9)
        paid.people = [try ParticipantCode("p_01")]
        #expect(RowSelection(list(group: [.category], fewest: 2), [paid]).rows.isEmpty)
    }

    @Test func `a value that only some rows have is summed all the same`() throws {
        var (debit, credit) = (Row(), Row())
        debit[.debit] = .pence(5)
        credit[.credit] = .pence(3)
        let row = Row(puttingTogether: [debit, credit])
        #expect(row.pence(.debit) == 5 && row.pence(.credit) == 3)
    }

    @Test func `a participant has one number in all lists, or none`() throws {
        var rows = [try row("a", 1, for: "p_07"), try row("a", 1, for: "p_03")]
        var more = [try row("a", 1, for: "p_03"), try row("a", 1)]
        var names = ParticipantNaming(.numbered)
        names.name(&rows)
        names.name(&more)
        #expect(rows.map { $0[.participant] } == [.word("P0001"), .word("P0002")])
        #expect(more.map { $0[.participant] } == [.word("P0002"), nil])
        var withheld = ParticipantNaming(.withheld)
        withheld.name(&rows)
        #expect(rows.map { $0[.participant] } == [.word("withheld"), .word("withheld")])
        let codes = RecipientCodes(secret: Array(repeating: 7, count: 32))
        var coded = ParticipantNaming(.coded, codes)
        coded.name(&more)
        let code = codes.code(of: try ParticipantCode("p_03"))
        #expect(more.map { $0[.participant] } == [.word(code), nil])
    }
}
