import Evidence
import Integrity
import Testing
import _TestSupport

/// A pack whose list of files an authority stamped, and what could be done to that.
@Suite struct TimeStampTests {
    private let authority: TestAuthority
    private let material: PackMaterial
    private let pending: EvidencePack

    init() throws {
        authority = try TestAuthority.shared.get()
        material = try SampleJournal.material()
        pending = try PackAssembly.pack(of: material, signedBy: Keys.pack())
    }

    /// The pack made with a response, which is recorded for its list unless said otherwise.
    private func pack(_ response: [UInt8], of list: Digest? = nil) throws -> EvidencePack {
        let stamped = PackMaterial(
            journal: material.journal,
            documents: material.documents,
            openings: material.openings,
            timeStamps: [list ?? pending.manifestDigest: response]
        )
        return try PackAssembly.pack(of: stamped, signedBy: Keys.pack())
    }

    private func response(
        at moment: String = "20260606120000Z",
        status: UInt8 = 0,
        signedBy signer: TestAuthority.Signer = .proper
    ) throws -> [UInt8] {
        try authority.response(
            stamping: pending.manifestDigest.bytes,
            at: moment,
            status: status,
            signedBy: signer
        )
    }

    private func verdict(
        _ pack: EvidencePack,
        authorities: [UInt8]? = nil
    ) throws -> Verdict {
        PackVerification.verdict(
            of: pack,
            pins: try Keys.pins(),
            authorities: try authorities.map { try AuthorityCertificates(pem: $0) }
        )
    }

    private func codes(_ pack: EvidencePack, authorities: [UInt8]? = nil) throws -> [String] {
        try verdict(pack, authorities: authorities).findings.map(\.code)
    }

    @Test func `a pack that nobody stamped says so, and is verified`() throws {
        let information = pending.lines(of: "bag-info.txt")
        #expect(information.contains("Time-Stamp: pending"))
        let verdict = try verdict(pending)
        #expect(verdict.standing == .verified)
        #expect(verdict.timeStamp == nil)
        #expect(verdict.notChecked.contains { $0.hasPrefix("when the pack was made") })
    }

    @Test func `a time stamp lies beside the list, and only the tag files know of it`() throws {
        let stamped = try pack(response())
        #expect(stamped.lines(of: "bag-info.txt").contains("Time-Stamp: manifest-sha256.tsr"))
        let differing = Set(stamped.paths).union(pending.paths).filter {
            stamped.files[$0] != pending.files[$0]
        }
        #expect(
            differing == [
                "bag-info.txt", "manifest-sha256.tsr", "tagmanifest-sha256.txt",
                "tagmanifest-sha256.sig",
            ]
        )
        let verdict = try verdict(stamped)
        #expect(verdict.findings == [])
        #expect(verdict.standing == .verified)
        #expect(verdict.timeStamp?.seconds == 1_780_747_200)
        #expect(verdict.notChecked.contains { $0.hasPrefix("which authority stamped it") })
    }

    @Test func `the same time stamp gives the same bytes`() throws {
        let response = try response()
        #expect(try pack(response) == pack(response))
    }

    @Test func `a time stamp of another list comes into no pack`() throws {
        #expect(try pack(response(), of: .zero) == pending)
    }

    @Test func `an authority that is trusted proves when; another is found`() throws {
        let stamped = try pack(response())
        let verdict = try verdict(stamped, authorities: authority.root)
        #expect(verdict.findings == [])
        #expect(!verdict.notChecked.contains { $0.contains("stamped") })
        #expect(
            try codes(stamped, authorities: authority.otherRoot) == ["pack.time-stamp-authority"]
        )
    }

    @Test func `a pack that was to be stamped and is not is not proven`() throws {
        let verdict = try verdict(pending, authorities: authority.root)
        #expect(verdict.findings == [])
        #expect(verdict.standing == .notProven)
    }

    @Test func `a time stamp that is none is found`() throws {
        let good = try response()
        let responses: [[UInt8]] = [
            [], Array("none".utf8), Array(good.dropLast()), good + [0],
            Array(repeating: 0x30, count: 65_537), try response(status: 1),
            try response(status: 2),
        ]
        for response in responses {
            #expect(try codes(pack(response)) == ["pack.time-stamp-form"])
        }
    }

    @Test func `a time stamp by who may not stamp is found`() throws {
        for signer in TestAuthority.Signer.allCases where signer != .proper {
            let stamped = try pack(response(signedBy: signer))
            #expect(try codes(stamped) == ["pack.time-stamp-signature"])
        }
    }

    @Test func `another pack's time stamp is found`() throws {
        let other = try authority.response(stamping: Digest(of: [1]).bytes)
        #expect(try codes(pack(other)) == ["pack.time-stamp-imprint"])
    }

    /// The sample's last record is of 4 June 2026, 09:09.
    @Test func `a time stamp may be five minutes before the last record, and no more`() throws {
        let last = pending.lines(of: "data/PACK.txt").first { $0.hasPrefix("created: ") }
        #expect(last == "created: 2026-06-04T09:09:00.000Z")
        #expect(try codes(pack(response(at: "20260604090400Z"))) == [])
        #expect(try codes(pack(response(at: "20260604090359Z"))) == ["pack.time-stamp-time"])
        #expect(try codes(pack(response(at: "20260604090359.999Z"))) == ["pack.time-stamp-time"])
    }

    @Test func `a time stamp taken out or put in is found, whoever made the lists`() throws {
        let stamped = try pack(response())
        let file = "manifest-sha256.tsr"
        let bytes = try #require(stamped.files[file])
        let key = try Keys.pack()
        #expect(try codes(stamped.removing(file)).contains("pack.file-missing"))
        #expect(try codes(pending.adding(file, bytes)).contains("pack.file-unlisted"))
        #expect(
            try codes(stamped.removing(file).tagsListedAnew(signedBy: key)) == ["pack.information"]
        )
        #expect(
            try codes(pending.adding(file, bytes).tagsListedAnew(signedBy: key))
                == ["pack.information"]
        )
    }

    @Test func `a time stamp behind an altered list is of another list`() throws {
        let altered = try pack(response())
            .replacing("43.25", with: "93.25", in: "data/summary.html")
            .listedAnew(signedBy: Keys.pack())
        #expect(try codes(altered) == ["pack.time-stamp-imprint"])
    }
}
