import Calendar
import Identifiers
import Money
import Testing

@testable import Ledger

@Suite struct EntryExportTests {
    private let esf: FundCode
    private let lines: [Posting]

    init() throws {
        esf = FundCode("ESF")
        let northside = PartnerCode("northside")
        let amount = try Amount(pence: 1250)
        let cap = AccountCode.allowanceIssued(ParticipantCode("p_01"), CapCode("overall"))
        let left = AccountCode.allowanceRemaining(
            ParticipantCode("p_01"),
            CapCode("overall")
        )
        lines = [
            Posting(
                account: .programmeBudget(esf, ProgrammeCode("path-ways_1")),
                side: .debit,
                amount: amount
            ),
            Posting(
                account: .available(esf, ProgrammeCode("path-ways_1"), northside),
                side: .credit,
                amount: amount
            ),
            Posting(account: cap, side: .debit, amount: amount),
            Posting(account: left, side: .credit, amount: amount),
        ]
    }

    private func entry(_ postings: [Posting]) throws -> Entry {
        try Entry(
            recorded: RecordedEntry(
                event: .fundsAllocated,
                effectiveOn: CalendarDate("2026-04-01"),
                postings: postings
            )
        )
    }

    @Test func `hledger and ledger get the fund first, a debit positive and no allowance`() throws {
        var export = EntryExport(.hledger)
        #expect(
            export.text(of: try entry(lines), seq: 7) == """
                account ESF:A300:path-ways_1
                account ESF:A400:path-ways_1:northside
                2026-04-01 (7) funds.allocated
                    ESF:A300:path-ways_1  12.50 GBP
                    ESF:A400:path-ways_1:northside  -12.50 GBP


                """
        )
    }

    @Test func `an account is declared once`() throws {
        var export = EntryExport(.ledger)
        _ = export.text(of: try entry(lines), seq: 7)
        #expect(!export.text(of: try entry(lines), seq: 8).contains("account"))
    }

    @Test func `beancount gets a root, capitals and no underscore, and no two codes become one`()
        throws
    {
        var export = EntryExport(.beancount)
        let text = export.text(of: try entry(lines), seq: 7)
        #expect(text.contains("1990-01-01 open Equity:ESF:A400:Path-Hways-1:Northside GBP\n"))
        #expect(text.contains("  Equity:ESF:A300:Path-Hways-1  12.50 GBP\n"))
    }

    @Test func `a row of CSV has the account's own code and one column a side`() throws {
        var export = EntryExport(.csv)
        let rows = export.text(of: try entry(lines), seq: 7).split(separator: "\n")
        #expect(
            rows == [
                "7,2026-04-01,,funds.allocated,,,authority,ESF,ESF:A300.path-ways_1,"
                    + "Programme budget; not yet allocated,12.50,,,,",
                "7,2026-04-01,,funds.allocated,,,authority,ESF,ESF:A400.path-ways_1.northside,"
                    + "Partner available,,12.50,,,",
            ]
        )
        let columns = export.heading.split(separator: ",").count
        #expect(
            rows.allSatisfy {
                $0.split(separator: ",", omittingEmptySubsequences: false).count == columns
            }
        )
    }

    @Test func `an entry of allowances alone is left out`() throws {
        var export = EntryExport(.hledger)
        #expect(export.text(of: try entry(Array(lines[2...])), seq: 9).isEmpty)
    }
}
