import Evidence
import Integrity
import Journal
import Synchronization
import Testing

/// What a profile opens, and what stays withheld.
@Suite struct DisclosureTests {
    private static func text(_ path: String, of pack: EvidencePack) throws -> String {
        String(decoding: try #require(pack.files[path]), as: UTF8.self)
    }

    @Test func `what is opened is verified, and counted among what is checked`() throws {
        let verdict = PackVerification.verdict(of: try OpenedPack.pack(), pins: try Keys.pins())
        #expect(verdict.findings == [])
        #expect(verdict.exitCode == 0)
        #expect(
            verdict.notChecked.contains {
                $0.hasSuffix(
                    "and 1 are erased; the 2 values and 1 files that are opened are what "
                        + "was recorded"
                )
            },
            "\(verdict.notChecked)"
        )
        #expect(verdict.notChecked.contains { $0.contains("data/profile/") })
    }

    @Test func `a file that was not read yet is read once, and found altered`() throws {
        var pack = try OpenedPack.pack()
        let bytes = try #require(pack.files[OpenedPack.file.path])
        pack.files[OpenedPack.file.path] = nil
        let held = pack
        let reads = Mutex(0)
        func verdict(_ there: [UInt8]) throws -> Verdict {
            PackVerification.verdict(
                of: held,
                beside: UnreadFiles(sizes: [OpenedPack.file.path: there.count]) { _ in
                    reads.withLock { $0 += 1 }
                    return there
                },
                pins: try Keys.pins()
            )
        }
        #expect(try verdict(bytes).exitCode == 0)
        #expect(reads.withLock { $0 } == 1)
        let codes = try verdict(bytes.dropLast() + [bytes[bytes.count - 1] ^ 1]).findings.map(
            \.code
        )
        #expect(Set(codes) == ["pack.file-altered", "pack.opening"])
    }

    @Test func `lists and pages name people by this recipient's codes alone`() throws {
        let pack = try OpenedPack.pack()
        let paths = [
            "data/transactions.csv", "data/trial-balance.csv", "data/index.html",
            "data/summary.html",
        ]
        for path in paths {
            let text = try Self.text(path, of: pack)
            #expect(!text.contains("p_17"), "\(path)")
        }
        #expect(try Self.text("data/transactions.csv", of: pack).contains(",P-"))
    }

    @Test func `no value that is withheld is anywhere in the pack`() throws {
        let pack = try OpenedPack.pack()
        for value in ["shop cl_0001", "shop cl_0003", "what cl_0002", "what cl_0004"] {
            for (path, bytes) in pack.files {
                let hex = Hex.encode(Array(value.utf8))
                let text = String(decoding: bytes, as: UTF8.self)
                #expect(!text.contains(value) && !text.contains(hex), "\(value) is in \(path)")
            }
        }
    }

    @Test func `the page shows what is opened, in its trail`() throws {
        let page = try Self.text("data/index.html", of: OpenedPack.pack())
        #expect(page.contains("What it was for: what cl_0001"))
        #expect(page.contains("href=\"evidence/\(OpenedPack.places.file.seq)-lines-1-what.txt\""))
        #expect(page.contains("What it was for: erased at the participant's wish"))
        let withheld = try Self.text("data/index.html", of: SampleJournal.pack())
        #expect(!withheld.contains("what cl_"))
    }

    @Test func `the list of decisions shows the facts that are opened, and no others`() throws {
        let path = "data/books/decisions.csv"
        let shown = ",\"kind: illustrative, of cl_0001; prices: 1\"\r\n"
        #expect(try Self.text(path, of: SampleJournal.pack()).contains(shown) == false)
        let pack = try OpenedPack.pack()
        let list = try Self.text(path, of: pack)
        #expect(list.contains(shown) && list.contains(",withheld\r\n"))
        for other in [",withheld\r\n", ",\"kind: illustrative, of cl_0002; prices: 1\"\r\n"] {
            let spoilt = try pack.replacing(shown, with: other, in: path)
                .listedAnew(signedBy: Keys.pack())
            let verdict = PackVerification.verdict(of: spoilt, pins: try Keys.pins())
            #expect(verdict.findings.map(\.code) == ["pack.decisions"])
        }
    }

    @Test func `no page says that what is opened is withheld`() throws {
        let (withheld, opened) = (try SampleJournal.pack(), try OpenedPack.pack())
        for page in ["data/index.html", "data/summary.html"] {
            #expect(try Self.text(page, of: withheld).contains("receipts are withheld"))
            let text = try Self.text(page, of: opened)
            #expect(!text.contains("receipts are withheld"))
            #expect(text.contains("those that the profile auditor opens"))
        }
        #expect(try Self.text("data/README.txt", of: opened).contains("\nprofile/ "))
        #expect(!(try Self.text("data/README.txt", of: withheld).contains("\nprofile/ ")))
    }

    @Test func `what is called erased, and no record says so, is not proven`() throws {
        for costs in [OpenedPack.made, Array("amount erased\r\n".utf8)] {
            let pack = try OpenedPack.pack(isErased: false, costs: costs)
            let verdict = PackVerification.verdict(of: pack, pins: try Keys.pins())
            #expect(verdict.findings == [])
            #expect(verdict.exitCode == 3)
            #expect(verdict.unproven.contains { $0.hasPrefix("1 of the values that the pack") })
        }
    }

    /// What a holder of the pack's key might do, and what shows it.
    @Test(arguments: [
        ("another value", "pack.opening"), ("another label", "pack.opening"),
        ("another salt", "pack.opening"), ("another file", "pack.opening"),
        ("a salt in capitals", "pack.disclosures"), ("another word", "pack.disclosures"),
        ("a line left out", "pack.disclosures"), ("a line twice", "pack.disclosures"),
        ("a file from elsewhere", "pack.disclosures"),
        ("a file beside", "pack.file-unexpected"), ("another profile", "pack.profile"),
        ("the profile left out", "pack.file-missing"), ("the codes withheld", "pack.codes"),
        ("a value withheld", "pack.opened"), ("a receipt withheld", "pack.opened"),
        ("what was erased withheld", "pack.opened"), ("more called erased", "pack.opened"),
        ("another name", "pack.evidence-name"), ("another ending", "pack.evidence-name"),
        ("a list altered", "pack.profile-files"), ("a list left out", "pack.profile-files"),
        ("a list beside", "pack.profile-files"),
    ])
    func `an attack is found`(attack: String, code: String) throws {
        let spoilt = try Self.spoilt(OpenedPack.pack(), attack).listedAnew(signedBy: Keys.pack())
        let verdict = PackVerification.verdict(of: spoilt, pins: try Keys.pins())
        #expect(verdict.findings.map(\.code).contains(code), "\(verdict.findings)")
        #expect(verdict.exitCode == 1)
    }

    private static func spoilt(_ pack: EvidencePack, _ attack: String) throws -> EvidencePack {
        let salt = Hex.encode(JournalBuilder.salt)
        func editing(_ from: String, _ to: String) throws -> EvidencePack {
            let list = try text("data/disclosures.txt", of: pack)
            try #require(list.contains(from))
            return pack.adding(
                "data/disclosures.txt",
                Array(list.replacing(from, with: to, maxReplacements: 1).utf8)
            )
        }
        let (value, path) = (Hex.encode(Array("what cl_0001".utf8)), OpenedPack.file.path)
        func renamed(_ name: String) throws -> EvidencePack {
            try editing(String(path.dropFirst(5)), String(name.dropFirst(5))).removing(path)
                .adding(name, Array(OpenedPack.file.text.utf8))
        }
        let line = "\(OpenedPack.places.erased.seq) lines.1.commit.what erased\n"
        return switch attack {
        case "another value": try editing(value, Hex.encode(Array("what cl_0009".utf8)))
        case "another label": try editing("opened what", "opened reason")
        case "another salt": try editing(salt, String(repeating: "0", count: 64))
        case "another file": pack.changing(OpenedPack.file.path) { $0[0] ^= 1 }
        case "a salt in capitals": try editing(salt, salt.uppercased())
        case "another word": try editing("erased", "gone")
        case "a line left out": try editing(line, "")
        case "a line twice": try editing(line, line + line)
        case "a file from elsewhere": try editing("evidence/", "profile/")
        case "a value withheld": try editing("opened what \(salt) \(value)", "withheld")
        case "a receipt withheld":
            try editing("file what \(salt) \(path.dropFirst(5))", "withheld").removing(path)
        case "what was erased withheld": try editing("erased", "withheld")
        case "more called erased":
            try editing("commit.need withheld", "commit.need erased")
        case "another name": try renamed("data/evidence/\(OpenedPack.places.file.seq)-what.txt")
        case "another ending": try renamed(path.replacing(".txt", with: ".bin"))
        case "a list altered": pack.changing("data/profile/costs.csv") { $0[0] ^= 1 }
        case "a list left out": pack.removing("data/profile/costs.csv")
        case "a list beside": pack.adding("data/profile/more.csv", [1])
        case "a file beside": pack.adding("data/evidence/0-1.jpg", [1])
        case "another profile": pack.changing(OpenedPack.profilePath) { $0[0] ^= 1 }
        case "the profile left out": pack.removing(OpenedPack.profilePath)
        default:
            try editing(
                "commit.codes opened codes \(salt) "
                    + Hex.encode(Digest(of: Array("the auditor's codes".utf8)).bytes),
                "commit.codes withheld"
            )
        }
    }
}
