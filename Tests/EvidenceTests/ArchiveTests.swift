import Evidence
import Testing

/// A pack in one file. Tests/Scripts/archives.sh reads both kinds with other programs.
@Suite struct ArchiveTests {
    private static func code(of bytes: [UInt8]) -> String? {
        do throws(PackArchiveError) {
            _ = try PackArchive.pack(in: bytes)
            return nil
        } catch { return error.code }
    }

    @Test(arguments: PackArchive.allCases)
    func `what was packed is unpacked, and packed again it is the same`(
        archive: PackArchive
    ) throws {
        let pack = try SampleJournal.pack()
        let bytes = try archive.bytes(of: pack)
        #expect(try PackArchive.pack(in: bytes) == pack)
        #expect(try archive.bytes(of: pack) == bytes)
        let verdict = PackVerification.verdict(
            of: try PackArchive.pack(in: bytes),
            pins: try Keys.pins()
        )
        #expect(verdict.exitCode == 0)
    }

    /// Whatever is changed is refused, or it is another pack, which checking the pack finds.
    @Test(arguments: PackArchive.allCases)
    func `no byte can be changed without being found`(archive: PackArchive) throws {
        let pack = EvidencePack(files: ["a.txt": [1, 2, 3], "b/c.txt": [], "b/d.txt": [4]])
        let bytes = try archive.bytes(of: pack)
        #expect(try PackArchive.pack(in: bytes) == pack)
        for place in bytes.indices {
            for bit in 0..<8 {
                var spoilt = bytes
                spoilt[place] ^= 1 << UInt8(bit)
                guard let read = try? PackArchive.pack(in: spoilt) else { continue }
                #expect(read != pack, "byte \(place)")
            }
        }
    }

    @Test(arguments: PackArchive.allCases)
    func `an archive that is cut short or goes on is refused`(archive: PackArchive) throws {
        let bytes = try archive.bytes(of: try SampleJournal.pack())
        for cut in [0, 1, 29, 30, 511, 512, bytes.count / 2, bytes.count - 1] {
            #expect(Self.code(of: Array(bytes.prefix(cut))) != nil, "cut at \(cut)")
        }
        #expect(Self.code(of: bytes + [0]) == "archive.otherwise")
        #expect(Self.code(of: bytes + bytes) == "archive.otherwise")
    }

    @Test func `a file that comes twice, or out of order, is refused`() throws {
        let one = EvidencePack(files: ["a": [1], "b": [2]])
        let tar = try PackArchive.tar.bytes(of: one)
        let (first, second) = (tar[0..<1_024], tar[1_024..<2_048])
        let end = tar[2_048...]
        #expect(Self.code(of: Array(first + second + end)) == nil)
        #expect(Self.code(of: Array(second + first + end)) == "archive.otherwise")
        #expect(Self.code(of: Array(first + first + second + end)) == "archive.otherwise")
    }

    @Test func `a folder that would be unpacked elsewhere is refused`() throws {
        for name in ["..", ".hidden", "a b", "x'y", "é", "a/b", ""] {
            var heading = Array("farthing-pack/v1\npack: \(name)\n".utf8)
            heading += Array("created: 2026-05-05T08:41:00.000Z\n".utf8)
            let pack = EvidencePack(files: ["data/PACK.txt": heading])
            for archive in PackArchive.allCases {
                let code = Self.code(of: try archive.bytes(of: pack))
                #expect(code == "archive.otherwise")
            }
        }
    }

    @Test func `a size that reaches beyond the archive is refused`() throws {
        var tar = try PackArchive.tar.bytes(of: EvidencePack(files: ["a": [1]]))
        tar.replaceSubrange(124..<136, with: Array("77777777777\0".utf8))
        #expect(Self.code(of: tar) == "archive.unreadable")
        var zip = try PackArchive.zip.bytes(of: EvidencePack(files: ["a": [1]]))
        zip.replaceSubrange(22..<26, with: [255, 255, 255, 255])
        #expect(Self.code(of: zip) == "archive.unreadable")
    }

    @Test func `a zip archive counts to 65,534 files, a tar archive goes on`() throws {
        var files: [String: [UInt8]] = [:]
        for number in 0..<65_534 { files["f\(number)"] = [] }
        let most = EvidencePack(files: files)
        #expect(try PackArchive.pack(in: PackArchive.zip.bytes(of: most)) == most)
        files["more"] = []
        let more = EvidencePack(files: files)
        #expect(throws: PackArchiveError.tooManyFiles(limit: 65_534)) {
            try PackArchive.zip.bytes(of: more)
        }
        #expect(try PackArchive.pack(in: PackArchive.tar.bytes(of: more)) == more)
    }
}
