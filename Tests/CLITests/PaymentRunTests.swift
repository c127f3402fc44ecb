import CLI
import FileSystem
import StrictJSON
import Testing
import _TestSupport

/// A payment run of the worked example's books, from what is owed to the bank's statement.
@Suite struct PaymentRunTests {
    private let session: Session

    init() throws {
        session = try Session()
        try session.run("demo", "--output", "DIR/demo")
        session.variables = ["FARTHING_BOOKS": "DIR/demo/books"]
        let appoint =
            #"{"id":"a-1","actor":"u_pm","command":"user.appoint","user":"u_fo2","#
            + #""role":"finance-officer"}"#
        let claims = [("1", "u_k2", 420), ("2", "u_k2", 100), ("3", "u_k1", 200)].map {
            number,
            user,
            tenths in
            #"{"id":"b-\#(number)","actor":"\#(user)","command":"claim.submit","#
                + #""claim":"cl_b\#(number)","partner":"northside","paid-by":"keyworker","#
                + #""lines":[{"own":true,"category":"mileage","incurred":"2026-10-01","#
                + #""miles":\#(tenths),"vehicle":"car","what":"visits","#
                + #""journey":"office, village, office"}]}"#
        }
        try session.write("more.jsonl", ([appoint] + claims).joined(separator: "\n"))
        let result = try session.run("apply", "DIR/more.jsonl")
        #expect(result.status == .done, "\(result.text)")
    }

    private func set(_ payee: String, _ name: String, _ account: String) throws {
        let result = try session.run(
            [
                "payee", "set", payee, "--name", name, "--sort-code", "10-20-30", "--account",
                account, "--as", "u_pm",
            ]
        )
        #expect(result.status == .done, "\(result.text)")
    }

    private func run(_ words: String...) throws -> Session.Result {
        try session.run(["payment", "run"] + words)
    }

    /// What the payments of a run are, by the run itself.
    private func payments(_ run: String = "run_0001") throws -> [(id: String, pence: Int64)] {
        let sheet = try session.run("payment", "run", "show", run, "--json").json
        guard case .object(let members) = sheet,
            case .array(let lines)? = members.first(where: { $0.key == "payments" })?.value
        else { return [] }
        return lines.compactMap { line in
            guard case .object(let line) = line,
                case .text(let id)? = line.first(where: { $0.key == "payment" })?.value,
                case .integer(let pence)? = line.first(where: { $0.key == "amount" })?.value
            else { return nil }
            return (id, pence)
        }
    }

    private func digest() throws -> String {
        let text = try run("show", "run_0001").text
        let line = text.split(separator: "\n").first { $0.hasPrefix("digest ") }
        return line.map { String($0.dropFirst(7)) } ?? ""
    }

    private func frozen() throws {
        try set("programme", "Pathways", "10000001")
        try set("user:u_k2", "K Two", "10000002")
        try set("user:u_k1", "K One", "10000003")
        #expect(try run("prepare", "--as", "u_fo").status == .done)
        let result = try run("freeze", "run_0001", "--as", "u_fo")
        #expect(result.status == .done, "\(result.text)")
    }

    /// The statement that a bank would send of a payment file: it books every transfer, and sends
    /// one back where it is asked to.
    private func statement(of file: String, returning back: String? = nil) throws -> String {
        let element = /<EndToEndId>([^<]+)<\/EndToEndId>[\s\S]*?<InstdAmt Ccy="GBP">([^<]+)</
        func entry(_ id: Substring, _ amount: Substring, _ way: String, _ day: String) -> String {
            """
            <Ntry><Amt Ccy="GBP">\(amount)</Amt><CdtDbtInd>\(way)</CdtDbtInd><Sts>BOOK</Sts>\
            <BookgDt><Dt>\(day)</Dt></BookgDt><BkTxCd><Prtry><Cd>P</Cd></Prtry></BkTxCd><NtryDtls>\
            <TxDtls><Refs><EndToEndId>\(id)</EndToEndId></Refs>\
            \(way == "CRDT" ? "<RtrInf><Rsn><Cd>AC01</Cd></Rsn></RtrInf>" : "")</TxDtls>\
            </NtryDtls></Ntry>
            """
        }
        var entries = ""
        for match in file.matches(of: element) {
            entries += entry(match.output.1, match.output.2, "DBIT", "2026-11-20")
            if match.output.1 == back ?? "" {
                entries += entry(match.output.1, match.output.2, "CRDT", "2026-11-20")
            }
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>\
            <GrpHdr><MsgId>M</MsgId><CreDtTm>2026-11-20T22:00:00</CreDtTm></GrpHdr><Stmt>\
            <Id>S</Id><CreDtTm>2026-11-20T22:00:00</CreDtTm><Acct><Id><Othr><Id>10203010000001</Id>\
            </Othr></Id><Ccy>GBP</Ccy></Acct>\(entries)</Stmt></BkToCstmrStmt></Document>
            """
    }

    @Test func `a run is prepared, frozen, released by another, paid and seen on the statement`()
        throws
    {
        try frozen()
        try expectSnapshot(
            try run("show", "run_0001").text.replacing(/pm_[0-9a-z]{12}/, with: "pm_NNNNNNNNNNNN")
                .replacing(/digest [0-9a-f]{64}/, with: "digest DIGEST"),
            named: "payment-run-show.txt"
        )
        let own = try run(
            "release",
            "run_0001",
            "--digest",
            digest(),
            "--as",
            "u_fo"
        )
        #expect(own.status == .refused && own.text.contains("[duties."), "\(own.text)")
        let released = try run(
            "release",
            "run_0001",
            "--digest",
            digest(),
            "--output",
            "DIR/run.xml",
            "--as",
            "u_fo2"
        )
        #expect(released.status == .done, "\(released.text)")
        let first = try session.folder.file("run.xml").bytes(limit: 1 << 20)
        session.now = "2026-11-21T10:00:00.000Z"
        #expect(try run("write", "run_0001", "--output", "DIR/again.xml").status == .done)
        #expect(try session.folder.file("again.xml").bytes(limit: 1 << 20) == first)
        let file = String(decoding: first, as: UTF8.self)
        let ids = try payments()
        #expect(ids.count == 2 && file.contains("<NbOfTxs>2</NbOfTxs>"))
        let back = ids[0].id.replacing("_", with: ".")
        try session.write("bank.xml", statement(of: file, returning: back))
        // Who prepared the run may record what the bank did with it.
        let imported = try session.run("bank", "import", "DIR/bank.xml", "--as", "u_fo")
        #expect(imported.status == .done, "\(imported.text)")
        #expect(imported.text.contains("\(ids[0].id) came back on 2026-11-20."))
        #expect(imported.text.contains("\(ids[1].id) left the bank on 2026-11-20."))
        #expect(try session.run("check").status == .done)
        // What came back is owed again, and goes into the next run.
        let next = try run("prepare", "--as", "u_fo")
        #expect(next.status == .done, "\(next.text)")
        #expect(try payments("run_0002").map(\.pence) == [ids[0].pence])
    }

    @Test func `what is frozen does not leave by a statement before somebody released it`() throws {
        try frozen()
        let id = try #require(try payments().first)
        let pence = String(id.pence % 100)
        let amount = "\(id.pence / 100)." + (pence.count == 1 ? "0" : "") + pence
        let file =
            "<EndToEndId>\(id.id.replacing("_", with: "."))</EndToEndId>"
            + "<InstdAmt Ccy=\"GBP\">\(amount)<"
        try session.write("bank.xml", statement(of: file))
        let imported = try session.run("bank", "import", "DIR/bank.xml", "--as", "u_fo2")
        #expect(imported.status == .refused)
        #expect(imported.text.contains("[run.not-released]"), "\(imported.text)")
    }

    @Test func `a person is shown every account and says yes to just that`() throws {
        try frozen()
        session.answering("n")
        let no = try run("release", "run_0001", "--as", "u_fo2")
        #expect(no.text.contains("10000002") && no.text.contains("Nothing was recorded."))
        #expect(no.text.contains("Please check") && no.text.contains("the first run"))
        session.answering("y")
        let yes = try run("release", "run_0001", "--as", "u_fo2")
        #expect(yes.status == .done && yes.text.contains("run_0001 goes to the bank"))
        #expect(try run("list").text.contains("released"))
    }

    @Test func `without details a run says whose are missing, and what is owed can be seen before`()
        throws
    {
        let dry = try run("prepare", "--dry-run")
        #expect(dry.text.contains("u_k2") && dry.text.contains("cl_b1, cl_b2"))
        #expect(try run("prepare", "--as", "u_fo").status == .done)
        let shown = try run("show", "run_0001")
        #expect(shown.text.contains("There are no bank details of u_k2"), "\(shown.text)")
        #expect(shown.text.contains("Next: farthing payee set programme"))
        try set("programme", "Pathways", "10000001")
        let frozen = try run("freeze", "run_0001", "--as", "u_fo")
        #expect(frozen.status == .refused && frozen.text.contains("[run.no-details]"))
        let id = try #require(try payments().first?.id)
        let left = try run(
            "leave-out",
            "run_0001",
            id,
            "--because",
            "no details",
            "--as",
            "u_fo"
        )
        #expect(left.status == .done, "\(left.text)")
        #expect(try run("withdraw", "run_0001", "--as", "u_fo").status == .done)
        let refused = try run("write", "run_0001", "--output", "DIR/run.xml")
        #expect(refused.status == .refused && refused.text.contains("[run.not-released]"))
    }

    @Test func `bank details are shown, and listed with who changed them`() throws {
        try set("user:u_k2", "K Two", "10000002")
        try set("Hill Cycles", "Hill Cycles Ltd", "20000001")
        session.now = "2026-11-21T10:00:00.000Z"
        try set("Hill Cycles", "Hill Cycles Ltd", "20000002")
        let shown = try session.run("payee", "show", "Hill Cycles")
        #expect(shown.text.contains("20000002") && shown.text.contains("2026-11-21 by u_pm"))
        let list = try session.run("payee", "list").text
        try expectSnapshot(list, named: "payee-list.txt")
        let unknown = try session.run("payee", "show", "Hill Bikes")
        #expect(unknown.status == .refused && unknown.text.contains("[payee.unknown]"))
        let bad = try session.run(
            [
                "payee", "set", "user:u_k2", "--name", "K Two", "--sort-code", "1", "--account",
                "2", "--as", "u_pm",
            ]
        )
        #expect(bad.status == .failed && bad.text.contains("[payment-file.sort-code]"))
    }
}
