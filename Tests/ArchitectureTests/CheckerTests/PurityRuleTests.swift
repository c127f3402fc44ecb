import Testing

@Suite struct PurityRuleTests {
    @Test(arguments: [
        "let on: CalendarDate = try CalendarDate(text)", "// the Double of a sum",
        "\"await \\(a)\"",
        "let n = Int.random(in: 0..<9, using: &generator)", "list.shuffled(using: &g)",
        "books.print(report)", "if !isOpen { return a != b }", "guard a!=b else { return }",
        "let floating = 1", "try? open()", "value as? Int", "func updates(dates: [Int])",
    ])
    func `pure code is accepted`(text: String) {
        #expect(rules(in: text, of: "Ledger") == [])
    }

    @Test(arguments: [
        ("import Foundation", "the core has no Foundation"),
        ("import Glibc", "the core has no Glibc"),
        ("let rate: Double", "the core has no Double"),
        ("Float(1)", "the core has no Float"),
        ("FileManager.default", "the core has no FileManager"),
        ("ProcessInfo.processInfo", "the core has no ProcessInfo"),
        ("func post() async {}", "the core has no async"),
        ("\"\\(await total())\"", "the core has no await"),
        ("let now = Date()", "the core calls no Date"),
        ("UUID()", "the core calls no UUID"),
        ("print(total)", "the core calls no print"),
        ("Int.random(in: 0..<(9))", "random draws from the system's randomness"),
        ("list.shuffled()", "shuffled draws from the system's randomness"),
    ])
    func `impure code is refused in the core and not in the shell`(text: String, rule: String) {
        #expect(rules(in: text, of: "Ledger") == [rule])
        #expect(rules(in: text, of: "CLI") == [])
    }

    @Test(arguments: [
        ("list.first!", "a force unwrap ends the program on failure"),
        ("find()!.name", "a force unwrap ends the program on failure"),
        ("names[0]! = 1", "a force unwrap ends the program on failure"),
        ("var name: String!", "a force unwrap ends the program on failure"),
        ("\"\\(name!)\"", "a force unwrap ends the program on failure"),
        ("try! open()", "try! ends the program on failure"),
        ("value as! Int", "as! ends the program on failure"),
        ("fatalError(\"no\")", "fatalError ends the program"),
    ])
    func `forcing is refused in every layer`(text: String, rule: String) {
        #expect(rules(in: text, of: "Ledger") == [rule])
        #expect(rules(in: text, of: "Files") == [rule])
    }

    @Test(arguments: ["getenv(name)", "let path = \"$HOME/books\"", "environment[\"HOME\"]"])
    func `the environment is read in the command line and nowhere else`(text: String) {
        #expect(rules(in: text, of: "Files") == ["only CLI and Bootstrap read the environment"])
        #expect(rules(in: text, of: "CLI") == [])
    }

    @Test func `a word that only contains HOME is accepted`() {
        #expect(rules(in: "let title = \"HOMEWARD\" // HOME", of: "Files") == [])
    }

    private func rules(in text: String, of target: String) -> [String] {
        let source = SwiftSource(path: "Sources/\(target)/File.swift", text: text)
        let layer = ModuleTable.farthing.row(of: target)?.layer ?? .core
        return PurityRule.violations(in: source, layer: layer).map(\.rule)
    }
}
