import Calendar
import Money
import Testing

@testable import Banking

/// What we read of the samples is what other programs read of them: the script beside
/// (Tests/Scripts/bank-files.sh) compares the same tables with theirs.
@Suite struct SampleTests {
    @Test(arguments: [
        ("camt.053.001.02.xml", BankFile.Format.camt053), ("camt.053.001.08.xml", .camt053),
        ("statement-1.ofx", .ofx), ("statement-2.ofx", .ofx), ("xero.csv", .csv),
        ("quickbooks-3.csv", .csv), ("quickbooks-4.csv", .csv), ("sage.csv", .csv),
    ])
    func `a sample gives the lines of its table`(name: String, format: BankFile.Format) throws {
        let file = try BankFile(Sample.bytes(name))
        #expect(file.format == format)
        let table = name.split(separator: ".").dropLast().joined(separator: ".") + ".tsv"
        #expect(Sample.table(of: file) == (try Sample.text(table)))
    }

    @Test(arguments: ["camt.053.001.02.xml", "camt.053.001.08.xml"])
    func `a camt statement knows its account, balances and what is pending`(name: String) throws {
        let statements = try BankFile(Sample.bytes(name)).statements
        try #require(statements.count == 1)
        let statement = statements[0]
        #expect(statement.name == "2026-11-20/1")
        #expect(statement.account == "10203012345678")
        let day = try CalendarDate("2026-11-20")
        #expect(statement.opening == .init(pence: 150_000, on: day))
        #expect(statement.closing == .init(pence: 134_915, on: day))
        #expect(statement.leftOut.count == 1)
        #expect(statement.leftOut.first?.why == "it is pending")
        #expect(statement.leftOut.first?.pence == 4_000)
        #expect(statement.leftOut.first?.text == "Card payment, awaited")
        #expect(statement.lines.map(\.isReturn) == [false, false, false, true, true, false])
        #expect(statement.lines.map(\.place.line) == [34, 62, 67, 83, 99, 109])
    }

    @Test func `an OFX statement knows its account and may be overdrawn`() throws {
        let statement = try #require(try BankFile(Sample.bytes("statement-1.ofx")).statements.first)
        #expect(statement.account == "102030 12345678")
        #expect(statement.opening == nil)
        #expect(statement.closing?.pence == -10_125)
        #expect(statement.lines.map(\.place.line) == [39, 47, 54])
    }

    @Test(arguments: 3...14)
    func `every version since the second is read, and no other`(version: Int) throws {
        let number = version < 10 ? "0\(version)" : "\(version)"
        let text = try Sample.text("camt.053.001.08.xml")
        let other = text.replacing("camt.053.001.08", with: "camt.053.001.\(number)")
        #expect(try BankFile(text: other).statements[0].lines.count == 6)
    }

    @Test(arguments: ["camt.053.001.01", "camt.053.001.15", "camt.052.001.08", "pain.001.001.09"])
    func `another message is refused by its name`(name: String) throws {
        let text = try Sample.text("camt.053.001.08.xml")
        #expect(throws: BankFileError.unknownVersion(name)) {
            try BankFile(text: text.replacing("camt.053.001.08", with: name))
        }
    }

    @Test func `a prefix for the namespace changes nothing, and no namespace is no camt`() throws {
        let text = try Sample.text("camt.053.001.08.xml")
        let prefixed = text.replacing("</", with: "\u{1}").replacing("<?", with: "\u{2}")
            .replacing("<", with: "<c:").replacing("\u{1}", with: "</c:")
            .replacing("\u{2}", with: "<?").replacing("xmlns=", with: "xmlns:c=")
        #expect(
            Sample.table(of: try BankFile(text: prefixed))
                == (try Sample.text("camt.053.001.08.tsv"))
        )
        let bare = text.replacing(
            " xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"",
            with: ""
        )
        #expect(throws: BankFileError.unknownFormat) { try BankFile(text: bare) }
    }
}
