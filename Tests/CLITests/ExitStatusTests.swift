import CLI
import FileSystem
import Files
import Glibc
import StrictJSON
import Testing

@Suite struct ExitStatusTests {
    /// A command line, how it ends, and the code it gives.
    struct Row: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        let status: CLI.ExitStatus
        let code: String

        init(_ line: String, _ status: CLI.ExitStatus, _ code: String) {
            arguments = line.split(separator: " ").map(String.init)
            self.status = status
            self.code = code
        }

        var testDescription: String { arguments.joined(separator: " ") }
    }

    @Test(arguments: [
        Row("frobnicate", .failed, "usage"),
        Row("balance", .failed, "usage"),
        Row("export --format word", .failed, "usage"),
        Row("apply DIR/none.jsonl", .failed, "file.missing"),
        Row("apply DIR", .failed, "file.not-a-file"),
        Row("check --books DIR/none", .failed, "store.missing"),
        Row("apply --keys DIR/none DIR/setup.jsonl", .failed, "keys.no-folder"),
        Row("balance ESF", .failed, "account.not-canonical"),
        Row("balance ESF:X100", .failed, "account.unknown-kind"),
        Row("balance ESF:A400.northside", .failed, "account.dimensions"),
        Row("balance ESF:A400.pathways.southside", .refused, "account.unknown"),
        Row("statement p_99", .refused, "statement.empty"),
        Row("statement ???", .failed, "usage"),
        Row("show cl_none", .refused, "matter.unknown"),
        Row("init --user u_pm", .failed, "keys.already-there"),
        Row("init --books DIR/b --keys DIR/k --origin a+b", .failed, "usage"),
        Row("init --books DIR/b --keys DIR/k --title é", .failed, "usage"),
        Row("do user.appoint user=u_x role=auditor", .failed, "usage"),
        Row("do user.appoint user=u_x role=auditor --as u_kw", .refused, "actor.not-allowed"),
        Row("do user.appoint user=u_x role=captain --as u_pm", .failed, "command.bad-word"),
        Row("do no.such --as u_pm", .failed, "command.unknown"),
        Row("claim identity --for p_01 --amount 1.5 --as u_kw", .failed, "usage"),
        Row("claim identity --for p_01 --as u_kw", .failed, "usage"),
        Row("claim identity --for p_01 --amount 3.00 --amount 4.00 --as u_kw", .failed, "usage"),
        Row("participant erase p_01 --basis request --as u_pm", .failed, "usage"),
        Row("pack make --output DIR/books", .failed, "file.already-there"),
        Row("backup --to DIR/books", .failed, "file.already-there"),
        Row("restore --from DIR/none --books DIR/new", .failed, "backup.no-statement"),
        Row("export --books DIR/none --format csv", .failed, "store.missing"),
        Row("do fund.open shares=[{\"a\":1,\"a\":2}] --as u_pm", .failed, "usage"),
        Row("policy test --file DIR/setup.jsonl", .refused, "policy.not-yaml"),
    ])
    func `what went wrong has its exit code and its stable code`(row: Row) throws {
        let session = try Session()
        try session.begin()
        let result = try session.run(row.arguments + ["--json"])
        #expect(result.status == row.status)
        #expect(try result.json["code"] == .text(row.code))
    }

    @Test(arguments: [
        "do user.appoint user=u_x role=auditor --as u_pm", "backup --to DIR/away", "queue",
        "pack make --output DIR/pack", "init --books DIR/b --keys DIR/k",
    ])
    func `a clock that cannot be right stops a command, and leaves no trace`(line: String) throws {
        let session = try Session()
        try session.begin()
        let before = try session.run("check", "--json").text
        session.isClockOutOfRange = true
        let arguments = line.split(separator: " ").map(String.init)
        let result = try session.run(arguments + ["--json"])
        #expect(result.status == .failed)
        #expect(try result.json["code"] == "clock.out-of-range")
        session.isClockOutOfRange = false
        #expect(try session.run("check", "--json").text == before)
        #expect(try session.run(arguments).status == .done)
    }

    @Test func `what went right ends with 0`() throws {
        let session = try Session()
        try session.begin()
        for line in ["check", "replay", "rebuild", "trial-balance", "position", "outcomes"] {
            #expect(try session.run(line).status == .done)
        }
        #expect(try session.run("balance", "ESF:A400.pathways.northside").text == "£2,000.00\n")
        #expect(try session.run("balance", ":L200.p_01.overall").text == "£1,500.00\n")
        #expect(try session.run("queue").text == "Nothing waits.\n")
    }

    @Test func `with JSON too, a slip is said of the word that is wrong`() throws {
        let session = try Session()
        for (line, word) in [("frobnicate", "frobnicate"), ("payment list", "list")] {
            let result = try session.run(line.split(separator: " ").map(String.init) + ["--json"])
            #expect(result.status == .failed)
            #expect(try result.json["message"] == .text("Unexpected argument '\(word)'"))
        }
    }

    @Test func `without JSON a refusal is a sentence with its code`() throws {
        let session = try Session()
        try session.begin()
        let result = try session.run("balance", "ESF:A400.pathways.southside")
        #expect(
            result.text == "farthing: These books have no account ESF:A400.pathways.southside. "
                + "`farthing trial-balance` lists those there are. [account.unknown]\n"
        )
    }

    @Test func `a key file of another mode is refused, and reading needs none`() throws {
        let session = try Session()
        try session.begin()
        chmod("\(session.folder.path)/keys/root.key", 0o600)
        let refused = try session.run("do", "partner.join", "partner=x", "--as", "u_pm", "--json")
        #expect(refused.status == .failed)
        #expect(try refused.json["code"] == .text("keys.wrong-mode"))
        #expect(try session.run("trial-balance").status == .done)
    }
}
