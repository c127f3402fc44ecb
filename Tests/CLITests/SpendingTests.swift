import CLI
import FileSystem
import StrictJSON
import Testing

@Suite struct SpendingTests {
    private let session: Session

    init() throws {
        session = try Session()
        try session.begin()
    }

    @Test func `a fare is claimed in one line and accepted at once`() throws {
        let result = try session.run(
            "claim",
            "fare",
            "--for",
            "p_01",
            "--amount",
            "10.40",
            "--from",
            "home",
            "--to",
            "college",
            "--purpose",
            "induction",
            "--no-ticket",
            "not-given",
            "--paid-by",
            "keyworker",
            "--as",
            "u_kw"
        )
        #expect(result.status == .done)
        #expect(result.text.hasSuffix(" is accepted: £10.40, within the guidance.\n"))
    }

    @Test func `a meal says how long, a drive who rode along`() throws {
        let usual = ["--own", "--no-ticket", "not-given", "--paid-by", "keyworker", "--as", "u_kw"]
        let hours = ["--hours-away", "10", "--away-at-eight", "--what", "supper"]
        let meal = try session.run(["claim", "meals", "--amount", "20.00"] + hours + usual)
        #expect(meal.text.hasSuffix(" is accepted: £20.00, within the guidance.\n"))
        let journey = ["--from", "office", "--to", "village", "--purpose", "visits"]
        let drive = ["claim", "mileage", "--miles", "42"] + journey + usual
        let alone = try session.run(drive)
        let together = try session.run(drive + ["--colleagues", "1"])
        #expect(alone.text.contains("is accepted") && together.text.contains("is accepted"))
        #expect(alone.text.suffix(30) != together.text.suffix(30))
    }

    @Test func `a ticket that stood for another claim says so to whoever decides`() throws {
        try session.write("ticket.txt", "a weekly ticket")
        let commands = [("1", ""), ("2", #","reused":true"#)].map { number, reused in
            #"{"id":"w-\#(number)","actor":"u_kw","command":"claim.submit","#
                + #""claim":"cl_\#(number)","#
                + #""partner":"northside","paid-by":"keyworker","#
                + #""evidence":[{"kind":"ticket","file":"ticket.txt"\#(reused)}],"#
                + #""lines":[{"for":"p_01","category":"travel","incurred":"2026-11-19","#
                + #""amount":900,"what":"bus","next-step":"college","journey":"home, college"}]}"#
        }
        try session.write("tickets.jsonl", commands.joined(separator: "\n"))
        let applied = try session.run("apply", "DIR/tickets.jsonl")
        #expect(applied.status == .done, "\(applied.text)")
        #expect(try session.run("show", "cl_1").text.contains("attached: ticket\n"))
        #expect(try session.run("show", "cl_2").text.contains("attached: ticket (used before)\n"))
    }

    @Test func `what funders commonly refuse is shown to whoever decides`() throws {
        let result = try session.run(
            "claim",
            "identity",
            "--for",
            "p_01",
            "--amount",
            "10.40",
            "--what",
            "a deposit on a certificate",
            "--exclusion",
            "no-deposits",
            "--no-ticket",
            "not-given",
            "--paid-by",
            "keyworker",
            "--as",
            "u_kw"
        )
        #expect(result.text.contains("A deposit is commonly refused by funders"))
        let words = result.text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        let id = try #require(words.first { $0.hasPrefix("cl_") })
        let sheet = try session.run("show", String(id))
        #expect(sheet.text.contains("touches no-deposits"))
    }

    @Test func `what a case touches of it is shown as well`() throws {
        try session.write("quote.txt", "a laptop: 329.00")
        let result = try session.run(
            "case",
            "--for",
            "p_01",
            "--line",
            "devices, 1 x 329.00, gift, laptop with a deposit",
            "--line",
            "connection, 6 x 12.00, service, mobile data",
            "--need",
            "the course is online",
            "--quote",
            "DIR/quote.txt",
            "--exclusion",
            "no-deposits",
            "--as",
            "u_kw"
        )
        let words = result.text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        let id = try #require(words.first { $0.hasPrefix("bc_") }, "\(result.text)")
        let sheet = try session.run("show", String(id))
        #expect(sheet.text.contains("touches no-deposits"), "\(sheet.text)")
    }

    @Test func `at a terminal what is left out is asked, the answer shown, and then sent`() throws {
        session.answering(
            "p_01",
            "10.40",
            "",
            "home",
            "college",
            "induction",
            "start the course",
            "",
            "not-given",
            "yes"
        )
        let result = try session.run("claim", "fare", "--as", "u_kw")
        #expect(result.status == .done)
        #expect(result.text.contains("How much, in pounds?"))
        #expect(result.text.contains("The guidance: cl_"))
        #expect(result.text.contains("Send it? (yes/no) Sent. cl_"))
    }

    @Test func `a reason is asked for where the guidance wants one`() throws {
        try session.write("quote.txt", "tools, £20")
        let line = "claim equipment --no-ticket lost --quote DIR/quote.txt --as u_kw"
        let verb = line.split(separator: " ").map(String.init)
        let words = ["p_01", "20", "", "tools for the course", "start the course", ""]
        session.answering(words + ["the college lends none", "yes"])
        let result = try session.run(verb)
        #expect(result.text.contains("Why, in one sentence?"), "\(result.text)")
        #expect(result.status == .done, "\(result.text)")
        try session.write("quote.txt", "other tools, £20")
        session.answering(words + [""])
        let left = try session.run(verb)
        #expect(left.status == .refused)
        #expect(left.text.contains("[guidance.incomplete]"))
    }

    @Test func `whoever says no at the end has sent nothing`() throws {
        session.answering(
            "p_01",
            "10.40",
            "",
            "home",
            "college",
            "induction",
            "start",
            "",
            "not-given",
            "no"
        )
        let result = try session.run("claim", "fare", "--as", "u_kw")
        #expect(result.text.hasSuffix("Nothing was sent.\n"))
        session.isAtTerminal = false
        #expect(try session.run("statement", "p_01", "--json").text.contains("cl_") == false)
    }

    @Test func `a day, payer or file that is none is asked for again`() throws {
        session.answering(
            "p_01",
            "10.40",
            "yesterday",
            "2026-11-19",
            "home",
            "college",
            "induction",
            "start",
            "mum",
            "me",
            "nowhere.jpg",
            "lost",
            "yes"
        )
        let result = try session.run("claim", "fare", "--as", "u_kw")
        #expect(result.text.contains("“yesterday” is no day. Write it as 2026-04-30."))
        #expect(result.text.contains("“mum” is none of these."))
        #expect(result.text.contains("There is no file “nowhere.jpg” here."))
        #expect(result.text.hasSuffix(" is accepted: £10.40, within the guidance.\n"))
    }

    @Test func `an amount that could be a slip is asked again`() throws {
        session.answering(
            "p_01",
            "10.4",
            "10.40",
            "",
            "a",
            "b",
            "c",
            "d",
            "",
            "not-given",
            "yes"
        )
        let result = try session.run("claim", "fare", "--as", "u_kw")
        #expect(result.text.contains("“10.4” is no amount."))
        #expect(result.text.contains("£10.40"))
    }

    @Test func `can-i answers without writing`() throws {
        let before = try session.run("trial-balance").text
        let result = try session.run(
            "can-i",
            "fare",
            "--for",
            "p_01",
            "--amount",
            "30",
            "--no-ticket",
            "lost",
            "--as",
            "u_kw"
        )
        #expect(result.status == .done)
        #expect(result.text.contains("partner manager"))
        #expect(try session.run("trial-balance").text == before)
    }

    @Test func `at a terminal a case is asked for line by line, a slip again`() throws {
        try session.write("quote.txt", "a laptop: 329.00")
        session.answering(
            "p_99",
            "p_01",
            "a laptop",
            "laptop, 1 x 329.00, given, laptop",
            "hamster, 1 x 9.00, gift, hamster",
            "laptop, 1 x 329.00, gift, laptop",
            "",
            "The course is online.",
            "",
            "Shop",
            "nowhere.png",
            "\(session.folder.path)/quote.txt",
            "",
            "yes"
        )
        let result = try session.run("case", "--as", "u_kw")
        #expect(result.text.contains("There is no participant “p_99”."))
        #expect(result.text.contains("“a laptop” is no line."))
        #expect(result.text.contains("gift, laptop” is no line.") == false)
        #expect(result.text.contains("The guidance has no category hamster. It has "))
        #expect(result.text.contains("There is no file “nowhere.png” here."))
        #expect(result.text.contains("waits for"))
        #expect(result.status == .done)
    }

    @Test func `a price that was not answered is asked for once the guidance wants it`() throws {
        try session.write("quote.txt", "a laptop: 329.00")
        let verb = ["case", "--for", "p_01", "--line", "laptop, 1 x 329.00, gift, laptop"]
        let words = ["The course is online.", "", "Shop", ""]
        session.answering(words + ["nowhere.png", "\(session.folder.path)/quote.txt", "yes"])
        let result = try session.run(verb + ["--as", "u_kw"])
        #expect(result.text.contains("of the price (0 of 1 so far).\nIts file?"), "\(result.text)")
        #expect(result.text.contains("There is no file “nowhere.png” here."))
        #expect(result.status == .done, "\(result.text)")
        session.answering(words + [""])
        let left = try session.run(verb + ["--as", "u_kw"])
        #expect(left.status == .refused)
        #expect(left.text.contains("[guidance.incomplete]"))
    }

    @Test func `a case waits in the queue of whoever decides, and is shown to them`() throws {
        try session.write("quote.txt", "a laptop: 329.00")
        let sent = try session.run(
            "case",
            "--for",
            "p_01",
            "--line",
            "devices, 1 x 329.00, gift, laptop",
            "--supplier",
            "Shop",
            "--need",
            "The course is online.",
            "--quote",
            "DIR/quote.txt",
            "--as",
            "u_kw"
        )
        #expect(sent.status == .done)
        let queue = try session.run("queue", "--as", "u_nm", "--json")
        guard case .array(let items) = try queue.json, let id = items.first?["id"],
            case .text(let name) = id
        else {
            Issue.record("nothing is in the queue")
            return
        }
        #expect(try session.run("queue", "--as", "u_kw").text == "Nothing waits for u_kw.\n")
        let sheet = try session.run("show", name).text
        #expect(sheet.contains("need: The course is online."))
        #expect(sheet.contains("gift, laptop"))
        #expect(sheet.contains("The partner manager decides: u_nm."))
        let unsigned = try session.run("approve", name, "--as", "u_nm", "--json")
        #expect(try unsigned.json["code"] == "key.no-such-signer")
        let declined = try session.run(
            "decline",
            name,
            "--reason",
            "cheaper-alternative",
            "--as",
            "u_nm"
        )
        #expect(declined.status == .done)
        #expect(try session.run("show", name).text.contains("It was declined."))
    }

    @Test func `private texts are not shown without keys, nor after an erasure`() throws {
        try session.run(
            "claim",
            "id",
            "--for",
            "p_01",
            "--amount",
            "12.50",
            "--what",
            "certificate",
            "--no-ticket",
            "lost",
            "--paid-by",
            "keyworker",
            "--as",
            "u_kw"
        )
        let statement = try session.run("statement", "p_01", "--json").json
        // The allowance that enrolment issued comes first, and of nothing.
        guard case .array(let rows) = statement,
            case .text(let claim)? = rows.compactMap({ $0["source"] }).first(where: { $0 != .null })
        else {
            Issue.record("nothing was posted")
            return
        }
        #expect(try session.run("show", claim).text.contains("certificate"))
        try session.run(
            "participant",
            "erase",
            "p_01",
            "--basis",
            "request",
            "--yes",
            "--as",
            "u_pm"
        )
        #expect(try session.run("show", claim).text.contains("certificate") == false)
        #expect(try session.run("check").status == .done)
        #expect(try session.run("replay").text.contains("1 not replayable"))
    }
}
