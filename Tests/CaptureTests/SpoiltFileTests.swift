@testable import Capture
import Testing
import _TestSupport

/// Whatever is done to a file, it is refused, or what is kept of it is clean.
@Suite struct SpoiltFileTests {
    @Test(arguments: Sample.pictures)
    func `a picture that ends early is refused, wherever it ends`(name: String) throws {
        let sent = try Sample.bytes(name)
        let whole = try Sample.captured(sent).bytes
        // What stands behind the picture's end may be missing, and its last part may not.
        let end = try lastByte(of: sent, name)
        for count in 0..<end {
            #expect(Sample.refusal(of: Array(sent[..<count])) != nil, "\(count)")
        }
        #expect(try Sample.captured(Array(sent[..<end])).bytes == whole)
    }

    @Test func `a PDF that ends early is refused, wherever it ends`() throws {
        let sent = try Sample.bytes("paper.pdf")
        // Its first letters alone are a text.
        for count in "%PDF-".utf8.count..<sent.count - "\n%%EOF\n".utf8.count {
            #expect(Sample.refusal(of: Array(sent[..<count])) != nil, "\(count)")
        }
    }

    @Test(arguments: Sample.all)
    func `a file with any byte changed is refused, or clean`(name: String) throws {
        let sent = try Sample.bytes(name)
        for place in sent.indices {
            for mask: UInt8 in [0xFF, 1 << UInt8(place % 8)] {
                var spoilt = sent
                spoilt[place] ^= mask
                try expectClean(spoilt, "byte \(place), mask \(mask)")
                // A PDF's key of another name is another key.
                guard name != "paper.pdf" else { continue }
                let kept = (try? Sample.captured(spoilt))?.bytes ?? []
                #expect(!Sample.hasSecret(kept), "byte \(place), mask \(mask)")
            }
        }
    }

    /// A failure names its seed.
    @Test(arguments: 0..<120)
    func `a file that was cut, doubled and stirred is refused, or clean`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let name = Sample.all[seed % Sample.all.count]
        let other = Sample.all[Int.random(in: 0..<Sample.all.count, using: &random)]
        let (one, two) = (try Sample.bytes(name), try Sample.bytes(other))
        for _ in 0..<40 {
            let from = Int.random(in: 0..<one.count, using: &random)
            let to = Int.random(in: from...one.count, using: &random)
            let begins = Int.random(in: 0..<two.count, using: &random)
            let ends = Int.random(in: begins...min(two.count, begins + 200), using: &random)
            var stirred = Array(one[..<from]) + two[begins..<ends] + one[to...]
            if stirred.isEmpty { continue }
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let place = Int.random(in: stirred.indices, using: &random)
                stirred[place] = UInt8.random(in: .min ... .max, using: &random)
            }
            try expectClean(stirred, "\(name) with a part of \(other)")
        }
    }

    /// That capturing what was kept changes nothing and finds nothing to take out.
    private func expectClean(_ bytes: [UInt8], _ what: String) throws {
        guard let kept = try? Sample.captured(bytes) else { return }
        let again = try Sample.captured(kept.bytes)
        #expect(again.bytes == kept.bytes && again.removed.isEmpty, "\(what)")
        #expect(kept.bytes.count <= bytes.count + 2000, "\(what)")
    }

    /// Where a picture ends in a file.
    private func lastByte(of sent: [UInt8], _ name: String) throws -> Int {
        let end: [UInt8] =
            name.hasSuffix(".png") ? Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82] : [0xFF, 0xD9]
        return try #require(sent.firstRange(of: end)).upperBound
    }
}
