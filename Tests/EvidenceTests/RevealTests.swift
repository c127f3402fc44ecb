import Evidence
import Integrity
import Journal
import Testing

/// What a reveal proves of the pack that it is held against, and what is found in one that lies.
@Suite struct RevealTests {
    private let pack: EvidencePack
    private let files: [String: [UInt8]]

    init() throws {
        pack = try SampleJournal.pack()
        files = try RevealedPack.files(of: RevealedPack.material())
    }

    /// The codes that are found where some text in a file is another.
    private func codes(
        _ path: String,
        _ old: String,
        _ new: String
    ) throws -> [String] {
        var files = files
        let text = String(decoding: try #require(files[path]), as: UTF8.self)
        #expect(text.contains(old))
        files[path] = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
        return try codes(files)
    }

    private func codes(_ files: [String: [UInt8]]) throws -> [String] {
        let verdict = try RevealedPack.verdict(of: files, in: pack)
        #expect(verdict.standing == (verdict.findings.isEmpty ? .verified : .tampered))
        return verdict.findings.map(\.code)
    }

    private func changing(
        _ path: String,
        _ change: (inout [UInt8]) -> Void
    ) -> [String: [UInt8]] {
        var files = files
        change(&files[path, default: []])
        return files
    }

    @Test func `what is revealed is what the pack commits to, value and file`() throws {
        let verdict = try RevealedPack.verdict(of: files, in: pack)
        #expect(verdict.findings == [])
        #expect(verdict.standing == .verified)
        #expect(verdict.seq == pack.records.count + 2)
        let (value, file) = (OpenedPack.places.value, OpenedPack.places.file)
        #expect(
            verdict.values == [
                RevealedValue(value, .value(Array("what cl_0001".utf8))),
                RevealedValue(
                    file,
                    .file(path: RevealedPack.file.path, count: RevealedPack.file.bytes.count)
                ),
            ]
        )
    }

    @Test func `without pins it is held against the key that the pack brings`() throws {
        #expect(try RevealedPack.verdict(of: files, in: pack, pins: nil).findings == [])
        let other = Pins(
            journal: JournalBuilder.origin,
            journalKey: try Keys.stranger().verificationKey,
            packKey: try Keys.pack().verificationKey
        )
        let verdict = try RevealedPack.verdict(of: files, in: pack, pins: other)
        #expect(verdict.findings.map(\.code) == ["reveal.checkpoint"])
    }

    @Test func `a value, salt or label that is another is found`() throws {
        let list = "disclosures.txt"
        let value = Hex.encode(Array("what cl_0001".utf8))
        let salt = Hex.encode(JournalBuilder.salt)
        #expect(try codes(list, value, value.dropLast() + "2") == ["reveal.opening"])
        #expect(try codes(list, value, "-") == ["reveal.opening"])
        #expect(try codes(list, salt, "00" + salt.dropFirst(2)) == ["reveal.opening"])
        #expect(try codes(list, "opened what", "opened name") == ["reveal.opening"])
        #expect(try codes(list, "file what", "file name") == ["reveal.opening"])
    }

    @Test func `lines are those that the record names, in its order and strictly spelt`() throws {
        let (list, value) = ("disclosures.txt", OpenedPack.places.value)
        let lines = String(decoding: try #require(files[list]), as: UTF8.self)
            .split(separator: "\n").map { "\($0)\n" }
        func found(_ lines: [String]) throws -> [String] {
            try codes(changing(list) { $0 = Array(lines.joined().utf8) })
        }
        #expect(try found([lines[1], lines[0]]) == ["reveal.fields"])
        #expect(try found([lines[0]]) == ["reveal.fields"])
        #expect(try found(lines + [lines[1]]) == ["reveal.fields"])
        #expect(try found([]) == ["reveal.fields"])
        #expect(try found(["\(value) withheld\n", lines[1]]) == ["reveal.fields"])
        #expect(try codes(list, "\(value) opened", "\(value)  opened") == ["reveal.fields"])
        #expect(try codes(changing(list) { $0.removeLast() }) == ["reveal.fields"])
        #expect(try codes(changing(list) { $0[3] = 0xFF }) == ["reveal.fields"])
    }

    @Test func `a file that is another, missing or not named is found`() throws {
        let (list, path) = ("disclosures.txt", RevealedPack.file.path)
        #expect(try codes(changing(path) { $0[0] ^= 1 }) == ["reveal.opening"])
        #expect(try codes(changing(path) { $0 = [] }) == ["reveal.opening"])
        var without = files
        without[path] = nil
        #expect(try codes(without) == ["reveal.files"])
        #expect(try codes(changing("evidence/more.jpg") { $0 = [1] }) == ["reveal.files"])
        #expect(try codes(changing("more.txt") { $0 = [1] }) == ["reveal.files"])
        #expect(
            try codes(list, path, "evidence/../record.txt") == ["reveal.files", "reveal.files"]
        )
        #expect(try codes(list, path, "record.txt") == ["reveal.fields"])
    }

    @Test func `no file is read that is not in the folder, whatever a line names`() throws {
        let text = String(decoding: try #require(files["disclosures.txt"]), as: UTF8.self)
            .replacing(RevealedPack.file.path, with: "evidence/../../secret")
        let unread = UnreadFiles(sizes: [RevealedPack.file.path: 12]) { path in
            #expect(path == RevealedPack.file.path)
            return RevealedPack.file.bytes
        }
        var held = files
        held[RevealedPack.file.path] = nil
        #expect(
            RevealVerification.verdict(of: held, beside: unread, in: pack, pins: nil).findings == []
        )
        held["disclosures.txt"] = Array(text.utf8)
        let verdict = RevealVerification.verdict(of: held, beside: unread, in: pack, pins: nil)
        #expect(Set(verdict.findings.map(\.code)) == ["reveal.files"])
    }

    @Test(arguments: ["README.txt", "checkpoint", "disclosures.txt", "proof.txt", "record.txt"])
    func `each of its own files is there`(path: String) throws {
        var without = files
        without[path] = nil
        #expect(try codes(without) == ["reveal.files"])
    }

    @Test func `more or larger files than may be are refused before they are hashed`() throws {
        var many = files
        for number in 0..<200 { many["evidence/\(number)"] = [1] }
        #expect(try codes(many).contains("reveal.files"))
        let large = changing("README.txt") { $0 = Array(repeating: 32, count: (64 << 20) + 1) }
        #expect(try codes(large) == ["reveal.files"])
    }

    @Test func `a reveal of another pack or journal is found`() throws {
        let other = try RevealedPack.files(of: RevealedPack.material(of: "pk_0002"))
        #expect(try codes(other) == ["reveal.record"])
        // The same number and id, and a journal that does not lead to the reveal.
        let forked = try RevealedPack.verdict(of: files, in: OpenedPack.pack(isErased: false))
        #expect(forked.findings.map(\.code) == ["reveal.proof"])
        let shorter = try RevealedPack.verdict(of: files, in: SampleJournal.pack(.loneOfficer))
        #expect(shorter.findings.map(\.code) == ["reveal.record"])
    }

    @Test func `the record is in the journal as it stands, and the journal goes on`() throws {
        #expect(try codes("record.txt", "actor: u_fin", "actor: u_fin2") == ["reveal.proof"])
        #expect(try codes("record.txt", "farthing-record", "farthing-other") == ["reveal.record"])
        #expect(try codes("record.txt", "type: pack.revealed", "type: x") == ["reveal.record"])
        #expect(try codes("record.txt", "lines.1", "lines.2") == ["reveal.fields", "reveal.proof"])
        #expect(try codes("proof.txt", "inclusion.1: ", "inclusion.1: 0") == ["reveal.proof"])
        #expect(try codes("proof.txt", "consistency: ", "consistency: 9") == ["reveal.proof"])
        #expect(try codes(changing("checkpoint") { $0[60] ^= 1 }) == ["reveal.checkpoint"])
    }

    @Test func `what was erased since is said, and leaves the reveal unproven`() throws {
        let erased = try RevealedPack.files(of: RevealedPack.material(erased: true))
        let verdict = try RevealedPack.verdict(of: erased, in: pack)
        #expect(verdict.findings == [])
        #expect(verdict.standing == .notProven)
        #expect(verdict.unproven.first?.contains("1 of 2 values") == true)
        #expect(verdict.values.map(\.seq) == [OpenedPack.places.file.seq])
    }

    @Test func `a bit flipped anywhere but in the page of words is found`() throws {
        for (path, bytes) in files where path != "README.txt" {
            for index in stride(from: 0, to: bytes.count, by: 5) {
                let flipped = changing(path) { $0[index] ^= 1 }
                #expect(try codes(flipped) != [], "\(path), byte \(index)")
            }
        }
    }

    @Test func `the same record gives the same folder, which says what it is of`() throws {
        let again = try RevealedPack.files(of: RevealedPack.material())
        #expect(again == files)
        let readme = String(decoding: try #require(files["README.txt"]), as: UTF8.self)
        let lines = pack.lines(of: "data/checkpoint").prefix(3)
        #expect(lines.allSatisfy { readme.contains("    \($0)\n") })
        #expect(readme.contains("evidence pack pk_0001\n"))
    }

    @Test func `what reveals nothing makes no folder`() throws {
        let material = try RevealedPack.material()
        let other = RevealMaterial(
            record: try SampleJournal.material().journal.bytes[5],
            openings: [:],
            packCheckpoint: material.packCheckpoint,
            checkpoint: material.checkpoint,
            inclusion: [],
            consistency: []
        )
        #expect(throws: PackAssemblyError.notRevealed) { try RevealAssembly.reveal(of: other) }
    }
}
