import Calendar
import Identifiers
import Ledger
import Money
import Testing

@Suite struct ReportTests {
    static func played() throws -> (books: Books, entries: [Entry]) {
        let entries = try Story.steps.flatMap(\.events).map {
            try $0.entry(effectiveOn: "2026-04-07")
        }
        var books = Books()
        for entry in entries { try books.post(entry) }
        return (books, entries)
    }

    @Test func `the trial balance agrees in each plane and fund`() throws {
        let report = try TrialBalance(of: Self.played().books)
        #expect(report.agrees)
        #expect(
            report.totals.map(\.key.description) == [
                "- allowance", "ESF authority", "ESF money", "LOT authority", "LOT money",
                "UNR money",
            ]
        )
        #expect(report.totals[1].columns.debits == .pence(500_000))
    }

    @Test func `a balance on the other side is shown there`() throws {
        let report = try TrialBalance(of: Self.played().books)
        let line = try #require(report.lines.first { $0.account == "LOT:M6000" })
        #expect(line.side == .credit)
        #expect(line.amount == .pence(520))
    }

    @Test func `a trial balance of broken books does not agree`() throws {
        let one = AccountTotals(debits: .pence(5), credits: .zero)
        let report = try TrialBalance(of: Books(loading: ["ESF:M1000": one]))
        #expect(!report.agrees)
    }

    @Test func `the position of each fund adds up to its award`() throws {
        let (books, entries) = try Self.played()
        let report = PositionReport(of: books, setAside: PositionReport.setAside(in: entries))
        #expect(report.funds.map(\.fund) == [.esf, .lottery])
        let esf = report.funds[0]
        #expect(esf.granted == 500_000)
        #expect(esf.unbudgeted == 370_500)
        #expect(esf.unallocated == 0)
        #expect(esf.left == 119_781)
        #expect(esf.setAside == 600)
        #expect(esf.spent == 9119)
        #expect(esf.granted == esf.unbudgeted + esf.unallocated + esf.allocated)
    }

    @Test func `a partner's position is what it was given, set aside, spent and has left`() throws {
        let (books, entries) = try Self.played()
        let report = PositionReport(of: books, setAside: PositionReport.setAside(in: entries))
        let keys = report.partners.map { "\($0.partner) \($0.fund)" }
        #expect(keys == ["northside ESF", "northside LOT", "southside ESF", "southside LOT"])
        let northside = report.partners[0]
        #expect(northside.left == 119_781)
        #expect(northside.setAside == 600)
        #expect(northside.unpaid == 5100)
        #expect(northside.paid == 4019)
        // 150,000 allocated, 20,000 moved away; 500 disallowed went back to the programme.
        #expect(northside.allocated == 129_500)
        #expect(report.partners[2].allocated == 0)
    }
}
