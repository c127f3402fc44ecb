import Integrity
import Testing

@Suite struct CheckpointTests {
    struct File: Decodable {
        struct Row: Decodable {
            let size: Int
            let root: HexBytes
            let note: String
        }
        let origin: String
        let seed: HexBytes
        let verifierKey: String
        let checkpoints: [Row]
    }

    private let file: File
    private let key: SigningKey
    private let checkpoint: Checkpoint

    init() throws {
        file = try Vectors.read("checkpoints", as: File.self)
        key = try SigningKey(seed: SecretBytes(file.seed.bytes))
        checkpoint = try Checkpoint(origin: file.origin, size: 21, root: Digest(of: [21]))
    }

    private func read(_ note: [UInt8]) throws(CheckpointError) -> SignedCheckpoint {
        try SignedCheckpoint(note: note, origin: file.origin, key: key.verificationKey)
    }

    private func read(_ note: String) throws(CheckpointError) -> SignedCheckpoint {
        try read(Array(note.utf8))
    }

    private func note(_ checkpoint: Checkpoint) -> String {
        String(decoding: checkpoint.signed(by: key).note, as: UTF8.self)
    }

    @Test func `the vectors are signed to the byte and read back`() throws {
        for row in file.checkpoints {
            let root = try Digest(bytes: row.root.bytes)
            let made = try Checkpoint(origin: file.origin, size: row.size, root: root)
            #expect(note(made) == row.note)
            #expect(try read(row.note) == made.signed(by: key))
            #expect(try read(row.note).checkpoint == made)
        }
        let pin = try VerifierKeyText(file.verifierKey)
        #expect(pin.key == key.verificationKey)
        #expect(pin.name == file.origin)
        #expect(pin.description == file.verifierKey)
    }

    @Test func `a note with any byte changed is refused`() throws {
        let note = checkpoint.signed(by: key).note
        for index in note.indices {
            for bit in 0..<8 {
                var other = note
                other[index] ^= 1 << bit
                #expect(throws: CheckpointError.self, "byte \(index), bit \(bit)") {
                    try read(other)
                }
            }
        }
    }

    @Test func `a note that is cut short or goes on is refused`() {
        let note = checkpoint.signed(by: key).note
        for count in 0..<note.count {
            #expect(throws: CheckpointError.self) { try read(Array(note.prefix(count))) }
        }
        #expect(throws: CheckpointError.self) { try read(note + [10]) }
    }

    @Test func `another key's signature is passed over, and vouches for nothing`() throws {
        let witness = try SigningKey(seed: SecretBytes([UInt8](repeating: 9, count: 32)))
        let line = "\u{2014} witness.example AAAAAAAA\n"
        let own = note(checkpoint)
        #expect(try read(own + line).checkpoint == checkpoint)
        #expect(try read(own + line).note == Array((own + line).utf8))
        let foreign = String(decoding: checkpoint.signed(by: witness).note, as: UTF8.self)
        #expect(throws: CheckpointError.unsigned) { try read(foreign) }
    }

    @Test func `16 signatures are looked at and 17 are refused`() throws {
        let line = "\u{2014} witness.example AAAAAAAA\n"
        let most = note(checkpoint) + String(repeating: line, count: 15)
        #expect(try read(most).checkpoint == checkpoint)
        #expect(throws: CheckpointError.tooManySignatures(17)) { try read(most + line) }
    }

    @Test func `a second line of the pinned key must be right as well`() throws {
        let note = note(checkpoint)
        let other = try Checkpoint(origin: file.origin, size: 22, root: Digest(of: [22]))
        let line = String(self.note(other).split(separator: "\n").last ?? "")
        #expect(throws: CheckpointError.badSignature) { try read(note + line + "\n") }
    }

    @Test func `the checkpoint of another journal is refused, naming both`() throws {
        let other = try Checkpoint(origin: "other.example", size: 1, root: .zero)
        let error = CheckpointError.otherOrigin(expected: file.origin, found: "other.example")
        #expect(throws: error) { try read(note(other)) }
    }

    /// The nearest notes to a good one, each with the line that is not as it should be.
    @Test func `each line has its one spelling`() {
        let good = note(checkpoint)
        let root = Base64.encode(Digest(of: [21]).bytes)
        let rows: [(String, String, CheckpointError)] = [
            ("\n21\n", "\n021\n", .malformed(line: 2)),
            ("\n21\n", "\n+21\n", .malformed(line: 2)),
            ("\n21\n", "\n-21\n", .malformed(line: 2)),
            ("\n21\n", "\n21 \n", .malformed(line: 2)),
            ("\n21\n", "\n\n", .malformed(line: 2)),
            (root, String(root.dropLast()), .malformed(line: 3)),
            (root, "AAAA", .malformed(line: 3)),
            (root + "\n\n", root + "\nextension\n\n", .malformed(line: 4)),
            (root + "\n\n", root + "\n", .malformed(line: 5)),
            ("\u{2014} ", "- ", .malformed(line: 5)),
            ("\u{2014} ", "\u{2014}  ", .malformed(line: 5)),
            ("\u{2014} ledger", "\u{2014} a+ledger", .malformed(line: 5)),
            ("\n21\n", "\r\n21\n", .otherOrigin(expected: file.origin, found: file.origin + ".")),
            ("\n21\n", "\n22\n", .badSignature),
        ]
        for (old, new, error) in rows {
            #expect(throws: error) { try read(good.replacing(old, with: new, maxReplacements: 1)) }
        }
    }

    @Test func `a note of 16 KiB or less is read and a longer one is not`() {
        #expect(throws: CheckpointError.tooLong(bytes: 16_385)) {
            try read([UInt8](repeating: 10, count: 16_385))
        }
        #expect(throws: CheckpointError.otherOrigin(expected: file.origin, found: "")) {
            try read([UInt8](repeating: 10, count: 16_384))
        }
    }

    @Test func `an origin is printable and has no space or plus`() throws {
        let most = String(repeating: "o", count: 200)
        #expect(try Checkpoint(origin: most, size: 0, root: .zero).origin == most)
        for origin in ["", "a b", "a+b", "a\n", "caf\u{E9}", most + "o"] {
            let error = #expect(throws: CheckpointError.self) {
                try Checkpoint(origin: origin, size: 0, root: .zero)
            }
            #expect(error?.code == "checkpoint.origin")
        }
        #expect(throws: CheckpointError.badSize(-1)) {
            try Checkpoint(origin: "a", size: -1, root: .zero)
        }
    }

    @Test func `each error has its own code and a sentence`() {
        let errors: [CheckpointError] = [
            .badOrigin(""), .badSize(-1), .tooLong(bytes: 1), .malformed(line: 1),
            .otherOrigin(expected: "a", found: "b"), .tooManySignatures(17), .badSignature,
            .unsigned,
        ]
        #expect(Set(errors.map(\.code)).count == errors.count)
        for error in errors {
            #expect(error.code.hasPrefix("checkpoint."))
            #expect(error.message.hasSuffix("."))
        }
    }
}
