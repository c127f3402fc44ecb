import Approvals
import Foundation
import Identifiers
import Integrity
import Journal
import Ledger
import Policy
import Store
import StrictJSON
import Testing

@testable import Operations

/// Claims and business cases in the words of the tests.
extension TestWorld {
    /// The keys of a command, which can be added to.
    typealias Members = [String: JSONValue]

    /// A line of a claim, of a few days ago.
    static func line(
        _ amount: Int64?,
        _ category: String = "travel",
        for participant: String? = "p_01",
        incurred: String = "2026-06-12",
        with more: Members = [:]
    ) -> JSONValue {
        var members: Members = ["category": .text(category), "incurred": .text(incurred)]
        if let amount { members["amount"] = .integer(amount) }
        if let participant { members["for"] = .text(participant) }
        return object(members.merging(more) { $1 })
    }

    /// A line of a business case.
    static func caseLine(
        _ quantity: Int64,
        at unitAmount: Int64,
        _ category: String,
        for participant: String? = "p_01",
        with more: Members = [:]
    ) -> JSONValue {
        var members: Members = [
            "category": .text(category), "quantity": .integer(quantity),
            "unit-amount": .integer(unitAmount), "provision": "gift",
        ]
        if let participant { members["for"] = .text(participant) }
        return object(members.merging(more) { $1 })
    }

    /// A piece of evidence: the file is what its name says.
    static func evidence(_ kind: String, _ name: String, reused: Bool = false) -> JSONValue {
        object([
            "kind": .text(kind), "file": .text("receipts/\(name)"), "reused": .boolean(reused),
        ])
    }

    /// The keys of a claim that a keyworker paid, with its ticket.
    static func claim(_ id: String, _ lines: [JSONValue], _ more: Members = [:]) -> Members {
        let usual: Members = [
            "claim": .text(id), "partner": "northside", "paid-by": "keyworker",
            "lines": .array(lines), "evidence": .array([evidence("receipt", id)]),
        ]
        return usual.merging(more) { $1 }
    }

    /// The keys of a business case with two prices.
    static func businessCase(
        _ id: String,
        _ lines: [JSONValue],
        _ more: Members = [:]
    ) -> Members {
        let usual: Members = [
            "case": .text(id), "partner": "northside", "supplier": "Laptops Ltd",
            "lines": .array(lines), "need": "to look for work from home",
            "expires": "2026-09-30",
            "evidence": .array([
                evidence("quote", "\(id)-1"), evidence("quote", "\(id)-2"),
            ]),
        ]
        return usual.merging(more) { $1 }
    }

    /// A yes to the version of a claim or case that there is.
    static func yes(
        _ approval: String,
        _ subject: (String, String),
        version: Int64 = 1,
        _ more: Members = [:]
    ) -> Members {
        let usual: Members = [
            "approval": .text(approval), subject.0: .text(subject.1),
            "version": .integer(version),
        ]
        return usual.merging(more) { $1 }
    }

    static func object(_ members: Members) -> JSONValue {
        .object(members.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: $0.value) })
    }

    /// Plays one command.
    func attempt(
        _ actor: String,
        _ name: String,
        _ members: Members
    ) throws -> CommandAnswer.Result {
        let request = CommandRequest(
            id: try CommandID(UUID().uuidString),
            actor: try UserID(actor),
            name: name,
            arguments: members.sorted { $0.key < $1.key }
                .map { .init(key: $0.key, value: $0.value) }
        )
        return try #require(try player.play([request]).first).result
    }

    /// Plays one command that has to succeed, and returns what it says.
    @discardableResult
    func does(
        _ actor: String,
        _ name: String,
        _ members: Members,
        at location: SourceLocation = #_sourceLocation
    ) throws -> String {
        let result = try attempt(actor, name, members)
        guard case .created(_, let detail) = result else {
            Issue.record("\(name) was not done: \(result)", sourceLocation: location)
            return ""
        }
        return detail ?? ""
    }

    /// Plays one command that has to be refused, and returns the code.
    func refuses(
        _ actor: String,
        _ name: String,
        _ members: Members,
        at location: SourceLocation = #_sourceLocation
    ) throws -> String {
        let result = try attempt(actor, name, members)
        switch result {
        case .refused(let refused):
            #expect(refused.message.hasSuffix("."), sourceLocation: location)
            return refused.code
        case .malformed(let error): return error.code
        default: return "\(result)"
        }
    }

    /// Makes signing keys for those who decide on business cases.
    func enrolSigners() throws {
        for user in ["u_mg1", "u_mg2", "u_pm2"] {
            try does("u_pm", "signer.enrol", ["user": .text(user)])
        }
        try does("u_pm2", "signer.enrol", ["user": "u_pm"])
    }

    /// Where a claim or business case has come to.
    func state(of subject: Subject) throws -> MatterState? {
        try store.read { try $0.matter(subject)?.state }
    }

    /// The roles of a route.
    func route(of subject: Subject) throws -> [String]? {
        try store.read { try $0.matter(subject)?.route.steps.map(\.rawValue) }
    }

    /// What `farthing check` finds, all of it looked at.
    ///
    /// - Parameter isPublic: Whether the root key, which auditors have not, stays where it is.
    func checkFindings(
        isPublic: Bool = false,
        at location: SourceLocation = #_sourceLocation
    ) throws -> [Finding] {
        let root = isPublic ? nil : keys.root
        let audit = BooksAudit(root: root) { try TestGuidance.rulePack($0) }
        let report = try checkable.check(
            CheckRequest(
                pin: keys.journal.verificationKey,
                inspect: { try audit.inspect($0, $1) },
                conclude: { try audit.conclude($0) }
            )
        )
        #expect(report.isComplete, sourceLocation: location)
        return report.findings
    }

    /// What holds after every test: the trial balance agrees, every decision follows from its
    /// facts, and every fact from the journal; and the check finds nothing.
    func expectSound(at location: SourceLocation = #_sourceLocation) throws {
        #expect(try balances(), sourceLocation: location)
        let findings = try checkFindings()
        #expect(findings.isEmpty, "\(findings)", sourceLocation: location)
        try store.read { books in
            let replay = ReplayDecisions(books: books) { try TestGuidance.rulePack($0) }
            #expect(try replay.run().agrees, sourceLocation: location)
            let facts = RecomputeFacts(books: books) { try TestGuidance.rulePack($0) }
            try facts.run { finding in
                Issue.record("facts differ: \(finding)", sourceLocation: location)
            }
        }
    }
}
