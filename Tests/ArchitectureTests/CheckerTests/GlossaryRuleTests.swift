import Testing

@Suite struct GlossaryRuleTests {
    private let glossary = "| entry | one balanced event | `Entry`, `DraftEntry` | row |"

    @Test(arguments: [
        "public struct Entry {}", "public indirect enum DraftEntry {}", "struct Helper {}",
        "public enum PostingError: Error {}", "public struct Entry { public enum Kind {} }",
        "public func total() {}", "// public struct Posting",
    ])
    func `an explained type, or one that is no term, is accepted`(text: String) {
        #expect(rules(in: text) == [])
    }

    @Test(arguments: [
        "public struct Posting {}", "public final class Posting {}",
        "struct A {}\n@frozen public enum Posting {}", "public typealias Posting = Int",
        "public protocol Posting {}",
    ])
    func `a public type that nobody explains is refused`(text: String) {
        #expect(rules(in: text) == ["Posting is not in docs/GLOSSARY.md"])
    }

    @Test func `other targets need no glossary`() {
        #expect(rules(in: "public struct Posting {}", of: "StoreSQLite") == [])
    }

    @Test func `a type that nothing declares is found`() {
        let source = SwiftSource(path: "Sources/Ledger/File.swift", text: "struct Entry {}")
        let strangers = GlossaryRule.strangers(in: glossary, sources: [source])
        #expect(strangers == ["DraftEntry"])
    }

    private func rules(in text: String, of target: String = "Ledger") -> [String] {
        let source = SwiftSource(path: "Sources/\(target)/File.swift", text: text)
        return GlossaryRule.violations(in: source, glossary: glossary).map(\.rule)
    }
}
