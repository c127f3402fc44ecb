import Evidence
import Foundation
import Integrity
import Testing

/// Each way to spoil a pack is found, with the code that docs/SPEC-evidence-pack.md gives.
@Suite struct AttackTests {
    @Test(arguments: byHand + withPackKey + withJournalKey)
    func `an attack is found`(attack: Attack) throws {
        let verdict = PackVerification.verdict(of: try attack.spoilt(), pins: try Keys.pins())
        let codes = verdict.findings.map(\.code)
        #expect(codes.contains(attack.code), "\(codes)")
        #expect(verdict.exitCode == 1)
    }

    @Test(arguments: alone)
    func `an attack on people alone is found for what it is`(attack: Attack) throws {
        let verdict = PackVerification.verdict(of: try attack.spoilt(), pins: try Keys.pins())
        #expect(Set(verdict.findings.map(\.code)) == [attack.code])
    }

    /// Only where no key is pinned and none is shipped, and where amounts pass 64 bits, which no
    /// pack can be assembled with.
    static let elsewhere: Set = [
        "pack.journal-key", "pack.sums",
        // Those of an earlier checkpoint are in EarlierTests.
        "pack.earlier-signature", "pack.earlier-size", "pack.earlier-root",
        // Those of what a profile opens are in DisclosureTests.
        "pack.opening", "pack.profile", "pack.codes", "pack.evidence-name", "pack.opened",
        "pack.profile-files",
        // Those of a time stamp are in TimeStampTests.
        "pack.time-stamp-form", "pack.time-stamp-imprint", "pack.time-stamp-signature",
        "pack.time-stamp-authority", "pack.time-stamp-time",
    ]

    @Test func `without pins a pack without the journal's key is refused`() throws {
        let pack = try SampleJournal.pack().removing("data/keys/journal.pem")
        let codes = PackVerification.verdict(of: pack, pins: nil).findings.map(\.code)
        #expect(codes.contains("pack.journal-key"))
    }

    @Test func `every finding of the specification has an attack that shows it`() throws {
        let tried = Set((Self.byHand + Self.withPackKey + Self.withJournalKey).map(\.code))
        #expect(try Self.specified() == tried.union(Self.elsewhere))
    }

    @Test func `every finding that the checker reports is in the specification`() throws {
        let folder = Self.repository.appending(path: "Sources/Evidence/Verification")
        var reported: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            for match in text.matches(of: /"(pack\.[a-z-]+)"/) {
                reported.insert(String(match.1))
            }
        }
        #expect(try reported == Self.specified())
    }

    private static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The codes in the specification's tables.
    private static func specified() throws -> Set<String> {
        let page = repository.appending(path: "docs/SPEC-evidence-pack.md")
        let rows = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("| `pack.") }
        return Set(
            rows.flatMap { row in
                row.split(separator: "|")[0].matches(of: /`(pack\.[a-z-]+)`/).map { String($0.1) }
            }
        )
    }
}
