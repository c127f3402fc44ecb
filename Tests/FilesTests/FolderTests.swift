import Evidence
import FileSystem
import Files
import Journal
import Testing

@Suite struct FolderContentsTests {
    private let temporary: TemporaryFolder
    private let limits = FolderLimits(
        files: 3,
        bytes: 20,
        bytesOfOneFile: 10,
        pathLength: 12,
        largeFiles: ["b/large"]
    )

    init() throws { temporary = try TemporaryFolder() }

    private func code() -> String? {
        do throws(FileError) {
            _ = try temporary.folder.contents(within: limits)
            return nil
        } catch { return error.code }
    }

    @Test func `files are read by their paths, whatever the depth`() throws {
        try temporary.folder.write(["a.txt": [1], "b/c/d.txt": [2, 3]])
        let contents = try temporary.folder.contents(within: limits)
        #expect(contents.files == ["a.txt": [1], "b/c/d.txt": [2, 3]])
        #expect(contents.unread.isEmpty)
    }

    @Test func `a link is refused, even to a file that could be read`() throws {
        try temporary.folder.write(["a": [1]])
        link("\(temporary.path)/b", to: "\(temporary.path)/a")
        #expect(code() == "file.symbolic-link")
    }

    @Test(arguments: ["a b", ".hidden", "é", "-x", "a'"])
    func `a name with other characters is refused`(name: String) throws {
        try temporary.folder.file(name).create([1])
        #expect(code() == "file.bad-name")
    }

    @Test func `each limit is met exactly and not passed`() throws {
        try temporary.folder.write(["a": Array(repeating: 0, count: 10)])
        #expect(code() == nil)
        try temporary.folder.write(["b": Array(repeating: 0, count: 10), "c": []])
        #expect(code() == nil)
        try temporary.folder.write(["d": []])
        #expect(code() == "file.too-many")
    }

    @Test func `a file one byte over its limit is refused`() throws {
        try temporary.folder.write(["a": Array(repeating: 0, count: 11)])
        #expect(code() == "file.too-large")
    }

    @Test func `a large file may be as large as the whole, and no larger`() throws {
        try temporary.folder.write(["b/large": Array(repeating: 0, count: 20)])
        #expect(code() == nil)
        try temporary.folder.write(["c": [1]])
        #expect(code() == "file.too-large")
    }

    @Test(arguments: [
        ("data/records.txt", nil), ("data/books/ads-gl-detail.csv", nil),
        ("data/leaves.txt", "file.too-large"),
    ])
    func `what grows with the journal may be larger than a pack's other files`(
        path: String,
        code: String?
    ) throws {
        try temporary.folder.write([path: Array(repeating: 0, count: (64 << 20) + 1)])
        var limits = FolderLimits.pack
        limits.largeFiles = EvidencePack.largeFiles
        do throws(FileError) {
            let contents = try temporary.folder.contents(within: limits)
            #expect(code == nil && contents.files.count == 1)
        } catch { #expect(error.code == code) }
    }

    @Test func `all files together over the limit are refused`() throws {
        let ten = [UInt8](repeating: 0, count: 10)
        try temporary.folder.write(["a": ten, "b": ten, "c": [1]])
        #expect(code() == "file.too-large")
    }
}

@Suite struct PackFolderTests {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    @Test func `a pack is there whole, and nothing is left beside it`() throws {
        let place = temporary.folder.folder("pack")
        let receipt = PackAttachment(PrivatePlace(seq: 4, field: "evidence.1.commit.file"), [7, 8])
        let draft = try PackFolder(place).begin()
        try draft.add(receipt.path, [7, 8])
        #expect(try temporary.folder.names() == [".pack.unfinished"])
        try draft.finish(
            EvidencePack(
                files: ["bagit.txt": [1], "data/x.txt": [2]],
                attachments: [receipt.path: receipt]
            )
        )
        #expect(try temporary.folder.names() == ["pack"])
        let contents = try place.contents(within: .pack)
        #expect(contents.files.count == 2)
        #expect(contents.unread == ["data/evidence/4-1.txt": 2])
    }

    @Test func `an empty folder is used, and one with anything in it is not`() throws {
        let place = temporary.folder.folder("pack")
        try place.create()
        try Self.write(["a": [1]], to: place)
        #expect(throws: FileError.alreadyThere(path: place.path)) {
            try Self.write(["a": [1]], to: place)
        }
    }

    @Test func `what an interrupted write left is taken away`() throws {
        try temporary.folder.folder(".pack.unfinished").write(["old": [1]])
        try Self.write(["new": [1]], to: temporary.folder.folder("pack"))
        #expect(try temporary.folder.names() == ["pack"])
        #expect(try temporary.folder.folder("pack").names() == ["new"])
    }

    @Test func `more files than go at once, and large ones, are all there`() throws {
        let place = temporary.folder.folder("pack")
        let draft = try PackFolder(place).begin()
        for number in 0..<20 {
            try draft.add("data/evidence/\(number).bin", Self.bytes(number))
        }
        try draft.finish(EvidencePack(files: ["bagit.txt": [1]]))
        for number in 0..<20 {
            let file = place.file("data/evidence/\(number).bin")
            #expect(try file.bytes() == Self.bytes(number))
        }
    }

    /// Every seventh is larger than what goes at once.
    private static func bytes(_ number: Int) -> [UInt8] {
        [UInt8](repeating: UInt8(number), count: number % 7 == 0 ? 17 << 20 : number)
    }

    @Test func `the first file that fails is told, and nothing is put in place`() throws {
        let place = temporary.folder.folder("pack")
        let draft = try PackFolder(place).begin()
        let (first, second) = ("data/1.bin", "data/2.bin")
        let unfinished = temporary.folder.folder(".pack.unfinished")
        // Not by the draft, which could write both files of one name at once.
        try unfinished.write([first: [1], second: [1]])
        #expect(throws: FileError.alreadyThere(path: unfinished.file(second).path)) {
            try draft.add(second, [2])
            try draft.add(first, [3])
            try draft.finish(EvidencePack(files: [:]))
        }
        draft.abandon()
        #expect(try temporary.folder.names().isEmpty)
    }

    @Test func `what is given up leaves nothing`() throws {
        let place = temporary.folder.folder("pack")
        let draft = try PackFolder(place).begin()
        try draft.add("data/evidence/1-1.jpg", [1])
        draft.abandon()
        #expect(try temporary.folder.names().isEmpty)
    }

    private static func write(_ files: [String: [UInt8]], to place: Folder) throws {
        try PackFolder(place).begin().finish(EvidencePack(files: files))
    }
}
