import StrictJSON
import Testing

@Suite struct JSONParserTests {
    private func parse(_ text: String) throws -> JSONValue {
        try JSONParser.value(of: Array(text.utf8))
    }

    @Test func `a command is read with its keys in order`() throws {
        let value = try parse(#" {"id":"c-1","amount":1250,"lines":[{"for":"p_1"}],"own":true} "#)
        #expect(value["amount"] == .integer(1250))
        #expect(value["lines"] == .array([.object(["for": .text("p_1")])]))
        #expect(value["own"] == .boolean(true))
        #expect(value["missing"] == nil)
    }

    @Test(arguments: ["0", "-1", "1250", "9223372036854775807", "-9223372036854775808"])
    func `a canonical integer is accepted`(text: String) throws {
        #expect(try parse(text) == .integer(Int64(text) ?? 1))
    }

    @Test(arguments: ["1.0", "1e3", "-0", "01", "1E2", "-", "1-2", "00"])
    func `another spelling of a number is refused`(text: String) {
        let error = #expect(throws: JSONError.self) { try parse(text) }
        #expect(error?.code == "json.not-an-integer")
    }

    @Test func `a number beyond 64 bits is refused`() {
        let error = #expect(throws: JSONError.self) { try parse("9223372036854775808") }
        #expect(error?.code == "json.integer-out-of-range")
    }

    @Test(arguments: [#"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, #"[{"b":{"a":1,"a":1}}]"#])
    func `a key that stands twice is refused, however it is spelt`(text: String) {
        let error = #expect(throws: JSONError.self) { try parse(text) }
        #expect(error?.code == "json.duplicate-key")
    }

    /// Keys that Unicode calls equivalent are two keys, because their bytes differ.
    @Test func `keys are compared by their bytes`() throws {
        let value = try parse("{\"caf\u{E9}\":1,\"cafe\u{301}\":2}")
        #expect(value["caf\u{E9}"] == .integer(1))
        #expect(value["cafe\u{301}"] == .integer(2))
    }

    @Test(arguments: [
        ("{", "json.ended-early"), ("{\"a\"}", "json.unexpected-byte"),
        ("{} x", "json.trailing-bytes"),
        ("[1,]", "json.unexpected-byte"), ("{\"a\":1,}", "json.unexpected-byte"),
        ("nul", "json.ended-early"), ("\"\\x\"", "json.bad-escape"),
        ("'a'", "json.unexpected-byte"),
        ("\"\\uD800\"", "json.unexpected-byte"), ("\"\\uDC00\"", "json.bad-escape"),
        ("\"a\u{1}\"", "json.forbidden-character"), ("\"\\u0007\"", "json.forbidden-character"),
        ("\"a\u{202E}b\"", "json.forbidden-character"),
        ("\"\u{FEFF}\"", "json.forbidden-character"),
        ("\"a\u{200B}b\"", "json.forbidden-character"),
        ("\"a\u{00AD}b\"", "json.forbidden-character"),
    ])
    func `a fault has a code of its own`(text: String, code: String) {
        let error = #expect(throws: JSONError.self) { try parse(text) }
        #expect(error?.code == code)
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        let error = #expect(throws: JSONError.self) {
            try JSONParser.value(of: [0x22, 0xC3, 0x28, 0x22])
        }
        #expect(error?.code == "json.invalid-utf8")
    }

    @Test func `seventeen levels are accepted and eighteen refused`() throws {
        let deep = { (levels: Int) in
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        _ = try parse(deep(17))
        #expect(throws: JSONError.self) { try parse(deep(18)) }
    }

    @Test func `the canonical text does not depend on order or spelling`() throws {
        let left = try parse(#"{ "b" : [1, null], "a": "x\n\u00e9" }"#)
        let right = try parse("{\"a\":\"x\\n\u{E9}\",\"b\":[1,null]}")
        #expect(left.canonicalText == right.canonicalText)
        #expect(left.canonicalText == "{\"a\":\"x\\n\u{E9}\",\"b\":[1,null]}")
        #expect(try parse(left.compactText) == left)
    }
}
