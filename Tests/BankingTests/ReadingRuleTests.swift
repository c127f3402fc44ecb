import Calendar
import Testing

@testable import Banking

/// The nearest that is read beside the nearest that is refused.
@Suite struct ReadingRuleTests {
    @Test(
        arguments: [
            ("12.50", 1_250), ("12.5", 1_250), ("12", 1_200), ("0.01", 1), ("0", 0),
            ("007.50", 750),
            ("99999999999.99", 9_999_999_999_999),
        ] as [(String, Int64)]
    )
    func `an amount is digits with at most two decimals`(text: String, pence: Int64) {
        #expect(BankValue.pence(text) == pence)
        #expect(BankValue.pence("-\(text)", .sign) == (pence == 0 ? nil : -pence))
        #expect(BankValue.pence("+\(text)", .sign) == (pence == 0 ? nil : pence))
        #expect(BankValue.pence("-\(text)") == nil)
    }

    @Test(arguments: [
        "", "12.", ".50", "12.505", "12.500", "1e3", "12,50", "1,000.00", "£12.50", " 12.50",
        "12.50 ", "- 12.50", "--1", "-0", "-0.00", "+0.00", "100000000000.00", "１２", "1.2.3",
        "9223372036854775808", "0x10", "NaN", "∞",
    ])
    func `nothing else is an amount`(text: String) {
        #expect(BankValue.pence(text) == nil)
        #expect(BankValue.pence(text, .sign) == nil)
    }

    @Test(
        arguments: [
            ("1,000.00", 100_000), ("£1,234,567.5", 123_456_750), ("£0.50", 50), ("999", 99_900),
            ("-£1,000", -100_000), ("1,00.00", nil), ("1000,000", nil), ("1,0000", nil),
            (",000", nil),
            ("££1", nil), ("£-1", nil), ("1,000,", nil), ("-£0.00", nil),
        ] as [(String, Int64?)]
    )
    func `people may write a comma before each three digits`(text: String, pence: Int64?) {
        #expect(BankValue.pence(text, [.sign, .forPeople]) == pence)
    }

    @Test(
        arguments: [
            ("29/02/2028", "2028-02-29"), ("29/02/2027", nil), ("31/04/2026", nil),
            ("01/12/2026", "2026-12-01"), ("12/13/2026", nil), ("1/12/2026", nil),
            ("01/12/26", nil),
            ("2026-12-01", nil), ("01-12-2026", nil), ("00/12/2026", nil), ("01/12/1989", nil),
        ] as [(String, String?)]
    )
    func `a day in CSV is one of the calendar, day first`(text: String, day: String?) throws {
        #expect(BankValue.britishDay(text) == (try day.map { try CalendarDate($0) }))
    }

    @Test(
        arguments: [
            ("2026-11-20", "2026-11-20"), ("2026-11-20Z", "2026-11-20"),
            ("2026-11-20+01:00", "2026-11-20"), ("2026-02-29", nil), ("2026-11-20T09:30:00", nil),
            ("20261120", nil), ("2026-11-20 ", nil), ("2026-11-20+1", nil),
        ] as [(String, String?)]
    )
    func `a day in camt is one of the calendar`(text: String, day: String?) throws {
        #expect(BankValue.isoDay(text, hasTime: false) == (try day.map { try CalendarDate($0) }))
    }

    @Test(arguments: [
        ("2026-11-20T09:30:00", true), ("2026-11-20T23:59:59.999Z", true),
        ("2026-11-20T00:00:00-05:30", true), ("2026-11-20T24:00:00", false),
        ("2026-11-20T09:60:00", false), ("2026-11-20T09:30", false), ("2026-11-20", false),
        ("2026-11-20T09:30:00.", false), ("2026-11-20T09:30:00x", false),
    ])
    func `a time in camt gives the day as it is written`(text: String, isRead: Bool) throws {
        let day = try CalendarDate("2026-11-20")
        #expect(BankValue.isoDay(text, hasTime: true) == (isRead ? day : nil))
    }

    @Test(arguments: [
        ("20261120", true), ("202611200930", true), ("20261120093000", true),
        ("20261120093000.123", true), ("20261120093000[0:GMT]", true), ("20261120[-5:EST]", true),
        ("20261131", false), ("2026112", false), ("20261120093000.12", false),
        ("20261120.123", false), ("20261120250000", false), ("20261120[", false),
        ("20261120[0:GMT", false), ("20261120[]", false), ("2026-11-20", false), ("", false),
    ])
    func `a day in OFX is one of the calendar`(text: String, isRead: Bool) throws {
        let day = try CalendarDate("2026-11-20")
        #expect(BankValue.ofxDay(text) == (isRead ? day : nil))
    }

    private func code(_ text: String) -> String? {
        do { _ = try BankFile(text: text) } catch { return error.code }
        return nil
    }

    @Test(
        arguments: [
            ("1500.00</Amt>", "1500.01</Amt>", "bank.unbalanced"),
            ("12.00</Amt>", "12.000</Amt>", "bank.value"),
            ("12.00</Amt>", "-12.00</Amt>", "bank.value"),
            ("Ccy=\"GBP\">7.35", "Ccy=\"EUR\">7.35", "bank.currency"),
            ("Ccy=\"GBP\">7.35", "Cur=\"GBP\">7.35", "bank.currency"),
            ("<Ccy>GBP</Ccy>", "<Ccy>EUR</Ccy>", "bank.currency"),
            ("<Ccy>GBP</Ccy>", "", nil),
            ("DBIT</CdtDbtInd>", "DEBIT</CdtDbtInd>", "bank.value"),
            ("<Cd>PDNG</Cd>", "<Cd>INFO</Cd>", nil),
            ("<Cd>PDNG</Cd>", "<Cd>BOOKED</Cd>", "bank.value"),
            ("<Cd>PDNG</Cd>", "<Cd>BOOK</Cd>", "bank.missing"),
            ("<Cd>OPBD</Cd>", "<Cd>PRCD</Cd>", nil),
            ("<Cd>OPBD</Cd>", "<Cd>CLBD</Cd>", "bank.twice"),
            ("<Cd>OPBD</Cd>", "<Cd>OPAV</Cd>", nil),
            ("<RvslInd>true", "<RvslInd>1", nil), ("<RvslInd>true", "<RvslInd>yes", "bank.value"),
            ("<BookgDt><DtTm>2026-11-20T", "<BookgDt><DtTm>2026-11-31T", "bank.value"),
            ("60</Amt>", "60.01</Amt>", "bank.parts"),
            ("<Acct>", "<Konto/><Acct>", nil),
            ("</Acct>", "</Acct><Acct/>", "bank.twice"),
            (
                "<EndToEndId>pm.0001</EndToEndId>",
                "<EndToEndId>a</EndToEndId><EndToEndId>b</EndToEndId>", "bank.twice"
            ),
        ] as [(String, String, String?)]
    )
    func `camt is read strictly`(old: String, new: String, refused: String?) throws {
        let text = try Sample.text("camt.053.001.08.xml")
        try #require(text.contains(old))
        #expect(code(text.replacing(old, with: new)) == refused)
    }

    @Test func `a statement that does not add up is refused with its numbers`() throws {
        let text = try Sample.text("camt.053.001.08.xml").replacing("1500.00", with: "1600.00")
        let error = #expect(throws: BankFileError.self) { try BankFile(text: text) }
        #expect(
            error?.message == """
                The statement 2026-11-20/1 opens with £1,600.00, its lines come to −£150.85, and \
                it closes with £1,349.15, not £1,449.15. A line is missing or was altered: \
                download it again.
                """
        )
    }

    @Test(arguments: [
        (Ofx.transaction(), nil),
        (Ofx.transaction() + Ofx.transaction(id: "2"), nil),
        (Ofx.transaction() + Ofx.transaction(), "bank.twice"),
        (Ofx.transaction(amount: "-0.00"), "bank.value"),
        (Ofx.transaction(amount: "0.00"), nil),
        (Ofx.transaction(amount: "-1.005"), "bank.value"),
        (Ofx.transaction(amount: "-1,00"), "bank.value"),
        (Ofx.transaction(amount: "-999999999999.00"), "bank.value"),
        (Ofx.transaction(day: "20260229"), "bank.value"),
        (Ofx.transaction(type: "SPEND"), "bank.value"),
        (Ofx.transaction(id: ""), "bank.malformed"),
        (Ofx.transaction(id: "</FITID>"), "bank.missing"),
        (Ofx.transaction(more: "<NAME>M&S &x; &lt;&amp;lt;"), nil),
        (Ofx.transaction(more: "<NAME>a<NAME>b"), "bank.twice"),
        (Ofx.transaction(more: "<MEMO></MEMO>"), nil),
        (Ofx.transaction(more: "<MEMO><NAME>a"), "bank.malformed"),
        (Ofx.transaction(more: "<MEMO>a</NAME>"), "bank.malformed"),
        (Ofx.transaction(more: "<memo>a"), "bank.malformed"),
        (Ofx.transaction(more: "<MEMO b='c'>a"), "bank.malformed"),
        (Ofx.transaction(more: "<!-- a -->"), "bank.forbidden"),
        (Ofx.transaction(more: "<CORRECTFITID>7"), "bank.value"),
        (Ofx.transaction(more: "<CURRENCY><CURRATE>1<CURSYM>EUR</CURRENCY>"), "bank.currency"),
        (Ofx.transaction(more: "<ORIGCURRENCY><CURRATE>1<CURSYM>EUR</ORIGCURRENCY>"), nil),
    ])
    func `OFX is read strictly`(transactions: String, refused: String?) {
        #expect(code(Ofx.statement(transactions)) == refused)
    }

    @Test func `what SGML writes for a sign is that sign, once`() throws {
        let named = Ofx.transaction(more: "<NAME>M&S &x; &lt;&amp;lt;")
        let line = try BankFile(text: Ofx.statement(named)).statements[0].lines[0]
        #expect(line.counterparty == "M&S &x; <&lt;")
    }

    @Test(
        arguments: [
            ("VERSION:102", "VERSION:160", nil), ("VERSION:102", "VERSION:200", "bank.version"),
            ("DATA:OFXSGML", "DATA:XML", "bank.version"),
            ("ENCODING:UTF-8", "ENCODING:UTF-7", "bank.encoding"),
            ("SECURITY:NONE", "DATA:NONE", "bank.twice"),
            ("SECURITY:NONE", "SECURITY", "bank.malformed"),
            ("<CURDEF>GBP", "<CURDEF>USD", "bank.currency"),
            ("BANKMSGSRSV1>", "CREDITCARDMSGSRSV1>", "bank.missing"),
            ("<TRNUID>1", "<TRNUID>1<STATUS><CODE>0<SEVERITY>INFO</STATUS>", nil),
            ("<TRNUID>1", "<TRNUID>1<STATUS><CODE>2000<SEVERITY>ERROR</STATUS>", "bank.failed"),
            ("</OFX>", "</OFX>x", "bank.malformed"),
            ("</OFX>", "</OFX><OFX></OFX>", "bank.malformed"),
        ] as [(String, String, String?)]
    )
    func `OFX says what it is`(old: String, new: String, refused: String?) {
        #expect(code(Ofx.statement(Ofx.transaction()).replacing(old, with: new)) == refused)
    }

    @Test func `an OFX file in Windows-1252 has no byte without a character`() throws {
        let bytes = try Sample.bytes("statement-1.ofx")
        let place = try #require(bytes.firstIndex(of: 0xE8))
        for (byte, isRead) in [(0x80, true), (0x81, false), (0x9F, true), (0xFF, true)] {
            var other = bytes
            other[place] = UInt8(byte)
            if isRead {
                _ = try BankFile(other)
            } else {
                let error = #expect(throws: BankFileError.self) { try BankFile(other) }
                #expect(error?.code == "bank.encoding")
            }
        }
    }

    @Test(
        arguments: [
            ("Date,Description,Amount\n20/11/2026,x,-1.00", nil),
            ("amount, DESCRIPTION ,*Date\n-1.00,x,20/11/2026", nil),
            ("Date,Description,Amount", nil),
            ("Date,Description,Amount\n,,\n20/11/2026,x,1\n\n\n", nil),
            ("Date,Description,Amount\n\n20/11/2026,x,1", "bank.malformed"),
            ("Date,Description,Sum\n20/11/2026,x,-1.00", "bank.format"),
            ("Date,Description,Amount,Balance\n20/11/2026,x,-1.00,0.00", "bank.format"),
            ("Date,Date,Amount\n20/11/2026,20/11/2026,1", "bank.format"),
            ("Date,Description,Amount\n20/11/2026,x", "bank.malformed"),
            ("Date,Description,Amount\n20/11/2026,\"x,1.00", "bank.malformed"),
            ("Date,Description,Amount\n31/11/2026,x,1", "bank.value"),
            ("Date,Description,Amount\n20/11/2026,x,", "bank.value"),
            ("Date,Description,Amount\n20/11/2026,x,(1.00)", "bank.value"),
            ("Date,Description,Amount\n20/11/2026,x,1.001", "bank.value"),
            ("Date,Description,Credit,Debit\n20/11/2026,x,1.00,0.00", nil),
            ("Date,Description,Credit,Debit\n20/11/2026,x,1.00,1.00", "bank.value"),
            ("Date,Description,Credit,Debit\n20/11/2026,x,,", "bank.value"),
            ("Date,Description,Credit,Debit\n20/11/2026,x,,-1.00", "bank.value"),
            ("", "bank.format"), (" \n", "bank.format"), ("%PDF-1.7", "bank.format"),
        ] as [(String, String?)]
    )
    func `CSV is read strictly`(text: String, refused: String?) {
        #expect(code(text) == refused)
    }

    @Test func `a message says where, what and what to do, and shows no control characters`() {
        let error = #expect(throws: BankFileError.self) {
            try BankFile(
                text: "Date,Description,Amount\n20/11/2026,\"x\ny\",1\n20/11/2026,z,1\u{1B}[2J"
            )
        }
        #expect(
            error?.message == """
                Line 4, Amount: “1?[2J” is not an amount with at most two decimals, as 12.50. \
                Nothing is imported; download the file again, unaltered.
                """
        )
    }
}
