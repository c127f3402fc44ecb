import Identifiers
import Testing
import _TestSupport

@testable import Integrity

/// What counts as an authority's time stamp, and the nearest that does not.
@Suite struct TimeStampTests {
    private let authority: TestAuthority
    private let request = TimeStampRequest(
        imprint: Digest(of: Array("a list".utf8)),
        random: [0xFF, 2, 3, 4, 5, 6, 7, 8]
    )

    init() throws { authority = try TestAuthority.shared.get() }

    private var nonce: [UInt8] { Array(request.bytes.dropLast(3).suffix(8)) }

    private func response(
        at moment: String = "20260606120000Z",
        status: UInt8 = 0,
        algorithm: UInt8 = 1,
        signedBy signer: TestAuthority.Signer = .proper
    ) throws -> [UInt8] {
        try authority.response(
            stamping: request.imprint.bytes,
            at: moment,
            nonce: nonce,
            status: status,
            algorithm: algorithm,
            signedBy: signer
        )
    }

    @Test func `a request is what openssl makes of the same digest and number`() throws {
        let made = TestAuthority.der(
            0x30,
            [0x02, 0x01, 0x01],
            TestAuthority.der(
                0x30,
                [
                    0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01,
                    0x05, 0x00,
                ],
                TestAuthority.der(0x04, request.imprint.bytes)
            ),
            TestAuthority.der(0x02, nonce),
            [0x01, 0x01, 0xFF]
        )
        #expect(request.bytes == made)
        #expect(nonce.first == 0x7F)
    }

    @Test func `a request is read as it was written, and no other file is one`() throws {
        #expect(try TimeStampRequest(bytes: request.bytes) == request)
        for place in request.bytes.indices {
            var bytes = request.bytes
            bytes[place] ^= 0x80
            let read = try? TimeStampRequest(bytes: bytes)
            #expect(read != request)
        }
        for bytes in [[], request.bytes + [0], Array(request.bytes.dropLast())] {
            #expect(throws: TimeStampError.notARequest) { try TimeStampRequest(bytes: bytes) }
        }
    }

    @Test func `an answer says what was stamped, when, by whom and as which number`() throws {
        let stamp = try request.timeStamp(in: response())
        #expect(stamp.imprint == request.imprint)
        #expect(stamp.seconds == 1_780_747_200)
        #expect(stamp.authority == "CN=proper")
        #expect(stamp.serial == "0f27")
    }

    @Test func `a fraction of a second is left out`() throws {
        let stamp = try TimeStamp(response: response(at: "20260606120000.999Z"))
        #expect(stamp.seconds == 1_780_747_200)
    }

    @Test func `an authority's certificate vouches for it, another's does not`() throws {
        let stamp = try TimeStamp(response: response())
        #expect(try stamp.chains(to: AuthorityCertificates(pem: authority.root)))
        #expect(try stamp.chains(to: AuthorityCertificates(pem: authority.certificate(.proper))))
        #expect(try !stamp.chains(to: AuthorityCertificates(pem: authority.otherRoot)))
        #expect(try !stamp.chains(to: AuthorityCertificates(pem: authority.certificate(.expired))))
        let both = try authority.otherRoot + authority.root
        #expect(try stamp.chains(to: AuthorityCertificates(pem: both)))
    }

    @Test func `a certificate counts by the moment of the stamp, and not by today`() throws {
        let stamp = try TimeStamp(response: response(at: "20251231235959Z", signedBy: .expired))
        #expect(try stamp.chains(to: AuthorityCertificates(pem: authority.root)))
        for (moment, signer) in [
            ("20260101000001Z", TestAuthority.Signer.expired), ("20251231235959Z", .proper),
            ("20280101000001Z", .proper),
        ] {
            #expect(throws: TimeStampError.badSignature) {
                try TimeStamp(response: response(at: moment, signedBy: signer))
            }
        }
    }

    @Test(arguments: [TestAuthority.Signer.withoutPurpose, .withOtherPurposes, .notCritical])
    func `a certificate that is not for time-stamping alone stamps nothing`(
        signer: TestAuthority.Signer
    ) throws {
        #expect(throws: TimeStampError.badSignature) {
            try TimeStamp(response: response(signedBy: signer))
        }
    }

    @Test(arguments: 1...5 as ClosedRange<UInt8>)
    func `what was not granted as asked is no time stamp`(status: UInt8) throws {
        let error = #expect(throws: TimeStampError.self) {
            try TimeStamp(response: response(status: status))
        }
        #expect(error?.code == "time-stamp.not-granted")
    }

    @Test func `an authority's reasons are told`() throws {
        // Rejection for an algorithm and for a failure: bits 0 and 25.
        let bits = TestAuthority.der(0x03, [0x06, 0x80, 0x00, 0x00, 0x40])
        let response = TestAuthority.der(0x30, TestAuthority.der(0x30, [2, 1, 2], bits))
        let reasons = ["rejection", "algorithm not taken", "system failure"]
        #expect(throws: TimeStampError.notGranted(reasons: reasons)) {
            try TimeStamp(response: response)
        }
    }

    @Test func `a stamp of another kind of digest is refused`() throws {
        // 32 bytes too, but of SHA3-256 by its name.
        #expect(throws: TimeStampError.otherAlgorithm) {
            try TimeStamp(response: response(algorithm: 8))
        }
    }

    @Test func `a stamp of something else, or with another number, answers another request`() throws
    {
        let other = TimeStampRequest(imprint: .zero, random: Array(repeating: 1, count: 8))
        #expect(throws: TimeStampError.otherImprint(expected: .zero, found: request.imprint)) {
            try other.timeStamp(in: response())
        }
        let same = TimeStampRequest(imprint: request.imprint, random: [0, 0, 0, 0, 0, 0, 0, 0])
        #expect(throws: TimeStampError.otherNonce) { try same.timeStamp(in: response()) }
        let none = try authority.response(stamping: request.imprint.bytes)
        #expect(throws: TimeStampError.otherNonce) { try request.timeStamp(in: none) }
        #expect(try TimeStamp(response: none).imprint == request.imprint)
    }

    @Test func `bytes that are no response, or more than one, are refused`() throws {
        let good = try response()
        let garbage: [[UInt8]] = [
            [], [0x30], [0x30, 0x80, 0, 0], Array("<html>".utf8), good + [0],
            Array(good.dropLast()), good + good,
        ]
        for bytes in garbage {
            #expect(throws: TimeStampError.malformed) { try TimeStamp(response: bytes) }
        }
        for count in stride(from: 0, to: good.count, by: 7) {
            #expect(throws: TimeStampError.malformed) {
                try TimeStamp(response: Array(good.prefix(count)))
            }
        }
    }

    @Test func `a response is looked at up to its limit`() throws {
        let most = [UInt8](repeating: 0x30, count: TimeStamp.byteLimit)
        #expect(throws: TimeStampError.malformed) { try TimeStamp(response: most) }
        #expect(throws: TimeStampError.tooLong(bytes: most.count + 1)) {
            try TimeStamp(response: most + [0])
        }
    }

    @Test func `no flip of a bit makes it say something else`() throws {
        let good = try response()
        let stamp = try TimeStamp(response: good)
        for place in good.indices {
            var bytes = good
            bytes[place] ^= 1 << (place % 8)
            guard let other = try? TimeStamp(response: bytes) else { continue }
            // What the signature does not cover may differ: it changes nothing that is said.
            #expect(other.imprint == stamp.imprint && other.seconds == stamp.seconds)
            #expect(other.certificate == stamp.certificate && other.serial == stamp.serial)
        }
    }

    @Test func `what is no certificate vouches for nobody`() throws {
        let root = try authority.root
        for pem in [
            [], Array("none".utf8), Array(root.dropLast(40)), root + Array(root.dropLast(40)),
        ] {
            #expect(throws: TimeStampError.noCertificates) {
                try AuthorityCertificates(pem: pem)
            }
        }
    }

    @Test func `each case has its own code and says what to do`() {
        let cases: [TimeStampError] = [
            .tooLong(bytes: 65_537), .malformed, .notGranted(reasons: ["rejection"]),
            .otherAlgorithm, .badSignature, .otherImprint(expected: .zero, found: .zero),
            .otherNonce, .notARequest, .noCertificates,
        ]
        #expect(Set(cases.map(\.code)).count == cases.count)
        for error in cases { #expect(error.message.contains(": ")) }
    }
}
