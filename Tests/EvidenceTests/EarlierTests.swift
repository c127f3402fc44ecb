import Evidence
import Foundation
import Integrity
import Testing

/// An auditor who kept a checkpoint, and the pack that comes a year later.
@Suite struct EarlierTests {
    private let pack: EvidencePack
    private let leaves: [Digest]

    init() throws {
        pack = try SampleJournal.pack()
        leaves = try String(decoding: #require(pack.files["data/leaves.txt"]), as: UTF8.self)
            .split(separator: "\n").map { try Digest(hex: String($0)) }
    }

    /// The checkpoint of the first records, or of others in their place.
    private func checkpoint(
        _ size: Int,
        of leaves: [Digest]? = nil,
        origin: String = JournalBuilder.origin,
        by key: SigningKey? = nil
    ) throws -> [UInt8] {
        var frontier = MerkleFrontier()
        for leaf in (leaves ?? self.leaves).prefix(size) { frontier.append(leaf) }
        let checkpoint = try Checkpoint(origin: origin, size: size, root: frontier.root)
        return checkpoint.signed(by: try key ?? Keys.journal()).note
    }

    private func codes(_ earlier: [UInt8], pins: Pins?) -> [String] {
        PackVerification.verdict(of: pack, pins: pins, since: earlier).findings.map(\.code)
    }

    @Test func `every earlier state of the journal is one that it goes on from`() throws {
        let pins = try Keys.pins()
        for size in [1, 2, leaves.count / 2, leaves.count - 1, leaves.count] {
            #expect(codes(try checkpoint(size), pins: pins) == [])
            #expect(codes(try checkpoint(size), pins: nil) == [])
        }
    }

    @Test func `a checkpoint of records that were changed since is found`() throws {
        for size in [1, leaves.count / 2, leaves.count] {
            var others = leaves
            others[size - 1] = .zero
            let earlier = try checkpoint(size, of: others)
            #expect(codes(earlier, pins: try Keys.pins()) == ["pack.earlier-root"])
        }
    }

    @Test func `a checkpoint of more records than there are is found`() throws {
        let earlier = try checkpoint(leaves.count + 1, of: leaves + [.zero])
        #expect(codes(earlier, pins: try Keys.pins()) == ["pack.earlier-size"])
    }

    @Test func `a checkpoint of another key, another journal, or none is found`() throws {
        let wanted = ["pack.earlier-signature"]
        let pins = try Keys.pins()
        #expect(codes(try checkpoint(3, by: Keys.stranger()), pins: pins) == wanted)
        #expect(codes(try checkpoint(3, by: Keys.pack()), pins: pins) == wanted)
        #expect(codes(try checkpoint(3, origin: "elsewhere.example.org/x"), pins: pins) == wanted)
        #expect(codes(Array("no checkpoint\n".utf8), pins: pins) == wanted)
        #expect(codes([], pins: pins) == wanted)
    }

    @Test func `without one it is said that this was not checked`() throws {
        let pins = try Keys.pins()
        let without = PackVerification.verdict(of: pack, pins: pins)
        #expect(without.notChecked.contains { $0.contains("--since FILE") })
        let with = PackVerification.verdict(of: pack, pins: pins, since: try checkpoint(2))
        #expect(!with.notChecked.contains { $0.contains("--since FILE") })
        #expect(with.exitCode == 0)
    }
}
