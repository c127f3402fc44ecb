import Calendar
import Identifiers
import Money
import Testing
import _TestSupport

@testable import Banking

@Suite struct PaymentFileTests {
    private static func account(_ name: String = "Northside Support") throws -> BankAccount {
        try BankAccount(
            name: name,
            sortCode: SortCode("10-20-30"),
            number: AccountNumber("12345678")
        )
    }

    private static func transfer(
        _ id: String,
        _ pence: Int64 = 1_250,
        to name: String = "Ridgeway College",
        _ remittance: String = "Course fee"
    ) throws -> CreditTransfer {
        try CreditTransfer(
            id: PaymentID(id),
            amount: Amount(pence: pence),
            payee: account(name),
            remittance: remittance
        )
    }

    private static func file(
        _ transfers: [CreditTransfer],
        on day: String = "2026-11-23"
    ) throws -> PaymentFile {
        try PaymentFile(
            id: RunID("run_0001"),
            created: Instant("2026-11-20T15:04:05.000Z"),
            executionOn: CalendarDate(day),
            debtor: account(),
            transfers: transfers
        )
    }

    /// The script beside (Tests/Scripts/bank-files.sh) validates what is recorded here against the
    /// published schema.
    @Test func `a file is written as recorded, and again the same`() throws {
        let file = try Self.file([
            Self.transfer("pm_0001", 6_000, to: "Marks & Spencer", "Work clothes, claim cl-0007"),
            Self.transfer("pm_0002", 4_050, to: "Caffè Zoë", "Interview lunch"),
            Self.transfer(
                "p" + String(repeating: "9", count: 34),
                99_999_999_999,
                to: String(repeating: "n", count: 70),
                String(repeating: "/-?:().,'+ a1", count: 11).prefix(139) + "Z"
            ),
        ])
        #expect(file.total.pence == 100_000_010_049)
        #expect(file.bytes == file.bytes)
        try expectSnapshot(
            String(decoding: file.bytes, as: UTF8.self),
            named: "pain.001.001.09.xml"
        )
    }

    /// What a bank would make of the file, read back with the reader of its statements.
    @Test(arguments: 0..<100)
    func `what is written reads back to the same payments`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let letters = Array("abcXYZ019 /-?:().,'+éŵß&–".unicodeScalars)
        var transfers: [CreditTransfer] = []
        for index in 0..<Int.random(in: 1...12, using: &random) {
            var words = String.UnicodeScalarView("x".unicodeScalars)
            for _ in 0..<Int.random(in: 0...40, using: &random) {
                words.append(letters.randomElement(using: &random) ?? "x")
            }
            let pence = Int64.random(in: 1...99_999_999_999, using: &random)
            let transfer = try Self.transfer("pm_\(index)", pence, to: "A \(index)", String(words))
            transfers.append(transfer)
        }
        let file = try Self.file(transfers)
        let root = try XMLReading.root(of: file.bytes[...])
        let payments = try root.required("CstmrCdtTrfInitn").required("PmtInf")
        let read = payments.all("CdtTrfTxInf")
        #expect(try read.map { try $0.words("PmtId/EndToEndId") } == transfers.map(\.id.text))
        #expect(
            try read.map { try $0.required("Amt").required("InstdAmt").pence() }
                == transfers.map(\.amount.pence)
        )
        #expect(try read.map { try $0.words("Cdtr/Nm") } == transfers.map(\.payee.name.text))
        #expect(try read.map { try $0.words("RmtInf/Ustrd") } == transfers.map(\.remittance.text))
        let sum = try payments.required("CtrlSum").pence()
        #expect(sum == transfers.reduce(0) { $0 + $1.amount.pence })
        #expect(try payments.words("NbOfTxs") == String(transfers.count))
    }

    @Test func `a file pays somebody, and each payment once`() throws {
        #expect(throws: PaymentFileError.noPayments) { try Self.file([]) }
        #expect(throws: PaymentFileError.twice(id: "pm.1")) {
            try Self.file([Self.transfer("pm_1", 1), Self.transfer("pm_1", 2)])
        }
        #expect(try Self.file([Self.transfer("pm_1"), Self.transfer("pm-1")]).transfers.count == 2)
    }

    @Test func `a file is paid on the day it is made or later`() throws {
        let transfers = [try Self.transfer("pm_1")]
        #expect(try Self.file(transfers, on: "2026-11-20").transfers == transfers)
        let (early, made) = try (CalendarDate("2026-11-19"), CalendarDate("2026-11-20"))
        #expect(throws: PaymentFileError.tooEarly(executionOn: early, created: made)) {
            try Self.file(transfers, on: "2026-11-19")
        }
    }

    @Test func `no more payments are written than the limit`() throws {
        var transfers = try (0..<PaymentFile.mostTransfers).map { try Self.transfer("pm_\($0)", 1) }
        #expect(try Self.file(transfers).total.pence == 10_000)
        transfers.append(try Self.transfer("pm_x"))
        #expect(throws: PaymentFileError.tooManyPayments(limit: 10_000)) {
            try Self.file(transfers)
        }
    }

    @Test(arguments: [(1, true), (0, false), (99_999_999_999, true), (100_000_000_000, false)])
    func `a payment is of a penny to £999,999,999.99`(pence: Int64, isTaken: Bool) throws {
        guard !isTaken else {
            #expect(try Self.transfer("pm_1", pence).amount.pence == pence)
            return
        }
        let amount = try Amount(pence: pence)
        #expect(throws: PaymentFileError.badAmount(id: "pm_1", amount: amount)) {
            try Self.transfer("pm_1", pence)
        }
    }

    @Test(arguments: [
        ("102030", true), ("10-20-30", true), ("10 20 30", true), ("10-20 30", false),
        ("10203", false), ("1020304", false), ("10–20–30", false), ("１０２０３０", false),
        ("1-2-3456", false), ("10203O", false), ("", false), ("10-20-3", false), (" 102030", false),
    ])
    func `a sort code is six digits`(text: String, isTaken: Bool) throws {
        guard !isTaken else {
            #expect(try SortCode(text).digits == "102030")
            #expect(try SortCode(text).description == "10-20-30")
            return
        }
        #expect(throws: PaymentFileError.badSortCode(text)) { try SortCode(text) }
    }

    @Test(arguments: [
        ("12345678", true), ("00000001", true), ("1234567", false), ("123456789", false),
        ("1234 5678", false), ("1234567a", false), ("", false), ("-1234567", false),
    ])
    func `an account number is eight digits`(text: String, isTaken: Bool) throws {
        guard !isTaken else {
            #expect(try AccountNumber(text).digits == text)
            return
        }
        #expect(throws: PaymentFileError.badAccountNumber(text)) { try AccountNumber(text) }
    }

    @Test(arguments: [
        ("Zoë & Co", "Zoe and Co"), ("M&S", "M and S"), ("O’Brien–Łuk", "O'Brien-Luk"),
        ("Siân Ŵyn", "Sian Wyn"), ("Straße", "Strasse"), ("Zoe\u{308}", "Zoe"),
        ("  two\n  words ", "two words"), ("a_b", "a-b"), ("/-?:().,'+", "/-?:().,'+"),
    ])
    func `a text is spelt as banks take it`(text: String, spelt: String) throws {
        #expect(try BankText(text, for: "name", limit: 70).text == spelt)
    }

    @Test(arguments: [
        ("a<b", "<"), ("a>b", ">"), ("50% off", "%"), ("£5", "£"), ("日本", "日"),
        ("a\u{0}b", "\u{0}"),
        ("a\u{202E}b", "\u{202E}"), ("🙂", "🙂"), ("a*b", "*"), ("#1", "#"), ("Αθήνα", "Α"),
    ])
    func `a character that has no such spelling is refused by name`(
        text: String,
        character: String
    ) {
        #expect(
            throws: PaymentFileError.badCharacter(field: "name", text: text, character: character)
        ) { try BankText(text, for: "name", limit: 70) }
    }

    @Test func `a text is as long as its field after it is spelt`() throws {
        let full = String(repeating: "æ", count: 70)
        #expect(try BankText(full, for: "reference", limit: 140).text.utf8.count == 140)
        #expect(throws: PaymentFileError.self) {
            try BankText(full + "a", for: "reference", limit: 140)
        }
        #expect(throws: PaymentFileError.empty(field: "name")) {
            try BankText(" \u{301} ", for: "name", limit: 140)
        }
    }

    @Test func `a payment's id is spelt so that no two are alike`() throws {
        #expect(try EndToEndID(of: PaymentID("pm_0001")).text == "pm.0001")
        #expect(try EndToEndID(of: PaymentID("pm-0001")).text == "pm-0001")
        let longest = "p" + String(repeating: "1", count: 34)
        #expect(try EndToEndID(of: PaymentID(longest)).text == longest)
        #expect(throws: PaymentFileError.self) { try EndToEndID(of: PaymentID(longest + "1")) }
    }

    @Test func `each refusal has a code of its own and says what to do`() throws {
        let amount = try Amount(pence: 0)
        let errors: [PaymentFileError] = [
            .badSortCode("x"), .badAccountNumber("x"),
            .badCharacter(field: "name", text: "a%", character: "%"), .empty(field: "name"),
            .tooLong(field: "name", text: "abc", limit: 2), .badAmount(id: "pm_1", amount: amount),
            .noPayments, .tooManyPayments(limit: 1), .twice(id: "pm_1"),
            .tooEarly(
                executionOn: try CalendarDate("2026-11-19"),
                created: try CalendarDate("2026-11-20")
            ),
        ]
        #expect(Set(errors.map(\.code)).count == errors.count)
        #expect(errors.allSatisfy { $0.code.hasPrefix("payment-file.") })
        #expect(
            errors[2].message == """
                The name “a%” has “%”, which banks do not take: letters of English, digits, spaces \
                and / - ? : ( ) . , ' + alone. Spell it without.
                """
        )
        #expect(
            errors[5].message == """
                The payment pm_1 is £0.00, and a file pays £0.01 to £999,999,999.99 each. \
                Correct it, or leave it out.
                """
        )
    }
}
