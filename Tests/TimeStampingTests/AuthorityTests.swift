import Testing
import TimeStamping

/// An authority is asked at the one address that was given, and whatever comes back is bounded.
@Suite struct AuthorityTests {
    @Test(arguments: [
        "http://tsa.example.org", "https://tsa.example.org/tsr?policy=1", "http://[::1]:3161/",
        "http://127.0.0.1:80/a/b",
    ])
    func `an address names a host, as it was written`(text: String) throws {
        #expect(try AuthorityAddress(text).description == text)
    }

    @Test(arguments: [
        "", "tsa.example.org", "ftp://tsa.example.org", "HTTP://tsa.example.org", "http://",
        "file:///etc/passwd", "http://user@tsa.example.org", "http://tsa.example.org/#part",
        "http://tsa.example.org/ HTTP/1.0", "http://tsa.example.org/\r\nX: y",
        "http://tsa.example.org:99999/", "http://tsa.exampl\u{e9}.org",
    ])
    func `anything else is no address`(text: String) {
        #expect(throws: AuthorityError.badAddress(text)) { try AuthorityAddress(text) }
    }

    @Test func `an address has 2,000 characters at most`() throws {
        let most = "http://a/" + String(repeating: "a", count: 1991)
        #expect(throws: Never.self) { try AuthorityAddress(most) }
        #expect(throws: AuthorityError.badAddress(most + "a")) { try AuthorityAddress(most + "a") }
    }

    private static let body: [UInt8] = [0x30, 0x03, 0x02, 0x01, 0x02]

    private static func http(
        _ status: String = "200 OK",
        _ headers: String = "Content-Type: application/timestamp-reply\r\n",
        _ body: [UInt8] = body
    ) -> [UInt8] {
        Array("HTTP/1.0 \(status)\r\n\(headers)\r\n".utf8) + body
    }

    /// What asking a server that answers so gives.
    private func answer(_ bytes: [UInt8]?, within seconds: Int32 = 10) throws -> [UInt8] {
        let listener = try Listener(answering: bytes)
        let address = try AuthorityAddress("http://127.0.0.1:\(listener.port)/tsr")
        return try Authority(address, within: seconds).answer(to: [0x30, 0x00])
    }

    @Test func `the answer's bytes come back as they are`() throws {
        #expect(try answer(Self.http()) == Self.body)
    }

    @Test(arguments: [
        [], Array("garbage\r\n\r\n".utf8), http("404 Not Found"), http("500 Broken"),
        http("200 OK", "Content-Type: text/html\r\n"), http("200 OK", ""),
        http("200 OK", "Content-Type: application/timestamp-reply\r\n", Array("no DER".utf8)),
        http("200 OK", "Content-Type: application/timestamp-reply\r\n", [0x30, 0x7F, 0x02]),
        // 16 MiB announced, as DER and as HTTP.
        http(
            "200 OK",
            "Content-Type: application/timestamp-reply\r\n",
            [0x30, 0x84, 1, 0, 0, 0] + [UInt8](repeating: 0, count: 100_000)
        ),
        http("200 OK", "Content-Length: 16777216\r\nContent-Type: application/timestamp-reply\r\n"),
        Array("HTTP/1.0 200 OK\r\nX: ".utf8) + [UInt8](repeating: 0x61, count: 1 << 20),
    ])
    func `what is no answer in bounds is none`(bytes: [UInt8]) throws {
        let error = #expect(throws: AuthorityError.self) { try answer(bytes) }
        #expect(error?.code == "authority.no-answer")
    }

    @Test func `a redirection is not followed`() throws {
        let elsewhere = try Listener(answering: Self.http())
        let there = "Location: http://127.0.0.1:\(elsewhere.port)/\r\n"
        for status in ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"] {
            let type = "Content-Type: application/timestamp-reply\r\n"
            let error = #expect(throws: AuthorityError.self) {
                try answer(Self.http(status, there + type))
            }
            #expect(error?.code == "authority.no-answer")
        }
    }

    @Test func `a server that says nothing is waited for so long and no longer`() throws {
        let clock = ContinuousClock()
        let time = clock.measure {
            _ = #expect(throws: AuthorityError.self) { try answer(nil, within: 1) }
        }
        #expect(time > .milliseconds(900) && time < .seconds(8))
    }

    @Test func `a server that is not there gives no answer`() throws {
        var listener: Listener? = try Listener(answering: nil)
        let port = try #require(listener?.port)
        listener = nil
        let address = try AuthorityAddress("http://127.0.0.1:\(port)/")
        let error = #expect(throws: AuthorityError.self) {
            try Authority(address, within: 2).answer(to: [0x30, 0x00])
        }
        #expect(error?.message.hasPrefix("http://127.0.0.1:\(port)/ gave no time stamp (") == true)
    }

    @Test func `a server that speaks no TLS is no authority over https`() throws {
        let listener = try Listener(answering: Self.http())
        let address = try AuthorityAddress("https://127.0.0.1:\(listener.port)/")
        let error = #expect(throws: AuthorityError.self) {
            try Authority(address, within: 5).answer(to: [0x30, 0x00])
        }
        #expect(error?.code == "authority.no-answer")
    }
}
