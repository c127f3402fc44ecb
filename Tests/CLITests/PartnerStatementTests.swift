import CLI
import Foundation
import StrictJSON
import Testing

/// A delivery partner's own bank, at the command line.
@Suite struct PartnerStatementTests {
    private let session: Session

    /// Two claims of northside's keyworker's mileage that northside pays, £23.10 and £5.50.
    init() throws {
        session = try Session()
        try session.run("demo", "--output", "DIR/demo")
        session.variables = ["FARTHING_BOOKS": "DIR/demo/books"]
        let claims = [("1", 420), ("2", 100)].map { number, tenths in
            #"{"id":"b-\#(number)","actor":"u_k2","command":"claim.submit","#
                + #""claim":"cl_b\#(number)","partner":"northside","paid-by":"partner","#
                + #""lines":[{"own":true,"category":"mileage","incurred":"2026-10-01","#
                + #""miles":\#(tenths),"vehicle":"car","what":"visits","#
                + #""journey":"office, village, office"}]}"#
        }
        try session.write("more.jsonl", claims.joined(separator: "\n"))
        try session.run("apply", "DIR/more.jsonl")
        try session.write(
            "october.csv",
            """
            Date,Description,Amount
            07/10/2026,FP CL-B1 MILEAGE,-23.10
            08/10/2026,RENT,-900.00
            09/10/2026,FPO 0044,-5.50

            """
        )
        try session.write("page.txt", "Northside Trust, 10-20-30 12345678, October\n")
    }

    @discardableResult
    private func imported(_ words: String...) throws -> Session.Result {
        try session.run(["bank", "import", "DIR/october.csv", "--partner", "northside"] + words)
    }

    @Test func `its manager reads its statement, and its costs left on those days`() throws {
        let bank = try session.run("statement", "UNR:M1000").text
        let dry = try imported("--dry-run", "--as", "u_nm")
        #expect(dry.text.contains("probably cl_b1"), "\(dry.text)")
        #expect(dry.text.contains("incurred on 2026-10-01"))
        let done = try imported("--accept", "1", "--page", "DIR/page.txt", "--as", "u_nm")
        #expect(done.status == .done, "\(done.text)")
        #expect(done.text.contains("line 1: cl_b1 left northside's bank on 2026-10-07."))
        #expect(done.text.hasSuffix("The statement is kept: 3 lines, 1 of them northside's.\n"))
        #expect(try session.run("statement", "ESF:M1150").text.contains("partner.paid cl_b1"))
        #expect(try session.run("statement", "UNR:M1000").text == bank)
        let ready = try session.run("payment", "run", "prepare", "--dry-run", "--as", "u_fo")
        #expect(ready.text.contains("northside") && ready.text.contains("23.10"), "\(ready.text)")
        #expect(try session.run("check").status == .done)
    }

    @Test func `the same statement again records nothing again, and what it shows is known`() throws
    {
        try imported("--accept", "1", "--accept", "3", "--as", "u_nm")
        let again = try imported("--as", "u_fo")
        #expect(again.text.contains("cl_b1, known already"), "\(again.text)")
        #expect(again.text.contains("cl_b2, known already"))
        #expect(again.text.hasSuffix("The statement is kept: 3 lines, 2 of them northside's.\n"))
        let list = try session.run("bank", "list", "--json")
        #expect(list.text.components(separatedBy: #""partner":"northside""#).count == 3)
    }

    @Test func `what came back to it is undone, and paid again it is not the first one`() throws {
        try imported("--accept", "1", "--as", "u_nm")
        try session.write(
            "november.csv",
            """
            Date,Description,Amount
            12/10/2026,RETURNED CL B1,23.10
            16/10/2026,FP CL-B1 MILEAGE,-23.10

            """
        )
        func read(accepting line: String) throws -> String {
            try session.run(
                "bank",
                "import",
                "DIR/november.csv",
                "--partner",
                "northside",
                "--accept",
                line,
                "--as",
                "u_nm"
            ).text
        }
        let back = try read(accepting: "1")
        #expect(
            back.contains("line 1: cl_b1 came back to northside's bank on 2026-10-12."),
            "\(back)"
        )
        let both = try read(accepting: "2")
        #expect(both.contains("cl_b1 left northside's bank on 2026-10-16."), "\(both)")
        #expect(both.contains("cl_b1, known already"))
        #expect(try imported("--dry-run", "--as", "u_nm").text.contains("cl_b1, known already"))
        #expect(try session.run("check").status == .done)
    }

    @Test func `where two costs fit a line neither is taken, and with its id one is`() throws {
        let twin =
            #"{"id":"b-3","actor":"u_k2","command":"claim.submit","claim":"cl_b3","#
            + #""partner":"northside","paid-by":"partner","lines":[{"own":true,"#
            + #""category":"mileage","incurred":"2026-10-02","miles":100,"vehicle":"car","#
            + #""what":"visits","journey":"office, hill, office"}]}"#
        try session.write("twin.jsonl", twin)
        try session.run("apply", "DIR/twin.jsonl")
        let both = try imported("--accept", "1", "--as", "u_nm")
        #expect(both.text.contains("cl_b2 or cl_b3: which?"), "\(both.text)")
        #expect(!both.text.contains("cl_b2 left") && !both.text.contains("cl_b3 left"))
        #expect(try imported("--accept", "3", "--as", "u_nm").status == .failed)
        try session.write(
            "named.csv",
            "Date,Description,Amount\n09/10/2026,FPO CL-B3,-5.50\n"
        )
        let named = try session.run(
            ["bank", "import", "DIR/named.csv", "--partner", "northside", "--accept", "1"]
                + ["--as", "u_nm"]
        )
        #expect(named.text.contains("cl_b3 left northside's bank on 2026-10-09."), "\(named.text)")
    }

    @Test func `another partner's manager neither imports nor sees it`() throws {
        for words in [["--dry-run"], ["--accept", "1"]] {
            let other = try session.run(
                ["bank", "import", "DIR/october.csv", "--partner", "northside", "--as", "u_sm"]
                    + words
            )
            #expect(other.status == .refused && other.text.contains("[actor.not-allowed]"))
            #expect(!other.text.contains("cl_b1"))
        }
        try imported("--accept", "1", "--as", "u_nm")
        let own = try session.run("bank", "list", "--as", "u_nm")
        #expect(own.text.contains("northside") && own.text.contains("u_nm on "), "\(own.text)")
        let other = try session.run("bank", "list", "--as", "u_sm")
        #expect(other.text == "No statement is kept.\n")
    }

    @Test func `one cost is marked as paid, its page comes later, and another's manager may not`()
        throws
    {
        func run(_ verb: String, _ user: String, _ words: String...) throws -> Session.Result {
            try session.run(["payment", verb, "cl_b2", "--as", user] + words)
        }
        let when = ["--on", "2026-10-08", "--reference", "FPO 0044"]
        let other = try run("mark-paid", "u_sm", when[0], when[1], when[2], when[3])
        #expect(other.status == .refused && other.text.contains("[actor.not-allowed]"))
        let own = try run("mark-paid", "u_nm", when[0], when[1], when[2], when[3])
        #expect(own.status == .done, "\(own.text)")
        let waits = try session.run("bank", "list")
        #expect(
            waits.text.contains("Nothing of northside's bank shows cl_b2, £5.50 on 2026-10-08."),
            "\(waits.text)"
        )
        #expect(try run("add-page", "u_nm", "--page", "DIR/none.pdf").status == .failed)
        let page = try run("add-page", "u_nm", "--page", "DIR/page.txt")
        #expect(page.text == "Recorded. The page is kept.\n", "\(page.text)")
        let none = try session.run("bank", "list")
        #expect(!none.text.contains("cl_b2") && none.text.contains("cl_0008"), "\(none.text)")
        let back = try run("came-back", "u_nm", "--on", "2026-10-12", "--reference", "RTN 0044")
        #expect(back.text == "Recorded. cl_b2 is owed again.\n")
        #expect(try session.run("check").status == .done)
    }
}
