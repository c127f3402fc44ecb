import Calendar
import Documents
import Testing
import _TestSupport

@testable import Banking

/// A statement that is written in a format reads back to the same lines.
@Suite struct WrittenStatementTests {
    @Test(arguments: 0..<100)
    func `camt, OFX and CSV give the lines that were written`(seed: Int) throws {
        let written = Written(seed: seed)
        for text in [written.camt, written.sgml, written.xml, written.xero, written.sage] {
            let file = try BankFile(text: text)
            let lines = file.statements.flatMap(\.lines)
            #expect(lines.map(\.number) == Array(1..<(written.lines.count + 1)))
            #expect(lines.map(\.bookedOn) == written.lines.map(\.day))
            #expect(lines.map(\.signedPence) == written.lines.map(\.pence))
            let words = lines.map { "\($0.counterparty ?? "")|\($0.text)" }
            let isSage = text == written.sage
            #expect(words == written.lines.map { "\(isSage ? "" : $0.name)|\($0.text)" })
            let ids = written.lines.map(\.id)
            if file.format == .camt053 { #expect(lines.map(\.endToEndID) == ids) }
            if file.format == .ofx { #expect(lines.map(\.bankReference) == ids) }
        }
    }

    @Test(arguments: 0..<50)
    func `a line that is lost or altered in camt is seen`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let written = Written(seed: seed)
        let entries = written.camt.split(separator: "<Ntry>")
        let lost = Int.random(in: 1..<entries.count, using: &random)
        guard written.lines[lost - 1].pence != 0 else { return }
        var kept = entries
        let end = entries[lost].contains("</Stmt>") ? "</Stmt></BkToCstmrStmt></Document>" : ""
        kept.remove(at: lost)
        let text = kept.joined(separator: "<Ntry>") + end
        let error = #expect(throws: BankFileError.self) { try BankFile(text: text) }
        #expect(error?.code == "bank.unbalanced")
    }
}

/// A statement of random lines, in each format.
private struct Written {
    struct Line {
        let day: CalendarDate
        let pence: Int64
        let id: String
        let name: String
        let text: String
    }

    let opening: Int64
    let lines: [Line]

    init(seed: Int) {
        var random = SplitMix64(seed: seed)
        opening = Int64.random(in: -100_000...100_000, using: &random)
        var lines: [Line] = []
        let start = (try? CalendarDate("2026-11-20"))?.dayNumber ?? 0
        for number in 0..<Int.random(in: 1...20, using: &random) {
            let most: Int64 = [100, 100_000, 99_999_999_999].randomElement(using: &random) ?? 1
            guard let day = try? CalendarDate(dayNumber: start + number) else { continue }
            let pence = Int64.random(in: 1...most, using: &random)
            lines.append(
                Line(
                    day: day,
                    pence: Bool.random(using: &random) ? pence : -pence,
                    id: "id\(number)",
                    name: Self.words(&random),
                    text: Self.words(&random)
                )
            )
        }
        self.lines = lines
    }

    private static func words(_ random: inout SplitMix64) -> String {
        let signs = Array("aZ9&<>\"';,:/-é€Ŵ=]]>&amp;&#65;日\u{301}🙂 ".unicodeScalars)
        var words = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...20, using: &random) {
            words.append(signs.randomElement(using: &random) ?? "x")
        }
        let parts = "x\(String(words))x".split(separator: " ").joined(separator: " ")
        return parts
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") {
            switch $1 {
            case "&": $0 += "&amp;"
            case "<": $0 += "&lt;"
            case ">": $0 += "&gt;"
            default: $0.unicodeScalars.append($1)
            }
        }
    }

    private static func plain(_ pence: Int64) -> String {
        let rest = abs(pence) % 100
        return "\(pence < 0 ? "-" : "")\(abs(pence) / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func camtAmount(_ pence: Int64) -> String {
        "<Amt Ccy=\"GBP\">\(plain(abs(pence)))</Amt>"
            + "<CdtDbtInd>\(pence < 0 ? "DBIT" : "CRDT")</CdtDbtInd>"
    }

    var camt: String {
        let closing = opening + lines.reduce(0) { $0 + $1.pence }
        let balances = [("OPBD", opening), ("CLBD", closing)].map { code, pence in
            "<Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp>\(Self.camtAmount(pence))"
                + "<Dt><Dt>2026-11-20</Dt></Dt></Bal>"
        }
        let entries = lines.map { line in
            let role = line.pence < 0 ? "Cdtr" : "Dbtr"
            return "<Ntry>\(Self.camtAmount(line.pence))<Sts><Cd>BOOK</Cd></Sts>"
                + "<BookgDt><Dt>\(line.day)</Dt></BookgDt><NtryDtls><TxDtls>"
                + "<Refs><EndToEndId>\(line.id)</EndToEndId></Refs>"
                + "<RltdPties><\(role)><Pty><Nm>\(Self.escaped(line.name))</Nm></Pty></\(role)>"
                + "</RltdPties><RmtInf><Ustrd>\(Self.escaped(line.text))</Ustrd></RmtInf>"
                + "</TxDtls></NtryDtls></Ntry>"
        }
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"
            + "<BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><IBAN>GB1</IBAN></Id></Acct>"
            + balances.joined() + entries.joined() + "</Stmt></BkToCstmrStmt></Document>"
    }

    var sgml: String {
        Ofx.statement(
            lines.map { line in
                Ofx.transaction(
                    day: line.day.description.replacing("-", with: ""),
                    amount: Self.plain(line.pence),
                    id: line.id,
                    more: "<NAME>\(Self.escaped(line.name))\n<MEMO>\(Self.escaped(line.text))"
                )
            }.joined()
        )
    }

    var xml: String {
        var text = sgml.split(separator: "<OFX>", maxSplits: 1).last.map { "<OFX>\($0)" } ?? ""
        let leaves = [
            "TRNTYPE", "DTPOSTED", "TRNAMT", "FITID", "NAME", "MEMO", "TRNUID", "CURDEF", "BANKID",
            "ACCTID", "ACCTTYPE", "DTSTART", "DTEND",
        ]
        for leaf in leaves {
            text = text.split(separator: "<\(leaf)>", omittingEmptySubsequences: false).enumerated()
                .map { index, part in
                    guard index > 0, let end = part.firstIndex(of: "<") else { return String(part) }
                    return "<\(leaf)>\(part[..<end])</\(leaf)>\(part[end...])"
                }.joined()
        }
        return "<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\" VERSION=\"211\"?>\n" + text
    }

    private static func british(_ day: CalendarDate) -> String {
        let parts = day.description.split(separator: "-")
        return "\(parts[2])/\(parts[1])/\(parts[0])"
    }

    var xero: String {
        var list = CSV(columns: [
            "Date", "Amount", "Payee", "Description", "Reference", "Cheque Number",
        ])
        for line in lines {
            list.append([
                .word(Self.british(line.day)), .pounds(line.pence), .word(line.name),
                .word(line.text), .empty, .empty,
            ])
        }
        return list.text
    }

    var sage: String {
        var list = CSV(columns: ["Date", "Description", "Money in", "Money out"])
        for line in lines {
            list.append([
                .word(Self.british(line.day)), .word(line.text),
                line.pence > 0 ? .pounds(line.pence) : .empty,
                line.pence < 0 ? .pounds(-line.pence) : .empty,
            ])
        }
        return list.text
    }
}
