import Files
import Foundation
import Policy
import Testing

@Suite struct RulePackParserTests {
    private func fault(replacing old: String, with new: String) throws -> RulePackError? {
        let text = String(decoding: try shippedBytes(), as: UTF8.self)
        #expect(text.contains(old))
        return fault(of: Array(text.replacing(old, with: new, maxReplacements: 1).utf8))
    }

    private func fault(of bytes: [UInt8]) -> RulePackError? {
        do throws(RulePackError) {
            _ = try RulePackParser.parse(bytes)
            return nil
        } catch { return error }
    }

    @Test func `an unknown key is refused with its path and line`() throws {
        let error = try fault(replacing: "    measure: day", with: "    mesure: day")
        #expect(error?.code == "policy.unknown-key")
        #expect(error?.path == "categories[0]")
        #expect(error?.line == 30)
        #expect(error?.message.contains("the key mesure is not known here") == true)
    }

    @Test func `a missing key is refused`() throws {
        let error = try fault(replacing: "currency: GBP\n", with: "")
        #expect(error?.fault == .missingKey("currency"))
        #expect(try fault(replacing: "currency: GBP", with: "currency: EUR")?.path == "currency")
    }

    @Test func `a pack without the rule for the unlisted is refused`() throws {
        let text = String(decoding: try shippedBytes(), as: UTF8.self)
        let start = try #require(text.range(of: "\nunlisted:"))
        let end = try #require(text.range(of: "\ncaps:"))
        let without = text.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: "")
        #expect(fault(of: Array(without.utf8))?.fault == .missingKey("unlisted"))
    }

    @Test func `examples come last, so that a decision stops reading before them`() throws {
        let bytes = try shippedBytes()
        let rules = try RulePackParser.parseRules(bytes)
        let whole = try RulePackParser.parse(bytes)
        #expect(rules.examples.isEmpty)
        #expect(rules.digest == whole.digest)
        #expect(rules.categories == whole.categories)
        for example in whole.examples {
            #expect(rules.decision(for: example.facts) == whole.decision(for: example.facts))
        }
        let text = String(decoding: bytes, as: UTF8.self)
        let start = try #require(text.range(of: "\nexamples:"))
        let owner = "owner: Programme manager"
        let moved =
            text[..<start.upperBound].replacing("\nexamples:", with: "")
            .replacing(owner, with: "examples: []\n\(owner)")
        #expect(fault(of: Array(moved.utf8))?.fault == .examplesNotLast)
        let hidden = text.replacing(
            "title: Discretionary budget 2026",
            with: "title: \"Discretionary\nexamples: budget\""
        )
        #expect(fault(of: Array(hidden.utf8))?.fault == .examplesNotLast)
    }

    @Test func `a key written twice is refused`() throws {
        let error = try fault(replacing: "version: 1\n", with: "version: 1\nversion: 2\n")
        #expect(error?.fault == .duplicateKey("version"))
    }

    @Test func `versions are counted from 1, and a text may end with an exclamation mark`() throws {
        let error = try fault(replacing: "version: 1\n", with: "version: 0\n")
        #expect(error?.code == "policy.wrong-value")
        let wow = try fault(replacing: "owner: Programme manager", with: "owner: Managers, hurray!")
        #expect(wow == nil)
    }

    @Test(arguments: [
        ("owner: Programme manager", "owner: &who Programme manager"),
        ("owner: Programme manager", "owner: !secret Programme manager"),
        ("to: 2500,", "to: !!int 2500,"), ("caps:\n", "caps: &caps\n"),
        ("version: 1\n", "version: !!str 1\n"), ("caps:\n", "caps: !!seq\n"),
        ("format:", "%YAML 1.1\n---\nformat:"),
    ])
    func `anchors and tags are refused`(old: String, new: String) throws {
        #expect(try fault(replacing: old, with: new)?.code == "policy.reference")
    }

    @Test(arguments: [
        "25.00", "-2500", "+2500", "2_500", "02500", "0x9C4", "2.5e3", "\"2500\"", "2500p", "~",
        "99999999999999999999",
    ])
    func `an amount is whole pence in one spelling`(amount: String) throws {
        let error = try fault(replacing: "to: 2500,", with: "to: \(amount),")
        #expect(error?.code == "policy.wrong-value")
        #expect(error?.path == "categories[0].bands[0].to")
        #expect(error?.line == 34)
    }

    @Test(arguments: [
        ("compare-prices: false", "compare-prices: no"), ("measure: day", "measure: fortnight"),
        ("valid-from: 2026-01-01", "valid-from: 2026-02-30"),
        ("code: travel", "code: Travel"), ("by: automatic", "by: magic"),
        ("by: [partner-manager]", "by: [boss]"), ("version: 1", "version: one"),
        ("proofs: [ticket, receipt]", "proofs: [missing]"),
        ("title: Discretionary budget 2026", "title: \"bell \\x07\""),
        ("title: Discretionary budget 2026", "title: [a, list]"),
        ("categories: all", "categories: some"), ("caps:\n", "caps: none\nx:\n"),
        ("outcome: automatic", "outcome: routed"), ("to-add: [proof]", "to-add: [luck]"),
        ("pair: [float-holder, float-counter]", "pair: [payee]"),
    ])
    func `a value outside its closed list is refused`(old: String, new: String) throws {
        let error = try fault(replacing: old, with: new)
        #expect(error?.code == "policy.wrong-value" || error?.code == "policy.unknown-key")
        #expect(error?.line != nil)
    }

    @Test(arguments: [
        ("clause: travel-partner,", "clause: travel-day,", "policy.duplicate-clause", 35),
        ("to: 6000,", "to: 2500,", "policy.limits-not-ascending", 35),
        (
            "to: 6000, by: [partner-manager]", "to: 6000, by: [keyworker]", "policy.not-a-decider",
            35
        ),
        ("facts: {category: travel,", "facts: {category: trains,", "policy.unknown-category", nil),
        ("clauses: [travel-day]", "clauses: [tavel-day]", "policy.unknown-clause", nil),
    ])
    func `a contradiction is refused with its line`(
        old: String,
        new: String,
        code: String,
        line: Int?
    ) throws {
        let error = try fault(replacing: old, with: new)
        #expect(error?.code == code)
        if let line { #expect(error?.line == line) }
        #expect(error?.line != nil)
    }

    @Test func `what is no YAML, no text, empty, too large or two documents is refused`() {
        #expect(fault(of: Array("a: [1".utf8))?.code == "policy.not-yaml")
        #expect(fault(of: [])?.code == "policy.not-yaml")
        #expect(fault(of: Array("a: 1\n---\nb: 2\n".utf8))?.code == "policy.not-yaml")
        #expect(fault(of: Array("a: *b\n".utf8))?.code == "policy.not-yaml")
        #expect(fault(of: [0x61, 0xFF, 0x0A])?.code == "policy.not-text")
        #expect(fault(of: Array("a: b\r\n".utf8))?.code == "policy.not-text")
        #expect(fault(of: Array("a: \u{202E}b\n".utf8))?.code == "policy.not-text")
        let large = [UInt8](repeating: 0x20, count: RulePackParser.byteLimit + 1)
        #expect(fault(of: large)?.code == "policy.too-large")
        #expect(fault(of: Array("- a\n".utf8))?.code == "policy.wrong-value")
    }

    @Test func `deep nesting and multiplying aliases end in a refusal`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(fault(of: Array(deep.utf8))?.code == "policy.not-yaml")
        var laughs = "a0: &a0 [x, x]\n"
        for level in 1...40 {
            laughs += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n"
        }
        #expect(fault(of: Array(laughs.utf8))?.code == "policy.reference")
    }
}
