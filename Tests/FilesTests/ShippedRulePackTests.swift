import Files
import Foundation
import Identifiers
import Integrity
import Policy
import Testing

/// The bytes of the rule pack that the repository ships.
func shippedBytes() throws -> [UInt8] {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    return Array(try Data(contentsOf: root.appending(path: "Policies/discretionary-2026.yaml")))
}

@Suite struct ShippedRulePackTests {
    @Test func `every worked example comes out as the file promises`() throws {
        let pack = try RulePackParser.parse(try shippedBytes())
        #expect(pack.runExamples() == [])
        #expect(pack.examples.count >= 40)
    }

    @Test func `the digest is that of the file's bytes`() throws {
        let bytes = try shippedBytes()
        #expect(try RulePackParser.parse(bytes).digest == Digest(of: bytes))
    }

    @Test func `every clause that decides is shown by an example`() throws {
        let pack = try RulePackParser.parse(try shippedBytes())
        let shown = Set(pack.examples.flatMap { pack.decision(for: $0.facts).clauses })
        let bands = (pack.categories + [pack.unlisted]).flatMap { $0.bands.map(\.clause) }
        let windows = pack.categories.flatMap { $0.windows.map(\.clause) }
        let wanted = Set(bands + windows + pack.caps.map(\.clause) + pack.priceBands.map(\.clause))
        let unshown = wanted.subtracting(shown).map(\.text).sorted()
        #expect(unshown == [])
    }

    @Test func `a broken promise is reported with what was decided`() throws {
        let text = String(decoding: try shippedBytes(), as: UTF8.self)
        let broken = text.replacing(
            "{clause: travel-day, to: 2500,",
            with: "{clause: travel-day, to: 2400,"
        )
        let findings = try RulePackParser.parse(Array(broken.utf8)).runExamples()
        #expect(
            findings.contains {
                $0.example == "fares of exactly £25.00 in a day are automatic"
                    && $0.message.hasPrefix(
                        "outcome: promised automatic, decided routed:partner-manager; clauses: "
                    )
            }
        )
    }

    @Test func `the facts of every example survive their canonical form`() throws {
        for example in try RulePackParser.parse(try shippedBytes()).examples {
            let bytes = try example.facts.statement()
            #expect(try Facts(statement: bytes) == example.facts)
        }
    }

    @Test func `the guidance answers what one can spend on in plain words`() throws {
        let pack = try RulePackParser.parse(try shippedBytes())
        let travel = pack.guidance(for: try CategoryCode("travel"))
        #expect(
            travel.answers == [
                "To £25.00 in a day: nobody needs to decide.",
                "To £60.00 in a day: the partner manager can say yes.",
                "Above that: the programme manager can say yes.",
                "More than £200.00 in 30 days: the partner manager looks.",
                "Attach: ticket or receipt.",
                "Everything for one participant: £1,500.00 a year; beyond that the programme "
                    + "manager can raise it.",
            ]
        )
        #expect(pack.allGuidance().count == pack.categories.count + 1)
        #expect(pack.guidance(for: try CategoryCode("spaceships")).names == pack.unlisted.names)
    }

    @Test func `a reason names the numbers and who can say yes`() throws {
        let pack = try RulePackParser.parse(try shippedBytes())
        let examples = pack.examples.filter { $0.name.hasPrefix("one penny above £25.00") }
        let decision = pack.decision(for: try #require(examples.first).facts)
        #expect(
            decision.sentences == [
                "Travel: £25.01 in a day (£10.00 of it before this) is above £25.00: "
                    + "the partner manager can say yes."
            ]
        )
    }
}
