import Approvals
import Files
import Identifiers
import Integrity
import Journal
import Policy
import Store
import StrictJSON
import Testing

@testable import Operations

@Suite struct ReplayTests {
    private typealias World = TestWorld

    /// A programme with three decisions, one of them of p_11.
    private static func decided() throws -> World {
        let world = try World.pathways()
        try world.does("u_kw1", "claim.submit", World.claim("cl_1", [World.line(1040)]))
        try world.does("u_kw1", "claim.submit", World.claim("cl_2", [World.line(2040)]))
        try world.does(
            "u_kw2",
            "claim.submit",
            World.claim("cl_3", [World.line(900, for: "p_11")], ["partner": "southside"])
        )
        return world
    }

    @Test func `every decision follows from its facts and the guidance it names`() throws {
        let world = try Self.decided()
        let summary = try world.store.read { books in
            try ReplayDecisions(books: books) { try RulePackParser.parse($0) }.run()
        }
        #expect(summary.same == 3)
        #expect(summary.agrees)
    }

    @Test func `a decision whose facts were erased is not replayable, and never the same`() throws {
        let world = try Self.decided()
        try world.does("u_pm", "participant.erase", ["participant": "p_11", "basis": "request"])
        let summary = try world.store.read { books in
            try ReplayDecisions(books: books) { try RulePackParser.parse($0) }.run()
        }
        #expect(summary.same == 2)
        #expect(summary.notReplayable == 1)
        let facts = try world.store.read { books in
            try RecomputeFacts(books: books) { try RulePackParser.parse($0) }.run()
        }
        #expect(facts.same == 2)
        #expect(facts.unreadable == 1)
        // And nothing more is claimed for them
        let claim = World.claim(
            "cl_4",
            [World.line(900, for: "p_11")],
            ["partner": "southside"]
        )
        #expect(try world.refuses("u_kw2", "claim.submit", claim) == "participant.erased")
    }

    @Test func `a decision that does not follow is reported`() throws {
        let world = try Self.decided()
        // Given a claim whose recorded facts were made up
        try world.accept("cl_9", lines: [100])
        var verdicts: [ReplayedDecision.Verdict] = []
        _ = try world.store.read { books in
            try ReplayDecisions(books: books) { try RulePackParser.parse($0) }
                .run { verdicts.append($0.verdict) }
        }
        #expect(verdicts.last == .notReplayable(.unreadableFacts))
        let facts = try world.store.read { books in
            try RecomputeFacts(books: books) { try RulePackParser.parse($0) }.run()
        }
        #expect(facts.differing == 1)
    }
}
