import Foundation
import Identifiers
import Integrity
import Testing

/// What an auditor types, with no program of ours.
@Suite struct OpenSSLCommandTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = folder.appending(path: name)
        try Data(bytes).write(to: file)
        return file.path()
    }

    private func openssl(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    @Test func `openssl accepts our key and signature, and no other bytes`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let key = try SigningKey(seed: SecretBytes([UInt8](repeating: 3, count: 32)))
        let statement = Array("farthing-approval/v1\ndecision: approve\n".utf8)
        let pem = try write("key.pem", Array(key.verificationKey.pem.utf8))
        let signature = try write("statement.sig", key.sign(statement).bytes)
        func verify(_ file: String) throws -> Int32 {
            try openssl([
                "pkeyutl", "-verify", "-rawin", "-pubin", "-inkey", pem, "-in", file, "-sigfile",
                signature,
            ]).status
        }
        #expect(try verify(write("statement.txt", statement)) == 0)
        #expect(try verify(write("other.txt", statement + [10])) == 1)
    }

    @Test func `openssl makes the same seal with the same key`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let vectors = try KeyVectors.read()
        let file = try write("statement.txt", Array(vectors.statement.utf8))
        let made = try openssl([
            "mac", "-digest", "SHA256", "-macopt", "hexkey:\(Hex.encode(vectors.sealKey.bytes))",
            "-in", file, "HMAC",
        ])
        #expect(made.status == 0)
        #expect(made.output.lowercased().hasPrefix(vectors.seal))
    }

    @Test func `openssl makes the same digest of a record's leaf`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let record = Array("farthing-record/v1\nseq: 0\n".utf8)
        let file = try write("leaf", [0] + record)
        let made = try openssl(["dgst", "-sha256", "-r", file])
        #expect(made.output.hasPrefix(MerkleTree.leafHash(record).hex))
    }
}
