import Documents
import Spreadsheets
import Testing

@Suite struct SpreadsheetWriterTests {
    @Test func `a workbook becomes an archive, the same each time`() throws {
        let first = try SpreadsheetWriter.xlsx(of: Self.workbook())
        #expect(first.starts(with: Array("PK".utf8)))
        #expect(try SpreadsheetWriter.xlsx(of: Self.workbook()) == first)
    }

    @Test func `what differs in the workbook differs in the bytes`() throws {
        let first = try SpreadsheetWriter.xlsx(of: Self.workbook())
        #expect(try SpreadsheetWriter.xlsx(of: Self.workbook(created: 1_700_000_001)) != first)
        #expect(try SpreadsheetWriter.xlsx(of: Self.workbook(pence: 101)) != first)
    }

    @Test(arguments: ["Tŷ Cerdd", "شركة", "日本語", "😀", "=1+1", "\t=1", "\u{1}", ""])
    func `a text of any script fails nothing`(text: String) throws {
        #expect(try SpreadsheetWriter.xlsx(of: Self.workbook(text: text)).count > 1000)
    }

    @Test(arguments: ["a name that is longer than thirty-one letters", "with/slash"])
    func `a sheet that no program would open is refused`(name: String) {
        #expect(throws: PrintingError.self) {
            try SpreadsheetWriter.xlsx(of: Self.workbook(sheet: name))
        }
    }

    private static func workbook(
        sheet: String = "Transactions",
        text: String = "words",
        pence: Int64 = 100,
        created: Int64 = 1_700_000_000
    ) -> Workbook {
        Workbook(
            title: "Workbook",
            subject: "A sample",
            author: "example.org/sample",
            created: created,
            sheets: [
                Workbook.Sheet(
                    name: sheet,
                    columns: [
                        Workbook.Column("What", letters: 12), Workbook.Column("When", letters: 12),
                        Workbook.Column("Amount", letters: 12),
                    ],
                    rows: [[.text(text), .day(year: 2026, month: 2, day: 3), .pounds(pence)]],
                    totals: [[.text("Total"), .empty, .reckoned("SUM(C2:C2)", pence: pence)]]
                )
            ]
        )
    }
}
