import CLI
import StrictJSON
import Testing

/// What `farthing statement` says of a partner and of a participant.
@Suite struct StatementTests {
    private let session: Session

    init() throws { session = try Session() }

    private func playExample() throws {
        try session.run("demo", "--output", "DIR/demo")
        session.variables = [
            "FARTHING_BOOKS": "DIR/demo/books", "FARTHING_KEYS": "DIR/demo/keys",
        ]
    }

    private func statement(_ code: String) throws -> JSONValue {
        let result = try session.run("statement", code, "--json")
        #expect(result.status == .done, "\(result.text)")
        return try result.json
    }

    private func claims(_ value: JSONValue?) -> [String: JSONValue] {
        guard case .array(let lines) = value else { return [:] }
        return lines.reduce(into: [:]) { claims, line in
            if case .text(let id)? = line["claim"] { claims[id] = line }
        }
    }

    @Test func `what one partner delivers for another's participant is on both statements`() throws
    {
        try playExample()
        let (north, south) = (try statement("northside"), try statement("southside"))
        let charged = try #require(claims(north["own"])["cl_0012"])
        let delivered = try #require(claims(south["for-others"])["cl_0012"])
        #expect(charged["paid-to"] == "the delivery partner southside")
        for line in [charged, delivered] {
            #expect(line["amount"] == 18_000)
            #expect(line["for"] == "p_02")
            #expect(line["charged-to"] == "northside")
        }
        #expect(south["for-others-total"] == 18_000)
        #expect(claims(south["own"])["cl_0012"] == nil)
        #expect(claims(north["for-others"]).isEmpty)
        #expect(north["for-others-total"] == 0)
        let text = try session.run("statement", "southside").text
        #expect(text.contains("2026-06-02  cl_0012        counselling  p_02  northside"), "\(text)")
    }

    @Test func `a partner's own claims come to what its budget spent`() throws {
        try playExample()
        guard case .array(let parts)? = try session.run("position", "--json").json["partners"]
        else {
            Issue.record("no partners")
            return
        }
        for partner in ["harbour", "northside", "southside"] {
            let spent = parts.reduce(Int64(0)) { sum, part in
                guard part["partner"] == .text(partner), case .integer(let pence)? = part["spent"]
                else { return sum }
                return sum + pence
            }
            #expect(try statement(partner)["own-total"] == .integer(spent))
        }
    }

    @Test func `a refund is taken off, and a claim whose entry was reversed is on no statement`()
        throws
    {
        try playExample()
        let own = claims(try statement("northside")["own"])
        let refunded = own.values.filter { $0["category"] == "courses" }
        #expect(refunded.map { $0["amount"] } == [10_000])
        let claimed = try session.run(
            ["do", "claim.submit", "claim=cl_slip", "partner=northside", "paid-by=keyworker"]
                + ["missing-evidence=not-given", "lines=\(Self.fare)", "--as", "u_k1", "--json"]
        )
        #expect(claims(try statement("northside")["own"])["cl_slip"] != nil, "\(claimed.text)")
        guard case .array(let records)? = try claimed.json["records"],
            case .integer(let last)? = records.last
        else {
            Issue.record("the claim was not taken")
            return
        }
        try session.run("do", "entry.reverse", "entry=\(last)", "reason=a slip", "--as", "u_fo")
        #expect(claims(try statement("northside")["own"])["cl_slip"] == nil)
    }

    private static let fare =
        #"[{"for":"p_02","category":"travel","incurred":"2026-10-01","amount":300,"#
        + #""what":"bus","next-step":"college","journey":"home, college"}]"#

    @Test func `a participant's statement has what their allowance was given and what used it`()
        throws
    {
        try playExample()
        let text = try session.run("statement", "p_02").text
        #expect(text.contains("allowance.issued            -:L200.p_02.overall"), "\(text)")
        #expect(text.contains("-:L300.p_02.overall"))
        #expect(!text.contains("p_01"))
    }

    @Test func `a code that a participant and a partner share is asked about`() throws {
        try session.begin()
        let enrolled = try session.run(
            ["do", "participant.enrol", "participant=northside", "partner=northside"]
                + ["keyworker=u_kw", "from=2026-10-01", "name=Somebody", "--as", "u_kw"]
        )
        #expect(enrolled.status == .done, "\(enrolled.text)")
        let asked = try session.run("statement", "northside", "--json")
        #expect(asked.status == .refused)
        #expect(try asked.json["code"] == "statement.ambiguous")
        let partner = try session.run("statement", "partner:northside", "--json")
        #expect(try partner.json["code"] == "statement.empty")
        guard case .array = try statement("participant:northside") else {
            Issue.record("a participant's statement is a list of postings")
            return
        }
    }

    @Test func `nothing is stated of nobody`() throws {
        try session.begin()
        for (code, status, error) in [
            ("partner:nowhere", ExitStatus.failed, "usage"),
            ("participant:p_99", .refused, "statement.empty"),
            ("nowhere", .refused, "statement.empty"),
            ("partner:???", .failed, "usage"),
        ] {
            let result = try session.run("statement", code, "--json")
            #expect(result.status == status, "\(code): \(result.text)")
            #expect(try result.json["code"] == .text(error))
        }
    }
}
