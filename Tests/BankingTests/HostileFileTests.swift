import Testing
import _TestSupport

@testable import Banking

@Suite struct HostileFileTests {
    private static let laughs = """
        <?xml version="1.0"?>
        <!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
        <!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;">]>
        <lolz>&lol2;</lolz>
        """

    @Test(arguments: [
        (laughs, 2),
        ("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", 1),
        ("<!DOCTYPE a PUBLIC \"x\" \"http://127.0.0.1/x.dtd\"><a/>", 1),
        ("\n\n<a><!ENTITY x SYSTEM \"file:///etc/passwd\"></a>", 3),
        ("<a/>\n<!doctype a>", 2),
    ])
    func `a document type is refused before anything is made of it`(text: String, line: Int) {
        let error = #expect(throws: BankFileError.self) { try BankFile(text: text) }
        #expect(error == .forbidden(line: line, what: "a document type or an entity"))
    }

    @Test(arguments: ["<a>&x;</a>", "<a b='&x;'/>", "<a>&#0;</a>", "<a>&#xD800;</a>"])
    func `an entity that is not XML's own is refused`(text: String) {
        let error = #expect(throws: BankFileError.self) { try BankFile(text: text) }
        #expect(error?.code == "bank.malformed")
    }

    @Test(arguments: ["", "<?xml version='1.0'?>"], [64, 65, 100_000])
    func `XML is read 64 elements deep and no deeper`(head: String, depth: Int) {
        let open = String(repeating: "<a>", count: depth)
        let close = String(repeating: "</a>", count: depth)
        let error = #expect(throws: BankFileError.self) { try BankFile(text: head + open + close) }
        #expect(
            error
                == (depth > 64
                    ? .forbidden(line: 1, what: "elements nested 65 deep") : .unknownFormat)
        )
    }

    @Test(arguments: [64, 65, 100_000])
    func `SGML is read 64 elements deep and no deeper`(depth: Int) {
        let text =
            Ofx.header + "<OFX>" + String(repeating: "<A>", count: depth - 1)
            + String(repeating: "</A>", count: depth - 1) + "</OFX>"
        let error = #expect(throws: BankFileError.self) { try BankFile(text: text) }
        #expect(error?.code == (depth > 64 ? "bank.forbidden" : "bank.missing"))
    }

    @Test(arguments: [16, 17, 4_000, 10_000])
    func `a tag has sixteen attributes and no more`(count: Int) {
        let plain = (0..<count).map { " a\($0)=''" }.joined()
        let spaces = (0..<count).map { " xmlns:a\($0)='x'" }.joined()
        for attributes in [plain, spaces] {
            let error = #expect(throws: BankFileError.self) {
                try BankFile(text: "<a\(attributes)/>")
            }
            #expect(error?.code == (count > 16 ? "bank.forbidden" : "bank.format"))
        }
    }

    @Test func `a tag and its text are 64 KiB and no more`() {
        for (length, code) in [(65_536, "bank.format"), (65_537, "bank.forbidden")] {
            let text = "<a>" + String(repeating: ">", count: length - 3) + "</a>"
            let error = #expect(throws: BankFileError.self) { try BankFile(text: text) }
            #expect(error?.code == code)
        }
    }

    @Test func `a table has no more than a million and a half fields`() {
        let error = #expect(throws: BankFileError.self) {
            try BankFile(text: String(repeating: ",", count: BankCSV.mostFields + 1))
        }
        #expect(error == .forbidden(line: 1, what: "more than 1500000 fields"))
    }

    @Test func `no file is read beyond its limit`() {
        let large = [0xFF, 0xFE] + [UInt8](repeating: 0, count: BankFile.mostBytes - 2)
        #expect(throws: BankFileError.badEncoding("it is UTF-16")) { try BankFile(large) }
        #expect(
            throws: BankFileError.tooLarge(bytes: large.count + 1, limit: BankFile.mostBytes)
        ) { try BankFile(large + [0]) }
    }

    @Test func `no more lines are read than the limit`() throws {
        var counter = LineCounter()
        for _ in 1...BankFile.mostLines { _ = try counter.next() }
        #expect(throws: BankFileError.tooManyLines(limit: BankFile.mostLines)) {
            try counter.next()
        }
    }

    @Test(arguments: [
        "camt.053.001.02.xml", "camt.053.001.08.xml", "statement-1.ofx", "statement-2.ofx",
    ])
    func `a file that is cut short anywhere is refused`(name: String) throws {
        var bytes = try Sample.bytes(name)
        while bytes.last.map(\.isWhiteSpace) == true { bytes.removeLast() }
        _ = try BankFile(bytes)
        for end in stride(from: bytes.count - 1, through: 0, by: -7) {
            let error = #expect(throws: BankFileError.self) { try BankFile(Array(bytes[..<end])) }
            guard error != nil else { return }
        }
    }

    @Test(arguments: 0..<300)
    func `bytes that were altered are read or refused, and never end the program`(
        seed: Int
    ) throws {
        var random = SplitMix64(seed: seed)
        for name in ["camt.053.001.08.xml", "statement-1.ofx", "statement-2.ofx", "xero.csv"] {
            var bytes = try Sample.bytes(name)
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: Array("<&\"'>/,:0\n\0".utf8), at: place)
                default:
                    let end = min(bytes.count, place + Int.random(in: 1...200, using: &random))
                    bytes.insert(contentsOf: bytes[place..<end], at: place)
                }
            }
            do { _ = try BankFile(bytes) } catch {
                #expect(error.code.hasPrefix("bank."))
                #expect(!error.message.isEmpty)
            }
        }
    }

    @Test func `UTF-16, a wrong declaration and broken UTF-8 are refused as such`() throws {
        let text = try Sample.text("camt.053.001.08.xml")
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        let declared = Array(text.replacing("\"UTF-8\"", with: "\"ISO-8859-1\"").utf8)
        for bytes in [wide, Array(wide.dropFirst(2)), latin, declared, Array(text.utf8) + [0]] {
            let error = #expect(throws: BankFileError.self) { try BankFile(bytes) }
            #expect(error?.code == "bank.encoding")
        }
        let marked = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        #expect(try BankFile(marked) == BankFile(text: text))
    }

    @Test(arguments: [
        "version=\"encoding UTF-8\" encoding=\"UTF-7\"", "encoding='UTF-7'",
        "version='1.0' encoding='UTF-8' encoding='UTF-7'", "version='1.0' encoding\t=\n'EBCDIC-US'",
    ])
    func `a declaration cannot pass another encoding by`(declaration: String) {
        let error = #expect(throws: BankFileError.self) {
            try BankFile(text: "<?xml \(declaration)?>\n<a>+ADwAIQ-DOCTYPE a+AD4-</a>")
        }
        #expect(error.map { ["bank.encoding", "bank.malformed"].contains($0.code) } == true)
    }

    @Test func `what turns text about or is not seen stays out of a line`() throws {
        let more = "<NAME>a\u{202E}b\u{200B}c<MEMO>d\u{1B}[2J\u{2028}e"
        let text = Ofx.statement(Ofx.transaction(id: "1\u{202E}\u{7}2", more: more))
        let line = try BankFile(text: text).statements[0].lines[0]
        #expect(line.bankReference == "1 2")
        #expect(line.counterparty == "abc")
        #expect(line.text == "d [2J e")
    }

    @Test func `what stands between is no line`() throws {
        let text = try Sample.text("camt.053.001.08.xml")
        for (old, new) in [
            ("<Stmt>", "<Stmt>x"), ("</Ntry>", "x</Ntry>"), ("</Document>", "</Document>x"),
            ("</Document>", "</Document><Document/>"), ("<Stmt>", "<Stmt Id='1' Id='2'>"),
        ] {
            let error = #expect(throws: BankFileError.self) {
                try BankFile(text: text.replacing(old, with: new))
            }
            #expect(error?.code == "bank.malformed")
        }
        let noted = text.replacing("<Stmt>", with: "<Stmt><!-- x --><?x y?>")
        #expect(try BankFile(text: noted).statements[0].lines.count == 6)
        let verbatim = text.replacing("Monthly charge", with: "<![CDATA[<!DOCTYPE Monthly]]>")
        let error = #expect(throws: BankFileError.self) { try BankFile(text: verbatim) }
        #expect(error?.code == "bank.forbidden")
    }
}
