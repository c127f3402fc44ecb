import Integrity
import Journal
import Testing

/// A record is its bytes: each says the other.
@Suite struct RoundTripTests {
    @Test(arguments: RecordKind.allCases)
    func `each type has a sample of its own`(kind: RecordKind) throws {
        for extent in Extent.allCases {
            let body = try kind.body(extent)
            #expect(RecordKind(of: body) == kind)
            #expect(body.type == kind.rawValue)
        }
    }

    @Test(arguments: Sample.all)
    func `a record is read back from its bytes`(sample: Sample) throws {
        let record = try sample.record()
        #expect(try Record(bytes: record.bytes()) == record)
    }

    @Test(arguments: Sample.all)
    func `its bytes are written again as they were read`(sample: Sample) throws {
        let bytes = try sample.bytes()
        #expect(try Record(bytes: bytes).bytes() == bytes)
    }

    @Test func `no two samples have the same leaf`() throws {
        let leaves = try RecordKind.allCases.map { MerkleTree.leafHash(try Sample($0).bytes()) }
        #expect(Set(leaves).count == leaves.count)
    }

    @Test(arguments: ["", " ", "-", "two\u{0}", "caf\u{e9}", String(repeating: "x", count: 4097)])
    func `a text that no statement can hold makes no bytes`(title: String) throws {
        let sample = try Sample(.partnerJoined).record()
        guard case .partnerJoined(let joined) = sample.body else { return }
        let body = RecordBody.partnerJoined(PartnerJoined(partner: joined.partner, title: title))
        #expect(throws: StatementError.self) {
            try Record(header: sample.header, body: body).bytes()
        }
    }

    @Test(arguments: ["two\nlines", "a\ttab", #"back\slash"#, #"\n"#, "--", "a: b"])
    func `a text with line feeds, tabs and backslashes survives`(title: String) throws {
        let sample = try Sample(.partnerJoined).record()
        guard case .partnerJoined(let joined) = sample.body else { return }
        let body = RecordBody.partnerJoined(PartnerJoined(partner: joined.partner, title: title))
        let record = Record(header: sample.header, body: body)
        #expect(try Record(bytes: record.bytes()) == record)
    }
}
