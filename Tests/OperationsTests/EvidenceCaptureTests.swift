import Approvals
import Capture
import Journal
import Store
import StrictJSON
import Testing

@testable import Operations

/// What becomes of the files of a claim.
@Suite struct EvidenceCaptureTests {
    private typealias World = TestWorld

    private func ticket(_ name: String) -> World.Members {
        ["evidence": .array([World.evidence("ticket", name)])]
    }

    @Test func `a record says what a file is and by which rules it was written anew`() throws {
        let world = try World.pathways()
        let first = try world.store.read { try $0.head().size }
        try world.does("u_kw1", "claim.submit", World.claim("cl_1", [World.line(500)]))
        let claims = try world.records(from: first).compactMap { body in
            if case .claimSubmitted(let submitted) = body { submitted.claim } else { nil }
        }
        let evidence = try #require(claims.first?.evidence.first)
        #expect(evidence.type == .text && evidence.sanitiser == .capture1)
    }

    @Test func `two files are the same ticket when the same is kept of them`() throws {
        let world = try World.pathways()
        world.files.make("receipts/sent.txt", "\u{FEFF}weekly ticket")
        world.files.make("receipts/again.txt", "weekly ticket")
        let first = World.claim("cl_1", [World.line(500)], ticket("sent.txt"))
        try world.does("u_kw1", "claim.submit", first)
        let second = World.claim("cl_2", [World.line(500)], ticket("again.txt"))
        guard case .refused(let refused) = try world.attempt("u_mg1", "claim.submit", second) else {
            Issue.record("the same ticket was taken twice")
            return
        }
        #expect(refused.code == "claim.duplicate-evidence")
    }

    @Test func `a file that is unfit makes its command malformed, and leaves no trace`() throws {
        let world = try World.pathways()
        world.files.make("receipts/ticket.txt", "<html>a ticket</html>")
        let before = try world.store.read { try $0.head().size }
        let claim = World.claim("cl_1", [World.line(500)], ticket("ticket.txt"))
        guard case .malformed(let error) = try world.attempt("u_kw1", "claim.submit", claim) else {
            Issue.record("a web page was taken as evidence")
            return
        }
        #expect(error.code == "evidence.unsupported" && error.message.contains("Print it to a PDF"))
        #expect(try world.store.read { try $0.head().size } == before)
        // The same claim with a file that is fit is taken.
        world.files.make("receipts/ticket.txt", "a ticket")
        try world.does("u_kw1", "claim.submit", claim)
    }
}
