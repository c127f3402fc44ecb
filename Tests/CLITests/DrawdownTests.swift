import CLI
import StrictJSON
import Testing
import _TestSupport

/// The worked example's second quarter, asked of the funder at the command line.
@Suite struct DrawdownTests {
    private let session: Session

    init() throws {
        session = try Session()
        try session.run("demo", "--output", "DIR/demo")
        session.variables = ["FARTHING_BOOKS": "DIR/demo/books"]
        session.now = "2026-10-10T10:00:00.000Z"
    }

    @discardableResult
    private func prepare() throws -> Session.Result {
        try session.run(
            [
                "drawdown", "prepare", "--fund", "ESF", "--from", "2026-04-01", "--to",
                "2026-06-30", "--id", "dd_0002", "--as", "u_fo",
            ]
        )
    }

    private func verb(_ words: String...) throws -> Session.Result {
        try session.run(["drawdown"] + words)
    }

    @Test func `a funder claim shows each cost, its split and its doubts, and ties`() throws {
        let shown = try verb("show", "dd_0001")
        try expectSnapshot(shown.text, named: "drawdown-show.txt")
        try prepare()
        try expectSnapshot(try verb("show", "dd_0002").text, named: "drawdown-show-open.txt")
        #expect(try verb("list").text.contains("dd_0002  ESF   2026-04-01"))
    }

    @Test func `it is prepared, adjusted, reviewed by another, submitted and answered`() throws {
        #expect(try prepare().status == .done)
        let why = ["--because", "the ticket is being looked for", "--as", "u_fo"]
        let left = try session.run(
            ["drawdown", "adjust", "dd_0002", "--entry", "168", "--leave-out"] + why
        )
        #expect(left.text == "Recorded. dd_0002 now asks ESF for £101.55 in 3 lines.\n")
        let taken = try session.run(
            ["drawdown", "adjust", "dd_0002", "--entry", "168", "--leave-out", "--undo"] + why
        )
        #expect(taken.text == "Recorded. dd_0002 now asks ESF for £239.05 in 4 lines.\n")
        let borne = try verb(
            "adjust",
            "dd_0002",
            "--entry",
            "208",
            "--ineligible",
            "10.00",
            "--as",
            "u_fo"
        )
        #expect(borne.status == .done, "\(borne.text)")
        #expect(
            try verb("submit", "dd_0002", "--as", "u_fo").text.contains("[drawdown.not-reviewed]")
        )
        #expect(
            try verb("review", "dd_0002", "--yes", "--as", "u_fo").text
                .contains("[duties.drawdown-preparer+drawdown-reviewer]")
        )
        let unasked = try verb("review", "dd_0002", "--as", "u_pm")
        #expect(unasked.status == .failed)
        #expect(unasked.text.contains("farthing drawdown show dd_0002"))
        #expect(
            try verb("submit", "dd_0002", "--as", "u_fo").text.contains("[drawdown.not-reviewed]")
        )
        session.answering("y")
        let review = try verb("review", "dd_0002", "--as", "u_pm")
        #expect(review.text.hasSuffix("may be submitted: it asks ESF for £229.05.\n"))
        session.isAtTerminal = false
        #expect(try verb("submit", "dd_0002", "--as", "u_fo").status == .done)
        let cost = ["--cost", "168=7.50", "--as", "u_fo"]
        let answer = try session.run(
            ["drawdown", "answer", "dd_0002", "disallowed", "7.50"] + cost
        )
        #expect(
            answer.text
                == "Recorded. Of £229.05 asked £0.00 is paid, £7.50 disallowed, £221.55 open.\n"
        )
        try expectSnapshot(try verb("show", "dd_0002").text, named: "drawdown-show-answered.txt")
        guard case .object(let members) = try verb("show", "dd_0002", "--json").json else {
            Issue.record("not an object")
            return
        }
        let sums = ["asked", "paid", "disallowed", "taken-off-since", "open"].map { key in
            members.first { $0.key == key }?.value
        }
        #expect(sums == [22905, 0, 750, 0, 22155])
        let part = try session.run("drawdown", "list").text
        #expect(part.contains("in part  £229.05    £0.00      £7.50  £221.55"), "\(part)")
        let paid = try verb("answer", "dd_0002", "paid", "221.55", "--as", "u_fo")
        #expect(paid.status == .done, "\(paid.text)")
        let whole = try session.run("drawdown", "list").text
        #expect(whole.contains("paid    £229.05  £221.55      £7.50  £0.00"), "\(whole)")
        let check = try session.run("check")
        #expect(check.status == .done, "\(check.text)")
    }

    @Test func `what makes no sense is said, and nothing is written`() throws {
        try prepare()
        let both = try verb(
            "adjust",
            "dd_0002",
            "--entry",
            "168",
            "--leave-out",
            "--came-back",
            "--as",
            "u_fo"
        )
        #expect(both.status == .failed && both.text.contains("--ineligible"))
        let cost = try verb(
            "answer",
            "dd_0001",
            "disallowed",
            "5.00",
            "--cost",
            "88",
            "--as",
            "u_fo"
        )
        #expect(cost.text.contains("ENTRY=POUNDS"))
        #expect(try verb("show", "dd_0009").text.contains("farthing drawdown list"))
        #expect(try prepare().text.contains("[drawdown.exists]"))
        #expect(try verb("withdraw", "dd_0002", "--as", "u_fo").status == .done)
        let shown = try verb("show", "dd_0002", "--json").json
        guard case .object(let members) = shown else {
            Issue.record("not an object: \(shown)")
            return
        }
        #expect(members.contains { $0.key == "stage" && $0.value == "withdrawn" })
    }
}
