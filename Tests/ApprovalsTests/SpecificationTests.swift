import Approvals
import Foundation
import Identifiers
import Integrity
import Testing

/// `docs/SPEC-approval.md` says what the code does.
@Suite struct SpecificationTests {
    static func specification() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(
            contentsOf: root.appending(path: "docs/SPEC-approval.md"),
            encoding: .utf8
        )
    }

    /// The text of each fenced block, whose first line is the rest of the fence.
    static func blocks() throws -> [String] {
        try specification().components(separatedBy: "```").enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
    }

    static func statements() throws -> [ApprovalStatement] {
        try blocks().filter { $0.hasPrefix("\nfarthing-approval/v1\n") }
            .map { try ApprovalStatement(bytes: Array($0.dropFirst().utf8)) }
    }

    static func vectors() throws -> [[String: String]] {
        try blocks().filter { $0.hasPrefix("vector\n") }.map { block in
            let lines = block.split(separator: "\n").dropFirst()
            return Dictionary(
                uniqueKeysWithValues: lines.map { line in
                    let parts = line.split(separator: " ", maxSplits: 1)
                    return (String(parts[0].dropLast()), String(parts[1]))
                }
            )
        }
    }

    @Test func `its examples are what the code writes`() throws {
        #expect(
            try Self.statements() == [
                StatementWorld.caseStatement(), StatementWorld.claimStatement(),
            ]
        )
    }

    @Test func `its vectors are what the code computes and accepts`() throws {
        let vectors = try Self.vectors()
        let statements = try Self.statements()
        try #require(vectors.count == 2 && statements.count == 2)
        for (vector, statement) in zip(vectors, statements) {
            let key = try StatementWorld.sealKey(for: statement.content.signer)
            let approval = try SealedApproval(
                bytes: statement.bytes(),
                seal: Seal(hex: #require(vector["seal"])),
                signature: vector["signature"].map { try Signature(base64: $0) },
                keys: VouchingKeys(
                    seal: key,
                    signing: vector["public-key"].map {
                        try VerificationKey(rawBytes: #require(Hex.decode($0)))
                    }
                )
            )
            #expect(Digest(of: statement.bytes()).hex == vector["digest"])
            #expect(key.seal(statement.bytes()) == approval.seal)
        }
        let signature = try StatementWorld.signingKey().sign(statements[0].bytes())
        #expect(signature.base64 == vectors[0]["signature"])
    }

    @Test func `it names every standard pair of duties`() throws {
        let text = try Self.specification()
        for pair in Duties.Pair.standard { #expect(text.contains("| `\(pair)`")) }
    }

    @Test func `it names every code of a refused decision`() throws {
        let text = try Self.specification()
        let codes = TransitionErrorTests.rows.map(\.code).filter { $0.hasPrefix("decision.") }
        for code in codes { #expect(text.contains("`\(code)`"), "\(code)") }
    }
}
