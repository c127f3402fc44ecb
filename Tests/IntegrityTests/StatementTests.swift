import Integrity
import Testing

/// The fields of a statement as text, whatever they are.
private func fields(of bytes: [UInt8]) throws(StatementError) -> [(name: String, value: String?)] {
    var reader = try StatementReader(bytes, label: StatementReader.label(of: bytes))
    var fields: [(String, String?)] = []
    while let name = reader.nextName {
        fields.append((name, try reader.optionalText(StatementName(name))))
    }
    try reader.end()
    return fields
}

private func written(
    _ label: String,
    _ fields: [(name: String, value: String?)]
) throws(StatementError) -> [UInt8] {
    var writer = StatementWriter(label: label)
    for field in fields { writer.put(field.name, field.value) }
    return try writer.bytes()
}

private func statement(_ lines: String) -> [UInt8] { Array("a/v1\n\(lines)\n".utf8) }

@Suite struct StatementVectorTests {
    struct Accepted: Decodable, Sendable {
        let label: String
        let fields: [[String?]]
        let hex, digest: HexBytes
    }
    struct Refused: Decodable, Sendable {
        let hex: HexBytes
        let code: String
    }
    struct File: Decodable { let accepted: [Accepted], refused: [Refused] }

    private let file: File

    init() throws { file = try Vectors.read("statements", as: File.self) }

    @Test func `the vectors' fields are written as their bytes and read back`() throws {
        for vector in file.accepted {
            let expected = vector.fields.compactMap { field in
                field.first.flatMap { $0 }.map { (name: $0, value: field.last.flatMap { $0 }) }
            }
            let bytes = try written(vector.label, expected)
            #expect(bytes == vector.hex.bytes)
            #expect(Digest(of: bytes).bytes == vector.digest.bytes)
            let read = try fields(of: bytes)
            #expect(read.map(\.name) == expected.map(\.name))
            #expect(read.map(\.value) == expected.map(\.value))
        }
    }

    @Test func `the vectors that break a rule are refused for that rule`() {
        for vector in file.refused {
            let shown = String(decoding: vector.hex.bytes, as: UTF8.self)
            let error = #expect(throws: StatementError.self, "\(shown)") {
                try fields(of: vector.hex.bytes)
            }
            #expect(error?.code == vector.code, "\(shown)")
        }
    }
}

@Suite struct StatementRoundTripTests {
    @Test(arguments: 0..<200)
    func `what is written reads back the same`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let made = (0..<Int.random(in: 0...60, using: &random)).map { index in
            (name: "field.\(index)", value: value(using: &random))
        }
        let bytes = try written("farthing-test/v\(seed)", made)
        let read = try fields(of: bytes)
        #expect(read.map(\.name) == made.map(\.name))
        #expect(read.map(\.value) == made.map(\.value))
        #expect(try written("farthing-test/v\(seed)", read) == bytes)
    }

    /// Bytes near a statement, many of which are none: what is accepted is its own spelling.
    @Test(arguments: 0..<400)
    func `what is read, written again, is the same bytes`(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<50 {
            var bytes = Array("a-b/v1\none: 1\ntwo.2: a\\\\b\\nc\nthree: -\n".utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, using: &random) }
            guard let read = try? fields(of: bytes) else { continue }
            let label = try StatementReader.label(of: bytes)
            #expect(try written(label, read) == bytes)
        }
    }

    @Test func `a name in a list is the text that its parts make, and no other`() throws {
        let bytes = Array("a/v1\npostings.12.account: x\n".utf8)
        func read(_ name: StatementName) throws -> String {
            var reader = try StatementReader(bytes, label: "a/v1")
            return try reader.text(name)
        }
        let (list, empty) = ("postings", "")
        #expect(try read("postings.12.account") == "x")
        #expect(try read("\(list).\(12).account") == "x")
        #expect(try read("\(empty)\(list).12\(".account")\(empty)") == "x")
        let others: [StatementName] = [
            "\(list).\(12).accoun", "\(list).\(12).accounts", "\(list).\(13).account",
            "\("posting").\(12).account", "\("qostings").\(12).account", "\(empty)", "",
        ]
        for other in others {
            let error = StatementError.unexpected(
                expected: other.description,
                found: "postings.12.account"
            )
            #expect(throws: error) { try read(other) }
        }
        #expect(others[2].description == "postings.13.account")
    }

    @Test func `another byte anywhere is refused or is another content`() throws {
        let bytes = Array("a/v1\nn: x y\nm: -\nk: \\t\n".utf8)
        let content = try fields(of: bytes).map(\.value)
        for index in bytes.indices {
            for bit in 0..<8 {
                var other = bytes
                other[index] ^= 1 << bit
                guard let read = try? fields(of: other) else { continue }
                let isSame =
                    try StatementReader.label(of: other) == "a/v1"
                    && read.map(\.name) == ["n", "m", "k"] && read.map(\.value) == content
                #expect(!isSame, "byte \(index), bit \(bit)")
            }
        }
    }

    private func value(using random: inout SplitMix64) -> String? {
        guard Int.random(in: 0..<8, using: &random) > 0 else { return nil }
        let alphabet = Array(" ~!-aZ09:\\\n\t")
        let inner = (0..<Int.random(in: 0...40, using: &random)).map { _ in
            alphabet.randomElement(using: &random) ?? "x"
        }
        return "x" + String(inner) + "x"
    }

    private func mutate(_ bytes: inout [UInt8], using random: inout SplitMix64) {
        let alphabet = Array("an1.-/v: \\nt\n\r\u{7F}A".utf8)
        let index = Int.random(in: 0..<bytes.count, using: &random)
        let byte = alphabet.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[index] = byte
        case 1: bytes.insert(byte, at: index)
        default: if bytes.count > 1 { bytes.remove(at: index) }
        }
    }
}

@Suite struct StatementWriterTests {
    @Test func `each kind of value has its spelling`() throws {
        var writer = StatementWriter(label: "farthing-record/v1")
        writer.put("text", "a")
        writer.put("integer", -12)
        writer.put("least", Int64.min)
        writer.put("most", Int64.max)
        writer.put("zero", Int64(0))
        writer.put("digest", Digest.zero)
        writer.put("no-text", nil as String?)
        writer.put("no-integer", nil as Int?)
        writer.put("no-long", nil as Int64?)
        writer.put("no-digest", nil as Digest?)
        writer.putAbsent("none")
        let expected = """
            farthing-record/v1
            text: a
            integer: -12
            least: -9223372036854775808
            most: 9223372036854775807
            zero: 0
            digest: \(String(repeating: "0", count: 64))
            no-text: -
            no-integer: -
            no-long: -
            no-digest: -
            none: -

            """
        #expect(try String(decoding: writer.bytes(), as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("A/v1", "n", "x", StatementError.badLabel("A/v1")),
        ("a/v1", "N", "x", .badName("N")),
        ("a/v1", "", "x", .badName("")),
        ("a/v1", "n:", "x", .badName("n:")),
        ("a/v1", "n", "caf\u{E9}", .badCharacter(field: "n", byte: 0xC3)),
        ("a/v1", "n", "a\rb", .badCharacter(field: "n", byte: 13)),
        ("a/v1", "n", "", .emptyValue(field: "n")),
        ("a/v1", "n", " x", .edgeSpace(field: "n")),
        ("a/v1", "n", "x ", .edgeSpace(field: "n")),
        ("a/v1", "n", "-", .dash(field: "n")),
    ])
    func `a field that breaks a rule is refused`(
        label: String,
        name: String,
        value: String,
        error: StatementError
    ) {
        #expect(throws: error) { try written(label, [(name, value)]) }
    }

    @Test func `the first field that broke a rule is the one reported`() {
        #expect(throws: StatementError.emptyValue(field: "b")) {
            try written("a/v1", [("a", "x"), ("b", ""), ("c", "-")])
        }
    }

    @Test func `a name in two parts is the field of the name put together`() throws {
        var whole = StatementWriter(label: "a/v1")
        var parts = StatementWriter(label: "a/v1")
        for value in ["x", nil, #"a\b"#] {
            whole.put("lines.1.what", value)
            parts.put("lines.1", "what", value)
        }
        #expect(try parts.bytes() == whole.bytes())
    }

    @Test(arguments: [
        ("1", "b"), ("a", "B"), ("a\n", "b"), (String(repeating: "a", count: 62), "bc"),
    ])
    func `a name in two parts that is none is refused`(group: String, name: String) throws {
        var writer = StatementWriter(label: "a/v1")
        writer.put(group, name, "x")
        #expect(throws: StatementError.self) { try writer.bytes() }
        var longest = StatementWriter(label: "a/v1")
        longest.put(String(repeating: "a", count: 62), "b", "x")
        #expect(try longest.bytes().count == 5 + 64 + 4)
    }

    @Test func `two dashes are a text and so is a dash before a letter`() throws {
        #expect(try fields(of: written("a/v1", [("n", "--")])).first?.value == "--")
        #expect(try fields(of: written("a/v1", [("n", "-x")])).first?.value == "-x")
    }

    @Test func `4096 bytes are a value and 4097 are not, counted as written`() throws {
        let most = String(repeating: "x", count: 4096)
        #expect(try fields(of: written("a/v1", [("n", most)])).first?.value == most)
        let error = StatementError.valueTooLong(field: "n", bytes: 4097)
        #expect(throws: error) { try written("a/v1", [("n", most + "x")]) }
        #expect(throws: error) { try fields(of: statement("n: \(most)x")) }
        let escaped = String(repeating: "\n", count: 2048)
        #expect(try fields(of: written("a/v1", [("n", escaped)])).first?.value == escaped)
        #expect(throws: error) { try written("a/v1", [("n", escaped + "x")]) }
    }

    @Test func `64 KiB are a statement and a byte more is not`() throws {
        let line = "n: " + String(repeating: "x", count: 4092) + "\n"
        var text = "a/v1\n" + String(repeating: line, count: 15)
        text += "n: " + String(repeating: "x", count: 65_536 - text.utf8.count - 4) + "\n"
        #expect(text.utf8.count == 65_536)
        #expect(try written("a/v1", fields(of: Array(text.utf8))) == Array(text.utf8))
        let long = Array((text.dropLast() + "x\n").utf8)
        #expect(throws: StatementError.tooLong(bytes: 65_537)) { try fields(of: long) }
        let parts = (0..<17).map { (name: "n\($0)", value: String(repeating: "x", count: 4096)) }
        let bytes = 5 + 17 * 4099 + 10 * 2 + 7 * 3
        #expect(throws: StatementError.tooLong(bytes: bytes)) { try written("a/v1", parts) }
    }

    @Test func `a name or label of 64 bytes is one and of 65 is not`() throws {
        let name = String(repeating: "n", count: 64)
        #expect(try fields(of: written("a/v1", [(name, "x")])).first?.name == name)
        #expect(throws: StatementError.badName(name)) { try written("a/v1", [(name + "n", "x")]) }
        let label = String(repeating: "a", count: 61) + "/v1"
        #expect(try StatementReader.label(of: written(label, [])) == label)
        #expect(throws: StatementError.self) { try written("a" + label, []) }
    }
}

@Suite struct StatementReaderTests {
    @Test func `fields are read in their order and all of them`() throws {
        let digest = Digest(of: [1])
        var reader = try StatementReader(
            statement("t: x\\ty\ni: -7\nd: \(digest)\nc: 2\na: -\nb: -\ne: -\nz: 5"),
            label: "a/v1"
        )
        #expect(reader.nextName == "t")
        #expect(try reader.text("t") == "x\ty")
        #expect(try reader.integer("i") == -7)
        #expect(try reader.digest("d") == digest)
        #expect(try reader.count("c") == 2)
        #expect(try reader.optionalText("a") == nil)
        #expect(try reader.optionalInteger("b") == nil)
        #expect(try reader.optionalDigest("e") == nil)
        #expect(try reader.optionalInteger("z") == 5)
        #expect(reader.nextName == nil)
        try reader.end()
    }

    @Test func `another label is refused, naming both`() {
        #expect(throws: StatementError.otherLabel(expected: "a/v2", found: "a/v1")) {
            try StatementReader(statement("n: x"), label: "a/v2")
        }
    }

    @Test func `another field, a missing one and one left over are refused`() throws {
        var reader = try StatementReader(statement("n: x\nm: y"), label: "a/v1")
        #expect(throws: StatementError.unexpected(expected: "m", found: "n")) {
            try reader.text("m")
        }
        #expect(throws: StatementError.unread(field: "n")) { try reader.end() }
        _ = try reader.text("n")
        _ = try reader.text("m")
        #expect(throws: StatementError.missing(field: "k")) { try reader.optionalText("k") }
        try reader.end()
    }

    @Test func `a repeated field is not the one that was wanted`() throws {
        var reader = try StatementReader(statement("n: x\nn: y"), label: "a/v1")
        _ = try reader.text("n")
        #expect(throws: StatementError.unexpected(expected: "m", found: "n")) {
            try reader.text("m")
        }
    }

    @Test func `a dash is no value where one is wanted`() throws {
        let reader = try StatementReader(statement("n: -"), label: "a/v1")
        let error = StatementError.absent(field: "n")
        var copy = reader
        #expect(throws: error) { try copy.text("n") }
        copy = reader
        #expect(throws: error) { try copy.integer("n") }
        copy = reader
        #expect(throws: error) { try copy.digest("n") }
        copy = reader
        #expect(throws: error) { try copy.count("n") }
    }

    @Test(arguments: ["0", "7", "-1", "10", "9223372036854775807", "-9223372036854775808"])
    func `a canonical integer is read`(text: String) throws {
        var reader = try StatementReader(statement("n: \(text)"), label: "a/v1")
        #expect(try String(reader.integer("n")) == text)
    }

    @Test(arguments: [
        "-0", "00", "07", "+5", "1.0", "1e3", "0x1", "1 0", "--1", "1_000",
        "9223372036854775808", "-9223372036854775809", "99999999999999999999",
    ])
    func `another spelling of an integer is refused`(text: String) throws {
        var reader = try StatementReader(statement("n: \(text)"), label: "a/v1")
        #expect(throws: StatementError.notInteger(field: "n")) { try reader.integer("n") }
    }

    @Test func `a count is 0 to 65535`() throws {
        for (text, isCount) in [("0", true), ("65535", true), ("65536", false), ("-1", false)] {
            var reader = try StatementReader(statement("n: \(text)"), label: "a/v1")
            if isCount {
                #expect(try String(reader.count("n")) == text)
            } else {
                #expect(throws: StatementError.notCount(field: "n")) { try reader.count("n") }
            }
        }
    }

    @Test func `64 lower-case digits are read as a digest and no other value is`() throws {
        let text = Digest(of: []).hex
        for other in [text.uppercased(), String(text.dropLast()), text + "0", "sha256:\(text)"] {
            var reader = try StatementReader(statement("n: \(other)"), label: "a/v1")
            #expect(throws: StatementError.notDigest(field: "n")) { try reader.digest("n") }
        }
    }
}

@Suite struct StatementErrorTests {
    /// One row a case, in their order: bytes that break the rule and some later ones too.
    @Test func `the first broken rule of a statement is the one reported`() {
        let long = String(repeating: "x", count: 65_537)
        let rows: [(String, String)] = [
            (long, "statement.too-long"),
            ("A\nn", "statement.unterminated"),
            ("A\nN: \n", "statement.label"),
            ("b/v1\nN: \n", "statement.other-label"),
            ("a/v1\nN: \r\n", "statement.name"),
            ("a/v1\nn:  \\\r\n", "statement.escape"),
            ("a/v1\nn: \r\\\n", "statement.character"),
            ("a/v1\nn: \nm:  x\n", "statement.empty"),
            ("a/v1\nn: " + String(repeating: " ", count: 4097) + "\n", "statement.value-too-long"),
            ("a/v1\nn:  x\nM: x\n", "statement.edge-space"),
        ]
        for (text, code) in rows {
            let error = #expect(throws: StatementError.self) {
                try StatementReader(Array(text.utf8), label: "a/v1")
            }
            #expect(error?.code == code)
        }
    }

    @Test func `each error has its own code and a sentence`() {
        let errors: [StatementError] = [
            .tooLong(bytes: 1), .unterminated, .badLabel("x"),
            .otherLabel(expected: "a/v1", found: "b/v1"), .badName("x"),
            .badCharacter(field: "n", byte: 0), .badEscape(field: "n"), .emptyValue(field: "n"),
            .valueTooLong(field: "n", bytes: 4097), .edgeSpace(field: "n"), .dash(field: "n"),
            .missing(field: "n"), .unexpected(expected: "n", found: "m"), .absent(field: "n"),
            .notInteger(field: "n"), .notDigest(field: "n"), .notCount(field: "n"),
            .unread(field: "n"),
        ]
        #expect(Set(errors.map(\.code)).count == errors.count)
        for error in errors {
            #expect(error.code.hasPrefix("statement."))
            #expect(error.message.hasSuffix("."), "\(error)")
        }
    }
}
