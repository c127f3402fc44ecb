@testable import Capture
import Foundation
import Testing
import _TestSupport

/// Files as people send them, and what is kept of them.
@Suite struct SampleTests {
    @Test(arguments: Sample.all)
    func `nothing that has to go is in what is kept`(name: String) throws {
        let sent = try Sample.bytes(name)
        #expect(Sample.hasSecret(sent), "the sample proves nothing")
        #expect(try !Sample.hasSecret(Sample.captured(sent, named: name).bytes))
    }

    @Test(arguments: Sample.all)
    func `what is kept is kept as it is when it comes again`(name: String) throws {
        let once = try Sample.captured(Sample.bytes(name), named: name)
        let twice = try Sample.captured(once.bytes, named: name)
        #expect(twice.bytes == once.bytes)
        #expect(twice.removed.isEmpty)
    }

    /// The bytes are looked at by other people's programs too: Tests/Scripts/captured-files.sh.
    @Test(arguments: Sample.all)
    func `what is kept has the bytes that were recorded`(name: String) throws {
        let kept = try Sample.captured(Sample.bytes(name), named: name).bytes
        let file = Sample.recorded(name)
        if isRecordingSnapshots {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(kept).write(to: file)
            Issue.record("\(name) is recorded")
        }
        #expect(try Data(contentsOf: file) == Data(kept))
    }

    @Test(arguments: [
        ("photo.jpg", FileType.jpeg, [Removal.place, .camera, .words]),
        ("progressive.jpg", .jpeg, [.place, .camera, .words, .remainder]),
        ("filled.jpg", .jpeg, [.camera]),
        ("screen.png", .png, [.place, .camera, .words, .remainder]),
        ("paper.pdf", .pdf, [.place, .camera, .words]),
    ])
    func `it is said what was removed`(name: String, type: FileType, removed: [Removal]) throws {
        let file = try Sample.captured(Sample.bytes(name), named: name)
        #expect(file.type == type)
        #expect(file.removed == Set(removed))
        #expect(file.sanitiser.rawValue == "farthing-capture/1")
    }

    @Test(arguments: [("photo.jpg", 6), ("grey.jpg", 3), ("palette.png", 8)])
    func `a picture that is to be turned still is`(name: String, orientation: Int) throws {
        let kept = try Sample.captured(Sample.bytes(name)).bytes
        let mark: [UInt8] = [1, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0, 0, 0, 0]
        #expect(kept.contains(mark))
    }

    @Test(arguments: ["progressive.jpg", "clear.png", "paper.pdf"])
    func `one that stands upright has no camera's data at all`(name: String) throws {
        let kept = Sample.text(try Sample.captured(Sample.bytes(name)).bytes)
        #expect(!kept.contains("Exif") && !kept.contains("eXIf"))
    }

    @Test(arguments: ["photo.jpg", "screen.png"])
    func `a colour profile stays`(name: String) throws {
        let kept = Sample.text(try Sample.captured(Sample.bytes(name)).bytes)
        #expect(kept.contains("ICC_PROFILE") || kept.contains("iCCPICC\0"))
    }
}
