import CLI
import Testing
import _TestSupport

@Suite struct HelpTests {
    private static let verbs = [
        "can-i", "claim", "case", "queue", "show", "approve", "decline", "pass-on", "position",
        "outcomes", "statement", "balance", "trial-balance", "export", "policy test",
        "policy show", "policy guidance", "pack make", "pack stamp", "pack list",
        "pack reveal", "pin", "check", "replay",
        "drawdown prepare", "drawdown show", "drawdown list", "drawdown adjust", "drawdown review",
        "drawdown submit", "drawdown withdraw", "drawdown answer", "profile list", "profile write",
        "bank import", "bank list", "bank reconcile", "payment run prepare", "payment run show",
        "payment run list",
        "payment run leave-out", "payment run freeze", "payment run release",
        "payment run withdraw", "payment run write", "payment mark-paid", "payment add-page",
        "payment came-back", "payee set", "payee show", "payee list",
        "demo", "simulate", "init", "apply", "do",
        "participant erase", "backup", "restore", "rebuild",
    ]

    @Test func `the first help groups the verbs by what somebody wants to do`() throws {
        let result = try Session().run("--help")
        #expect(result.status == .done)
        try expectSnapshot(result.text, named: "help.txt")
    }

    @Test(arguments: verbs)
    func `every verb has help with an example and answers in JSON`(verb: String) throws {
        let result = try Session().run(verb.split(separator: " ").map(String.init) + ["--help"])
        #expect(result.status == .done)
        #expect(result.text.contains("Example: farthing \(verb)"))
        #expect(result.text.contains("--json"))
        let name = verb.replacing(" ", with: "-")
        try expectSnapshot(result.text, named: "help-\(name).txt")
    }
}
