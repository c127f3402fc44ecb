import Integrity
import Journal
import Testing

/// What a refusal of bytes says.
@Suite struct RecordErrorTests {
    static let errors: [(RecordError, code: String, says: String)] = [
        (.statement(.missing(field: "seq")), "statement.missing", "seq"),
        (.badField(name: "spell", value: "0"), "record.bad-field", "spell cannot be “0”"),
        (.unknownType("partner.left"), "record.unknown-type", "“partner.left”"),
        (
            .contradiction(code: "entry.unbalanced"), "record.contradiction",
            "(entry.unbalanced)"
        ),
    ]

    @Test(arguments: errors)
    func `each refusal has its code and says what is wrong`(
        error: RecordError,
        code: String,
        says: String
    ) {
        #expect(error.code == code)
        #expect(error.message.contains(says))
        #expect(error.message.hasSuffix("."))
    }
}
