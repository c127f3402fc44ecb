import Testing

@Suite struct LinkRuleTests {
    @Test(arguments: [
        "[a](GLOSSARY.md)", "[a](./GLOSSARY.md#words)", "[a](../README.md \"the title\")",
        "[a](https://example.org/none.md)", "[a](#below)", "[a](mailto:a@example.org)",
        "`[a](none.md)`", "```\n[a](none.md)\n```", "![the graph](decisions/)",
    ])
    func `a link that leads somewhere, or out, is accepted`(text: String) {
        #expect(lines(in: text) == [])
    }

    @Test(arguments: [
        ("[a](none.md)", 1), ("\n[a](GLOSSARY.md) and [b](../docs/none.md)", 2),
        ("```\n```\n[a](none.md#words)", 3), ("`a` [b](none.md)", 1), ("[a](../../README.md)", 1),
    ])
    func `a link that leads nowhere is refused with its line`(text: String, line: Int) {
        #expect(lines(in: text) == [line])
    }

    private func lines(in text: String) -> [Int] {
        let there: Set = ["README.md", "docs/GLOSSARY.md", "docs/decisions"]
        return LinkRule.violations(
            in: Document(path: "docs/STYLE.md", text: text),
            exists: there.contains
        ).map(\.line)
    }
}
