import Foundation
import Testing

/// docs/SPEC-statement.md shows values of the vectors; these keep it true.
@Suite struct SpecificationTests {
    private let text: String

    init() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let file = folder.appending(path: "../../docs/SPEC-statement.md").standardized
        text = try String(contentsOf: file, encoding: .utf8)
    }

    @Test func `the keys, seal and signature it shows are the vectors'`() throws {
        let keys = try KeyVectors.read()
        let shown = [
            hex(keys.sealKey), keys.sealKeyCheck, hex(keys.wrappingKey), keys.seal,
            hex(keys.publicKey), keys.publicKeyID, keys.signature,
            keys.statement.replacing("\n", with: "\\n"),
        ]
        for value in shown { #expect(text.contains(value), "\(value)") }
    }

    @Test func `the checkpoint and the pin it shows are the vectors'`() throws {
        let file = try Vectors.read("checkpoints", as: CheckpointTests.File.self)
        let last = try #require(file.checkpoints.last)
        #expect(text.contains("```\n\(last.note)```"))
        #expect(text.contains("```\n\(file.verifierKey)\n```"))
    }

    @Test func `the commitment and the wrapped key it shows are the vectors'`() throws {
        let rows = try Vectors.read("commitments", as: [SaltedCommitmentTests.Row].self)
        let first = try #require(rows.first)
        #expect(text.contains("```\n\(hex(first.digest))\n```"))
        let file = try Vectors.read("wrapped-keys", as: WrappedSigningKeyTests.File.self)
        let last = try #require(file.wrapped.last)
        #expect(text.contains("```\n\(last.text)```"))
        #expect(text.contains(file.passphrase))
    }

    @Test func `it names the code of each refusal in the vectors`() throws {
        let file = try Vectors.read("statements", as: StatementVectorTests.File.self)
        for code in Set(file.refused.map(\.code)) { #expect(text.contains("`\(code)`")) }
    }

    private func hex(_ value: HexBytes) -> String {
        value.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
