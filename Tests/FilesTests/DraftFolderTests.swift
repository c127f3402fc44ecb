import FileSystem
import Testing

@Suite struct DraftFolderTests {
    private let temporary: TemporaryFolder
    private var place: Folder { temporary.folder.folder("place") }

    init() throws { temporary = try TemporaryFolder() }

    @Test func `a draft is beside its place until it is finished`() throws {
        let draft = try DraftFolder(of: place, mode: 0o700)
        try draft.folder.file("a").create([1])
        #expect(try temporary.folder.names() == [".place.unfinished"])
        try draft.finish()
        #expect(try temporary.folder.names() == ["place"])
        #expect(try place.file("a").bytes() == [1])
        #expect(place.permissions?.mode == 0o700)
    }

    @Test func `a slash at the end names the same folder`() throws {
        #expect(Folder("\(place.path)/") == place)
        #expect(Folder("/") == Folder("//"))
        #expect(Folder("/").path == "/")
        let draft = try DraftFolder(of: Folder("\(place.path)//"))
        try draft.finish()
        #expect(try temporary.folder.names() == ["place"])
    }

    @Test func `an empty place is taken, one with contents and a file are refused`() throws {
        try place.create()
        try DraftFolder(of: place).finish()
        try place.file("a").create([1])
        #expect(throws: FileError.alreadyThere(path: place.path)) { try DraftFolder(of: place) }
        let file = temporary.folder.folder("file")
        try temporary.folder.file("file").create([])
        #expect(throws: FileError.notAFolder(path: file.path)) { try DraftFolder(of: file) }
    }

    @Test func `what came to the place meanwhile is left alone`() throws {
        let draft = try DraftFolder(of: place)
        try draft.folder.file("a").create([1])
        try place.write(["theirs": [2]])
        #expect(throws: FileError.alreadyThere(path: place.path)) { try draft.finish() }
        #expect(try place.names() == ["theirs"])
    }

    @Test func `one at a time writes to a place, and the next one empties what was left`() throws {
        do {
            let draft = try DraftFolder(of: place)
            try draft.folder.file("a").create([1])
            let error = #expect(throws: FileError.self) { try DraftFolder(of: place) }
            #expect(error?.message.contains("another process is writing it") == true)
            #expect(try draft.folder.names() == ["a"])
        }
        // Stopped here: the lock is gone, the draft is not.
        #expect(try temporary.folder.names() == [".place.unfinished"])
        let draft = try DraftFolder(of: place)
        #expect(try draft.folder.names().isEmpty)
        draft.abandon()
        #expect(try temporary.folder.names().isEmpty)
    }

    @Test func `a draft that is a link is not followed`() throws {
        try temporary.folder.folder("other").write(["kept": [1]])
        link("\(temporary.path)/.place.unfinished", to: "\(temporary.path)/other")
        #expect(throws: FileError.self) { try DraftFolder(of: place) }
        #expect(try temporary.folder.folder("other").names() == ["kept"])
    }
}

@Suite struct FilePieceTests {
    private let temporary: TemporaryFolder

    init() throws { temporary = try TemporaryFolder() }

    @Test(arguments: [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
    func `a file passes by whole, and is copied as it does`(size: Int) throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let (file, copy) = (temporary.folder.file("a"), temporary.folder.file("b"))
        try file.create(bytes)
        try file.settle()
        var read: [UInt8] = []
        try file.forEachPiece(copyingTo: copy) { read += $0 }
        #expect(read == bytes)
        #expect(try copy.bytes() == bytes)
    }

    @Test func `a link, a folder and a copy that is there are refused`() throws {
        let (file, other) = (temporary.folder.file("a"), temporary.folder.file("b"))
        try file.create([1])
        try other.create([2])
        link("\(temporary.path)/link", to: file.path)
        #expect(throws: FileError.self) {
            try temporary.folder.file("link").forEachPiece { _ in }
        }
        #expect(throws: FileError.self) { try DiskFile(temporary.path).forEachPiece { _ in } }
        #expect(throws: FileError.alreadyThere(path: other.path)) {
            try file.forEachPiece(copyingTo: other) { _ in }
        }
        #expect(try other.bytes() == [2])
    }
}
