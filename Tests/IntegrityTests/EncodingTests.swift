import Foundation
import Integrity
import Testing

@Suite struct Base64Tests {
    @Test func `RFC 4648's texts are written and read`() {
        let texts = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]
        for (count, text) in texts.enumerated() {
            let bytes = Array("foobar".utf8.prefix(count))
            #expect(Base64.encode(bytes) == text)
            #expect(Base64.decode(text) == bytes)
        }
    }

    @Test(arguments: 0..<60)
    func `another library writes the same`(seed: Int) {
        var random = SplitMix64(seed: seed)
        let bytes = random.bytes(Int.random(in: 0...200, using: &random))
        #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
        #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }

    @Test(arguments: [
        "Zh==", "Zm9=", "Zg=", "Zg", "Z===", "====", "=", "Zg==\n", " Zg==", "Zg==Zg==", "Z-_=",
        "Zm9v\u{E9}", "Zm=v",
    ])
    func `another spelling is refused`(text: String) {
        #expect(Base64.decode(text) == nil)
    }
}

@Suite struct HexTests {
    @Test func `bytes are two lower-case digits each`() {
        #expect(Hex.encode([0, 0x0F, 0xA0, 0xFF] as [UInt8]) == "000fa0ff")
        #expect(Hex.decode("000fa0ff") == [0, 0x0F, 0xA0, 0xFF])
        #expect(Hex.decode("") == [])
    }

    @Test(arguments: ["0", "0g", "FF", "0x", " 0", "\u{E9}"])
    func `another spelling is refused`(text: String) {
        #expect(Hex.decode(text) == nil)
    }
}
