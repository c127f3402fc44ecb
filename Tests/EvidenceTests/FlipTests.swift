import Integrity
import Testing

@testable import Evidence

/// A pack stops verifying when any byte of any file is changed.
@Suite struct FlipTests {
    /// Every byte of a small file, and of a large one every 101st.
    private static func places(in bytes: [UInt8]) -> [Int] {
        Array(stride(from: 0, to: bytes.count, by: bytes.count > 500 ? 97 : 1))
    }

    private static let paths = (try? SampleJournal.pack().paths) ?? []

    @Test(arguments: paths)
    func `a byte flipped is found`(path: String) throws {
        let pack = try SampleJournal.pack()
        let pins = try Keys.pins()
        for place in Self.places(in: try #require(pack.files[path])) {
            let spoilt = pack.changing(path) { $0[place] ^= UInt8(1 << (place % 8)) }
            guard !Self.isFoundInLists(spoilt, pins) else { continue }
            let verdict = PackVerification.verdict(of: spoilt, pins: pins)
            #expect(verdict.exitCode == 1, "byte \(place) of \(path) was flipped and nobody saw")
        }
    }

    /// Whether the first checks see it already: the rest take thirty times as long.
    private static func isFoundInLists(_ pack: EvidencePack, _ pins: Pins) -> Bool {
        var verification = PackVerification(files: pack.files, pins: pins)
        guard verification.checkLimits() else { return true }
        verification.hashFiles()
        verification.checkBag()
        return !verification.findings.isEmpty
    }

    /// What people read beside the lists; it is as signed, and no more is known.
    private static let unread: Set = [
        "data/README.txt", "data/index.html", "data/summary.html",
        "data/books/system-statement.txt", "data/ro-crate-metadata.json",
    ]
    private static let derived = paths.filter { $0.hasPrefix("data/") && !unread.contains($0) }

    /// Behind the lists each file is held against the journal too.
    @Test(arguments: derived)
    func `a byte flipped by a holder of the pack key is found`(path: String) throws {
        let pack = try SampleJournal.pack()
        let (pins, key) = (try Keys.pins(), try Keys.pack())
        let bytes = try #require(pack.files[path])
        for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 6)) {
            let spoilt = try pack.changing(path) { $0[place] ^= UInt8(1 << (place % 8)) }
                .listedAnew(signedBy: key)
            let verdict = PackVerification.verdict(of: spoilt, pins: pins)
            #expect(verdict.exitCode == 1, "byte \(place) of \(path) was flipped and nobody saw")
        }
    }
}
