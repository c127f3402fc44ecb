@testable import Capture
import Testing

/// What of a picture's form is taken and what is refused.
@Suite struct PictureTests {
    /// Where the frame's height stands in `photo.jpg`.
    private func photo(height: Int, width: Int) throws -> [UInt8] {
        let sent = try Sample.bytes("photo.jpg")
        let frame: [UInt8] = [0xFF, 0xC0, 0, 17, 8, 0, 32, 0, 48]
        #expect(sent.contains(frame))
        let size = [height >> 8, height & 255, width >> 8, width & 255].map(UInt8.init)
        return sent.replacing(first: frame, with: frame[..<5] + size)
    }

    @Test func `the largest picture is taken, and one line more is not`() throws {
        #expect(try Sample.refusal(of: photo(height: 8000, width: 8000)) == nil)
        #expect(
            try Sample.refusal(of: photo(height: 8001, width: 8000))
                == .tooManyPixels(width: 8000, height: 8001, limit: 64_000_000)
        )
        #expect(
            try Sample.refusal(of: photo(height: 0, width: 8000))
                == .damaged(.jpeg, "it has no width or height")
        )
    }

    @Test func `a PNG's size is read before its data`() throws {
        let sent = try Sample.bytes("clear.png")
        #expect(sent[16..<24].elementsEqual([0, 0, 0, 48, 0, 0, 0, 32]))
        let header = Array("IHDR".utf8) + [0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF] + sent[24..<29]
        var large = Array(sent[..<12]) + header
        large.append(bigEndian: Int(Checksum.of(header[...])), width: 4)
        #expect(
            Sample.refusal(of: large + sent[33...])
                == .tooManyPixels(width: 65_535, height: 65_535, limit: 64_000_000)
        )
    }

    @Test(arguments: [UInt8(0xC3), 0xC5, 0xC9, 0xCA, 0xCD])
    func `a coding that browsers do not show is refused`(frame: UInt8) throws {
        let sent = try Sample.bytes("photo.jpg")
        let rare = sent.replacing(first: [0xFF, 0xC0, 0, 17], with: [0xFF, frame, 0, 17])
        #expect(Sample.refusal(of: rare) == .unusual(.jpeg, "a rare coding"))
    }

    @Test func `nothing can be put behind a table`() throws {
        let sent = try Sample.bytes("photo.jpg")
        let long = sent.replacing(first: [0xFF, 0xDB, 0, 67], with: [0xFF, 0xDB, 0, 68, 0])
        #expect(
            Sample.refusal(of: long)
                == .damaged(.jpeg, "one of its tables is not of its length")
        )
    }

    @Test func `a profile that is none is left out`() throws {
        let sent = try Sample.bytes("photo.jpg")
        let wrong = sent.replacing(first: Array("acsp".utf8), with: Array("text".utf8))
        let kept = try Sample.captured(wrong).bytes
        #expect(!kept.contains(Array("ICC_PROFILE".utf8)))
    }

    @Test func `a part of a PNG that a reader must know is refused, another left out`() throws {
        let sent = try Sample.bytes("clear.png")
        func with(_ name: String) -> [UInt8] {
            let content = Array(name.utf8) + Array("SECRET".utf8)
            var chunk: [UInt8] = [0, 0, 0, 6] + content
            chunk.append(bigEndian: Int(Checksum.of(content[...])), width: 4)
            return Array(sent[..<33]) + chunk + sent[33...]
        }
        #expect(Sample.refusal(of: with("CgBI")) == .unusual(.png, "a part of a rare kind"))
        #expect(try !Sample.hasSecret(Sample.captured(with("cgBI")).bytes))
        #expect(Sample.refusal(of: with("c1BI")) == .damaged(.png, "one of its parts has no name"))
    }

    @Test func `a checksum that is wrong is found`() throws {
        var sent = try Sample.bytes("clear.png")
        sent[sent.count - 1] ^= 1
        #expect(Sample.refusal(of: sent) == .damaged(.png, "a checksum in it is wrong"))
    }

    @Test(
        arguments: [
            ("", 0), ("123456789", 0xCBF4_3926),
            ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
        ] as [(String, UInt32)]
    )
    func `the checksum is the one of ISO 3309`(text: String, sum: UInt32) {
        #expect(Checksum.of(Array(text.utf8)[...]) == sum)
        #expect(Checksum.of(Array("x\(text)".utf8)[1...]) == sum)
    }
}
