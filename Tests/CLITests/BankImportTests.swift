import CLI
import StrictJSON
import Testing
import _TestSupport

/// A bank's statement held against two payments of the worked example's books.
@Suite struct BankImportTests {
    private let session: Session

    init() throws {
        session = try Session()
        try session.run("demo", "--output", "DIR/demo")
        session.variables = ["FARTHING_BOOKS": "DIR/demo/books"]
        let claims = [("1", 420), ("2", 100)].map { number, tenths in
            #"{"id":"b-\#(number)","actor":"u_k2","command":"claim.submit","#
                + #""claim":"cl_b\#(number)","partner":"northside","paid-by":"keyworker","#
                + #""lines":[{"own":true,"category":"mileage","incurred":"2026-10-01","#
                + #""miles":\#(tenths),"vehicle":"car","what":"visits","#
                + #""journey":"office, village, office"}]}"#
        }
        let payments = ["1", "2"].map { number in
            #"{"id":"p-\#(number)","actor":"u_fo","command":"payment.instruct","#
                + #""payment":"py_b\#(number)","claims":["cl_b\#(number)"],"on":"2026-10-05"}"#
        }
        try session.write("more.jsonl", (claims + payments).joined(separator: "\n"))
        try session.run("apply", "DIR/more.jsonl")
    }

    private func entry(
        _ pounds: String,
        _ way: String,
        _ id: String,
        on day: String,
        _ more: String = ""
    ) -> String {
        """
        <Ntry><Amt Ccy="GBP">\(pounds)</Amt><CdtDbtInd>\(way)</CdtDbtInd><Sts>BOOK</Sts>\
        <BookgDt><Dt>\(day)</Dt></BookgDt><BkTxCd><Prtry><Cd>P</Cd></Prtry></BkTxCd>\
        <NtryDtls><TxDtls><Refs><EndToEndId>\(id)</EndToEndId></Refs>\
        \(more)</TxDtls></NtryDtls></Ntry>
        """
    }

    private func statement(_ name: String, _ entries: String...) throws {
        try session.write(
            name,
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>\
            <GrpHdr><MsgId>M</MsgId><CreDtTm>2026-11-01T02:00:00</CreDtTm></GrpHdr><Stmt>\
            <Id>S</Id><CreDtTm>2026-11-01T02:00:00</CreDtTm><Acct><Id><Othr><Id>10203012345678</Id>\
            </Othr></Id><Ccy>GBP</Ccy></Acct>\(entries.joined())</Stmt></BkToCstmrStmt></Document>
            """
        )
    }

    /// The least that is a PDF; qpdf finds the objects without a table of where they are.
    private static let page = """
        %PDF-1.4
        1 0 obj
        << /Type /Catalog /Pages 2 0 R >>
        endobj
        2 0 obj
        << /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 200 100] >>
        endobj
        3 0 obj
        << /Type /Page /Parent 2 0 R >>
        endobj
        4 0 obj
        << /Author (the bank's clerk) >>
        endobj
        trailer
        << /Root 1 0 R /Info 4 0 R >>

        """

    private func imported(_ name: String, _ more: String...) throws -> Session.Result {
        try session.run(["bank", "import", "DIR/\(name)", "--as", "u_fo"] + more)
    }

    @Test func `the worked example's statement is read as its command says, and agrees`() throws {
        let file =
            "\(#filePath.dropLast("Tests/CLITests/BankImportTests.swift".count))"
            + "Exports/worked-example/statements/2026-01-to-09.csv"
        let dry = try session.run("bank", "import", file, "--dry-run", "--json")
        #expect(dry.text.split(separator: #""found":"known""#).count - 1 == 9)
        #expect(dry.text.split(separator: #"{"line":"#).count - 1 == 15)
        let bank = try session.run("bank", "reconcile")
        #expect(bank.status == .done)
        #expect(bank.text.contains("The statements kept cover each of them."))
        #expect(bank.text.contains("holds £24,310.25"))
        #expect(bank.text.split(separator: "agrees").count - 1 == 2)
        #expect(!bank.text.contains("py_0001"))
        #expect(try session.run("bank", "reconcile", "--all").text.contains("py_0001"))
    }

    @Test func `a bank that says other than the books is shown, and ends with 1`() throws {
        try session.write("bank.csv", "Date,Description,Amount\n05/10/2026,charges,-7.50\n")
        try session.run("bank", "import", "DIR/bank.csv", "--as", "u_fo")
        let bank = try session.run("bank", "reconcile")
        #expect(bank.status == .refused)
        #expect(bank.text.contains("bank's statement from 2026-10-05"))
        #expect(bank.text.contains("£7.50 out"))
        #expect(bank.text.contains("The bank and the books differ"))
        #expect(bank.text.contains("bank's line 1, in no entry"))
        let json = try session.run("bank", "reconcile", "--json").text
        #expect(json.contains(#""agrees":false"#))
        #expect(json.contains(#""number":1,"on":"2026-10-05","amount":-750,"booked":false"#))
        #expect(json.contains(#""paid-out":750,"booked-in":0,"booked-out":0"#))
    }

    @Test func `where only the bank differs, nobody is told to restore or rebuild`() throws {
        let late = "amount=5.00 on=2026-09-15 fund=LOT".split(separator: " ").map(String.init)
        let booked = try session.run(["do", "advance.receive"] + late + ["--as", "u_fo"])
        #expect(booked.status == .done, "\(booked.text)")
        let check = try session.run("check")
        #expect(check.status == .refused)
        #expect(check.text.contains("FAILED  check.bank"))
        #expect(check.text.contains("The books are whole. The bank says other than they do"))
        #expect(check.text.contains("farthing bank import"))
        #expect(!check.text.contains("restore") && !check.text.contains("rebuild"))
    }

    @Test func `what carries a payment's id left the bank, once, and what came back is undone`()
        throws
    {
        try statement(
            "october.xml",
            entry("23.10", "DBIT", "py.b1", on: "2026-10-07"),
            entry("5.50", "DBIT", "NOTPROVIDED", on: "2026-10-08"),
            entry("99.00", "DBIT", "NOTPROVIDED", on: "2026-10-09")
        )
        try session.write("october.pdf", Self.page)
        let dry = try imported("october.xml", "--dry-run")
        #expect(dry.text.contains("py_b1 left the bank") && dry.text.contains("probably py_b2"))
        let first = try imported("october.xml", "--page", "DIR/october.pdf")
        #expect(first.status == .done, "\(first.text)")
        #expect(first.text.contains("line 1: py_b1 left the bank on 2026-10-07."))
        #expect(
            first.text.contains("The statement is kept: 3 lines, 1 of them ours. Removed from ")
        )
        #expect(first.text.hasSuffix("before it was kept: words about the file.\n"))
        #expect(try session.run("statement", "ESF:M1150").text.contains("payment.defrayed py_b1"))
        let again = try imported("october.xml", "--accept", "2")
        #expect(again.text.contains("line 2: py_b2 left the bank on 2026-10-08."))
        #expect(again.text.contains("py_b1, known already"))
        let returned = "<RtrInf><Rsn><Cd>AC01</Cd></Rsn></RtrInf>"
        try statement("november.xml", entry("23.10", "CRDT", "py.b1", on: "2026-10-20", returned))
        let back = try imported("november.xml")
        #expect(back.text.contains("line 1: py_b1 came back on 2026-10-20."))
        #expect(try session.run("check").status == .done)
    }

    @Test func `a page that cannot be kept stops the import before anything is recorded`() throws {
        try statement("october.xml", entry("23.10", "DBIT", "py.b1", on: "2026-10-07"))
        try session.write("page.html", "<html>the page</html>")
        let stopped = try imported("october.xml", "--page", "DIR/page.html")
        #expect(stopped.status == .failed && stopped.text.contains("Print it to a PDF"))
        #expect(try imported("october.xml").text.contains("line 1: py_b1 left the bank"))
    }

    @Test func `an amount of its own is no payment, and a likely line has to be said`() throws {
        try statement("other.xml", entry("23.11", "DBIT", "py.b1", on: "2026-10-07"))
        let other = try imported("other.xml")
        #expect(other.text.contains("none of the payments"))
        #expect(other.text.contains("Still to leave: py_b1, py_b2"))
        try session.write(
            "sage.csv",
            "Date,Description,Amount\n08/10/2026,FP OUT 44,-5.50\n"
        )
        #expect(try imported("sage.csv", "--accept", "2").text.contains("--dry-run"))
        session.answering("y")
        let asked = try imported("sage.csv")
        #expect(asked.text.contains("py_b2 left the bank on 2026-10-08."), "\(asked.text)")
        #expect(asked.text.hasSuffix("The statement is kept: 1 line, 1 of them ours.\n"))
        #expect(asked.status == .done)
    }

    @Test func `what one officer may not release is not counted, and another goes on`() throws {
        let appoint =
            #"{"id":"a-1","actor":"u_pm","command":"user.appoint","user":"u_fo2","#
            + #""role":"finance-officer","name":"Second officer"}"#
        try session.write("second.jsonl", appoint)
        try session.run("apply", "DIR/second.jsonl")
        try statement("october.xml", entry("23.10", "DBIT", "py.b1", on: "2026-10-07"))
        let own = try imported("october.xml")
        #expect(own.status == .refused && own.text.contains("[duties."), "\(own.text)")
        #expect(own.text.hasSuffix("The statement is kept: 1 line, 0 of them ours.\n"))
        let other = try session.run("bank", "import", "DIR/october.xml", "--as", "u_fo2")
        #expect(other.status == .done && other.text.contains("py_b1 left the bank on 2026-10-07."))
    }

    @Test func `a file that is none is refused whole`() throws {
        try session.write("bad.csv", "Date,Description,Amount\n31/02/2026,x,-5.50\n")
        let result = try imported("bad.csv")
        #expect(result.status == .failed && result.text.contains("[bank."))
    }
}
