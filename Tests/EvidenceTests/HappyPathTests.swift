import Evidence
import Integrity
import Testing

@Suite struct HappyPathTests {
    @Test func `whoever waits is told of the files, and then of the records`() throws {
        let pack = try SampleJournal.pack()
        var told: [String] = []
        _ = PackVerification.verdict(
            of: pack,
            pins: try Keys.pins(),
            progress: { told.append("\($0) \($1) of \($2)") }
        )
        let records = try SampleJournal.material().journal.records.count
        #expect(told.first == "files 0 of \(pack.paths.count)")
        #expect(told.last == "records 0 of \(records)")
    }

    @Test func `a pack as it was made is verified under its pins`() throws {
        let verdict = PackVerification.verdict(of: try SampleJournal.pack(), pins: try Keys.pins())
        #expect(verdict.findings == [])
        #expect(verdict.standing == .verified)
        #expect(verdict.exitCode == 0)
        #expect(verdict.pack == "pk_0001")
        #expect(verdict.approvals == 4)
    }

    @Test func `what is not checked is said, with how many approvals carry a seal alone`() throws {
        let verdict = PackVerification.verdict(of: try SampleJournal.pack(), pins: try Keys.pins())
        #expect(verdict.notChecked.contains { $0.contains("2 approvals carry a seal alone") })
    }

    @Test(arguments: [
        Twist.loneOfficer, .runPaid, .releasedByDelegate, .partnerPaid, .partnerStatement,
        .reopenedByManager, .reopenedByDelegate, .revealedByOfficer,
    ])
    func `what the rules allow is verified`(twist: Twist) throws {
        let verdict = PackVerification.verdict(
            of: try SampleJournal.pack(twist),
            pins: try Keys.pins()
        )
        #expect(verdict.findings == [])
    }

    @Test func `without pins a pack is not proven`() throws {
        let verdict = PackVerification.verdict(of: try SampleJournal.pack(), pins: nil)
        #expect(verdict.findings == [])
        #expect(verdict.standing == .notProven)
        #expect(verdict.exitCode == 3)
    }

    @Test func `without pins a spoilt pack is still tampered with`() throws {
        let pack = try SampleJournal.pack().changing("data/README.txt") { $0[0] ^= 1 }
        #expect(PackVerification.verdict(of: pack, pins: nil).exitCode == 1)
    }

    @Test func `under another pack key the pack is tampered with`() throws {
        let pins = Pins(
            journal: JournalBuilder.origin,
            journalKey: try Keys.journal().verificationKey,
            packKey: try Keys.stranger().verificationKey
        )
        let verdict = PackVerification.verdict(of: try SampleJournal.pack(), pins: pins)
        #expect(
            Set(verdict.findings.map(\.code)) == [
                "pack.signature", "pack.other-key", "pack.key-file",
            ]
        )
        #expect(verdict.exitCode == 1)
    }

    @Test(arguments: [(JournalBuilder.origin, UInt8(9)), ("elsewhere.example.org/demo", 1)])
    func `under another journal's key or name the pack is tampered with`(
        name: String,
        seed: UInt8
    ) throws {
        let pins = Pins(
            journal: name,
            journalKey: try Keys.signing(seed).verificationKey,
            packKey: try Keys.pack().verificationKey
        )
        let verdict = PackVerification.verdict(of: try SampleJournal.pack(), pins: pins)
        #expect(verdict.findings.map(\.code) == ["pack.checkpoint"])
    }

    @Test func `the same journal gives the same bytes`() throws {
        #expect(try SampleJournal.pack() == SampleJournal.pack())
    }

    @Test func `a witness's signature on the checkpoint does no harm`() throws {
        var note = try #require(try SampleJournal.pack().files["data/checkpoint"])
        let blob = Base64.encode(Array(repeating: 7, count: 76))
        note += Array("\u{2014} witness.example.org \(blob)\n".utf8)
        let pack = try SampleJournal.pack().adding("data/checkpoint", note)
            .listedAnew(signedBy: Keys.pack())
        #expect(PackVerification.verdict(of: pack, pins: try Keys.pins()).exitCode == 0)
    }

    @Test func `a forger's lists made anew over the same files are the maker's own`() throws {
        let pack = try SampleJournal.pack()
        #expect(try pack.listedAnew(signedBy: Keys.pack()) == pack)
    }
}
