import Testing

@Suite struct SizeRuleTests {
    @Test(arguments: [("Sources", 600), ("Tests", 800)])
    func `a file of the limit is accepted and one line more refused`(folder: String, limit: Int) {
        let text = String(repeating: "\n", count: limit)
        #expect(rules(in: text, folder: folder) == [])
        #expect(
            rules(in: text + "\n", folder: folder)
                == ["the file has \(limit + 1) lines, and \(limit) is the limit"]
        )
    }

    @Test(arguments: [
        ("func post() -> Int", "post"), ("func `a sentence`(x: Int = { 1 }())", "a sentence"),
        ("public init?(a: [Int: Int])", "init"), ("subscript(i: Int) -> Int", "subscript"),
        ("deinit", "deinit"), ("func f<A>(_ a: A) throws(E) where A: B", "f"),
    ])
    func `a function of 70 lines is accepted and of 71 refused`(head: String, name: String) {
        #expect(rules(in: function(head, lineCount: 70)) == [])
        let found = rules(in: function(head, lineCount: 71))
        #expect(found.count == 1)
        #expect(found.first?.contains(name) == true)
        #expect(found.first?.hasSuffix("has 71 lines, and 70 is the limit") == true)
    }

    @Test func `a protocol's requirement has no body`() {
        let requirements = "protocol P {\nfunc a()\ninit(b: Int)\nfunc c() -> Int\n}\n"
        let long = "enum E {\n" + String(repeating: "case a\n", count: 80) + "}"
        #expect(rules(in: requirements + long) == [])
    }

    @Test func `a call of an initializer is no function`() {
        let long = "{\n" + String(repeating: "a()\n", count: 80) + "}"
        #expect(rules(in: "let a = B.init(c) \(long)") == [])
    }

    @Test func `a line of 100 columns is accepted and of 101 refused`() {
        let line = String(repeating: "é", count: 100)
        #expect(rules(in: line) == [])
        #expect(rules(in: line + "é") == ["the line has 101 columns, and 100 is the limit"])
    }

    @Test func `a test's expected output and a link may be wider`() {
        let wide = String(repeating: "a", count: 120)
        let output = "let expected = \"\"\"\n\(wide)\n\"\"\""
        #expect(rules(in: output, folder: "Tests") == [])
        #expect(rules(in: output) == ["the line has 120 columns, and 100 is the limit"])
        #expect(rules(in: "/// <https://example.org/\(wide)>") == [])
    }

    private func function(_ head: String, lineCount: Int) -> String {
        "\(head) {" + String(repeating: "\n    a()", count: lineCount - 2) + "\n}"
    }

    private func rules(in text: String, folder: String = "Sources") -> [String] {
        SizeRule.violations(in: SwiftSource(path: "\(folder)/Files/File.swift", text: text))
            .map(\.rule)
    }
}
