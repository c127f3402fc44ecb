import Identifiers
import Testing

@Suite struct CodeTests {
    @Test(arguments: ["p_17", "a", "northside", "group-days", "cl_0007"])
    func `a lower-case code of up to forty characters is accepted`(text: String) throws {
        #expect(try ParticipantCode(text).text == text)
    }

    @Test(arguments: ["", "P17", "7a", "_a", "p 17", "p.17", "caf\u{E9}", "a\n"])
    func `anything else is refused, saying what was wanted`(text: String) {
        let error = #expect(throws: CodeError.self) { try ParticipantCode(text) }
        #expect(error?.subject == "participant")
        #expect(error?.text == text)
        #expect(error?.grammar == "[a-z][a-z0-9_-]{0,39}")
    }

    @Test func `forty characters are accepted and forty-one refused`() throws {
        _ = try CategoryCode(String(repeating: "a", count: 40))
        #expect(throws: CodeError.self) { try CategoryCode(String(repeating: "a", count: 41)) }
    }

    @Test func `a fund is upper case and a command id may be a UUID`() throws {
        _ = try FundCode("ESF")
        #expect(throws: CodeError.self) { try FundCode("esf") }
        _ = try CommandID("8F3b0c8e-44d1-4f8e-9c1f-1a2b3c4d5e6f")
        #expect(throws: CodeError.self) { try CommandID("a b") }
    }

    @Test func `codes are ordered by their bytes`() throws {
        let codes = try ["b", "a_1", "a-1", "a"].map { try PartnerCode($0) }
        #expect(codes.sorted().map(\.text) == ["a", "a-1", "a_1", "b"])
    }
}
