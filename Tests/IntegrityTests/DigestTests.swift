import Crypto
import Integrity
import Testing

@Suite struct DigestTests {
    @Test func `the published messages have their published digests`() throws {
        for vector in try PublishedVectors.read().sha256.cases {
            #expect(Digest(of: vector.message.bytes).bytes == vector.digest.bytes)
        }
    }

    @Test(arguments: 0..<100)
    func `another library computes the same digest`(seed: Int) {
        var random = SplitMix64(seed: seed)
        let bytes = random.bytes(Int.random(in: 0...5000, using: &random))
        #expect(Digest(of: bytes).bytes == Array(SHA256.hash(data: bytes)))
    }

    @Test(arguments: 0..<50)
    func `bytes that come in pieces have the digest of the whole`(seed: Int) {
        var random = SplitMix64(seed: seed)
        let bytes = random.bytes(Int.random(in: 0...3000, using: &random))
        var stream = DigestStream()
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 0...700, using: &random))
            stream.update(Array(piece))
            rest = rest.dropFirst(piece.count)
        }
        let digest = stream.finish()
        #expect(digest == Digest(of: bytes))
    }

    @Test func `32 bytes are a digest and 31 or 33 are not`() throws {
        #expect(try Digest(bytes: [UInt8](repeating: 0, count: 32)) == .zero)
        #expect(throws: DigestError.length(31)) { try Digest(bytes: Array(0..<31)) }
        #expect(throws: DigestError.length(33)) { try Digest(bytes: Array(0..<33)) }
    }

    @Test func `64 lower-case digits are a digest and no other text is`() throws {
        let text = Digest(of: []).hex
        #expect(try Digest(hex: text).hex == text)
        #expect(Digest(of: []).description == text)
        let g = text.dropLast() + "g"
        for other in [text.uppercased(), String(text.dropLast()), text + "0", String(g), ""] {
            #expect(throws: DigestError.notHex) { try Digest(hex: other) }
        }
    }

    @Test(arguments: 0..<100)
    func `digests are ordered as their bytes are`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let left = try Digest(bytes: random.bytes(32))
        var near = left.bytes
        near[Int.random(in: 0..<32, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        let right = try Digest(bytes: near)
        #expect((left < right) == left.bytes.lexicographicallyPrecedes(right.bytes))
        #expect((right < left) == right.bytes.lexicographicallyPrecedes(left.bytes))
        #expect(left != right)
    }

    @Test(arguments: [DigestError.length(3), .notHex])
    func `each error has a code and a sentence`(error: DigestError) {
        #expect(error.code.hasPrefix("digest."))
        #expect(error.message.hasSuffix("."))
    }
}
