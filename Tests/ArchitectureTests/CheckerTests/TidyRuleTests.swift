import Testing

@Suite struct TidyRuleTests {
    @Test(arguments: ["TO" + "DO", "FIX" + "ME", "XX" + "X"])
    func `unfinished work is refused, in comments and strings too`(mark: String) {
        #expect(lines(in: "a\n// \(mark): later\n") == [2])
        #expect(lines(in: "let text = \"\(mark)\"") == [1])
        #expect(lines(in: "let text = \"A\(mark)S\"") == [])
    }

    @Test func `a dispatch queue is refused`() {
        #expect(lines(in: "\nlet queue = Dispatch" + "Queue(label: \"a\")") == [2])
        #expect(lines(in: "let time = DispatchTime.now()") == [])
    }

    @Test func `unchecked sharing needs a comment on the line above`() {
        let declaration = "final class Box: @unchecked Sendable {}"
        #expect(lines(in: declaration) == [1])
        #expect(lines(in: "import A\n\(declaration)") == [2])
        #expect(lines(in: "// Guarded by its lock.\n\(declaration)") == [])
    }

    private func lines(in text: String) -> [Int] {
        TidyRule.violations(in: SwiftSource(path: "Sources/Files/File.swift", text: text))
            .map(\.line)
    }
}
