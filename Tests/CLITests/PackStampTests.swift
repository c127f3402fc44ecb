import CLI
import FileSystem
import StrictJSON
import Testing
import _TestSupport

/// A pack that is stamped while it is made, afterwards, or by way of two files.
@Suite struct PackStampTests {
    private let session: Session
    private let authority: TestAuthority

    init() throws {
        authority = try TestAuthority.shared.get()
        session = try Session()
        try session.begin()
    }

    /// What the authority answers to a request, five minutes later.
    private static func answer(
        _ authority: TestAuthority,
        _ request: [UInt8],
        at moment: String = "20261120100500Z"
    ) throws -> [UInt8] {
        try authority.response(
            stamping: Array(request[24..<56]),
            at: moment,
            nonce: Array(request.dropLast(3).suffix(8))
        )
    }

    private func open(at moment: String = "20261120100500Z") {
        let authority = authority
        session.authority = { _, request in
            try Self.answer(authority, request, at: moment)
        }
    }

    private func files(_ name: String) throws -> [String: [UInt8]] {
        try session.folder.folder(name).contents(within: .pack).files
    }

    /// The record that issued the pack, from what making it answered.
    private func issued(_ result: Session.Result) throws -> String {
        guard case .integer(let seq)? = try result.json["issued"] else {
            throw Session.SetupError(text: result.text)
        }
        return String(seq)
    }

    @Test func `a pack is stamped while it is made, and made again with the same bytes`() throws {
        open()
        session.variables["FARTHING_AUTHORITY"] = "http://tsa.example.org"
        let made = try session.run("pack", "make", "--output", "DIR/one", "--json")
        #expect(made.status == .done)
        #expect(made.text.contains(#""stamped":"2026-11-20T10:05:00.000Z""#))
        #expect(made.text.contains(#""authority":"CN=proper""#))
        let one = try files("one")
        #expect(one["manifest-sha256.tsr"] != nil)

        let seq = try issued(made)
        try session.run("pack", "make", "--issued", seq, "--output", "DIR/two")
        #expect(try files("two") == one)
        #expect(try session.run("check").status == .done)
        #expect(try session.run("rebuild").status == .done)
        try session.run("pack", "make", "--issued", seq, "--output", "DIR/three")
        #expect(try files("three") == one)
    }

    @Test func `an authority that gives no answer is no reason to make no pack`() throws {
        let made = try session.run(
            "pack",
            "make",
            "--output",
            "DIR/one",
            "--authority",
            "http://tsa.example.org"
        )
        #expect(made.status == .done)
        #expect(made.text.contains("Time stamp: pending. There is no network here."))
        #expect(made.text.contains("Later: farthing pack stamp --issued 19"))
        #expect(try files("one")["manifest-sha256.tsr"] == nil)
    }

    @Test func `a pack is stamped later, and made anew`() throws {
        let made = try session.run("pack", "make", "--output", "DIR/one", "--json")
        #expect(made.text.contains(#""time-stamp":"pending""#))
        let seq = try issued(made)
        let missing = try session.run("pack", "stamp", "--issued", seq, "--output", "DIR/two")
        #expect(missing.status == .failed)
        #expect(missing.text.contains("Which authority?"))

        open()
        let stamped = try session.run(
            "pack",
            "stamp",
            "--issued",
            seq,
            "--output",
            "DIR/two",
            "--authority",
            "http://a.b"
        )
        #expect(stamped.status == .done)
        #expect(
            stamped.text == """
                The pack is in DIR/two.
                Time stamp: 2026-11-20T10:05:00.000Z, by CN=proper.

                """
        )
        let (one, two) = try (files("one"), files("two"))
        #expect(one["manifest-sha256.txt"] == two["manifest-sha256.txt"])
        #expect(two["manifest-sha256.tsr"] != nil)
        try session.run("pack", "make", "--issued", seq, "--output", "DIR/three")
        #expect(try files("three") == two)
    }

    @Test func `where there is no network a request and its answer are carried`() throws {
        let made = try session.run("pack", "make", "--output", "DIR/one", "--json")
        let seq = try issued(made)
        let asked = try session.run("pack", "stamp", "--issued", seq, "--request", "DIR/q")
        #expect(asked.status == .done)
        #expect(asked.text.contains("--data-binary @DIR/q URL"))
        let request = try session.folder.file("q").bytes()
        try session.folder.file("a").replace(with: Self.answer(authority, request))

        let carried = [
            "pack", "stamp", "--issued", seq, "--request", "DIR/q", "--response", "DIR/a",
            "--output", "DIR/two",
        ]
        #expect(try session.run(carried).status == .done)
        let two = try files("two")
        #expect(two["manifest-sha256.tsr"] == (try session.folder.file("a").bytes()))
        try session.run("pack", "make", "--issued", seq, "--output", "DIR/three")
        #expect(try files("three") == two)
    }

    @Test func `the newest time stamp is the one that counts`() throws {
        open()
        let made = try session.run(
            "pack",
            "make",
            "--output",
            "DIR/one",
            "--authority",
            "http://a.b",
            "--json"
        )
        let seq = try issued(made)
        open(at: "20261121000000Z")
        let again = try session.run(
            "pack",
            "stamp",
            "--issued",
            seq,
            "--output",
            "DIR/two",
            "--authority",
            "http://a.b"
        )
        #expect(again.text.contains("2026-11-21T00:00:00.000Z"))
        try session.run("pack", "make", "--issued", seq, "--output", "DIR/three")
        #expect(try files("three") == files("two"))
        #expect(try files("three") != files("one"))
    }

    @Test func `an answer to something else is refused, and nothing is recorded`() throws {
        let made = try session.run("pack", "make", "--output", "DIR/one", "--json")
        let seq = try issued(made)
        let authority = authority
        let answers: [(String, @Sendable ([UInt8]) throws -> [UInt8])] = [
            ("time-stamp.malformed", { _ in Array("<html>".utf8) }),
            (
                "time-stamp.imprint",
                {
                    try authority.response(
                        stamping: Array(repeating: 7, count: 32),
                        nonce: Array($0.dropLast(3).suffix(8))
                    )
                }
            ),
            ("time-stamp.nonce", { try authority.response(stamping: Array($0[24..<56])) }),
            (
                "time-stamp.not-granted",
                { try authority.response(stamping: Array($0[24..<56]), status: 2) }
            ),
            ("time-stamp.too-early", { try Self.answer(authority, $0, at: "20261120095459Z") }),
        ]
        for (code, answer) in answers {
            session.authority = { _, request in try answer(request) }
            let result = try session.run(
                "pack",
                "stamp",
                "--issued",
                seq,
                "--output",
                "DIR/two",
                "--authority",
                "http://a.b"
            )
            #expect(result.status == .refused)
            #expect(result.text.contains("[\(code)]"), "\(result.text)")
            #expect(!session.folder.folder("two").exists)
        }
        try session.run("pack", "make", "--issued", seq, "--output", "DIR/three")
        #expect(try files("three") == files("one"))

        open(at: "20261120095500Z")
        let nearest = try session.run(
            "pack",
            "stamp",
            "--issued",
            seq,
            "--output",
            "DIR/two",
            "--authority",
            "http://a.b"
        )
        #expect(nearest.status == .done)
    }

    @Test func `only a pack that was issued is stamped, by a command of its own too`() throws {
        open()
        let result = try session.run(
            "pack",
            "stamp",
            "--issued",
            "3",
            "--output",
            "DIR/two",
            "--authority",
            "http://a.b"
        )
        #expect(result.status == .refused)
        #expect(result.text.contains("[pack.not-issued]"))
        let other = try authority.response(stamping: Array(repeating: 7, count: 32))
        try session.folder.file("other.tsr").replace(with: other)
        let command =
            #"{"id":"x-1","actor":"u_fo","command":"pack.stamp","issued":3,"#
            + #""file":"other.tsr"}"# + "\n"
        try session.write("stamp.jsonl", command)
        let applied = try session.run("apply", "DIR/stamp.jsonl")
        #expect(applied.text.contains("pack.not-issued"))
    }

    @Test(arguments: [
        ["--response", "DIR/a", "--output", "DIR/two"],
        ["--request", "DIR/q", "--output", "DIR/two"],
        ["--request", "DIR/q", "--authority", "http://a.b"],
        ["--request", "DIR/q", "--response", "DIR/a"],
        ["--authority", "http://a.b"],
    ])
    func `ways that exclude each other are wrong usage`(options: [String]) throws {
        let result = try session.run(["pack", "stamp", "--issued", "3"] + options)
        #expect(result.status == .failed)
    }
}
