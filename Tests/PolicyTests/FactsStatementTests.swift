import Identifiers
import Integrity
import Money
import Policy
import Testing

@Suite struct FactsStatementTests {
    /// The example of docs/SPEC-policy.md, section 3.
    static let vector = """
        farthing-facts/v1
        kind: claim
        category: travel
        bearer: participant
        enrolment: in-spell
        caps: 1
        caps.1.cap: overall
        caps.1.left: 150000
        attendance-list: -
        amount: 1501
        unit-price: -
        unit-quantity: -
        unit-before: -
        incurred: 2026-03-02
        submitted: 2026-03-03
        before-day: 1000
        before-30-days: 1000
        before-quarter: 1000
        proof: ticket
        prices: 0
        spent-first: no
        second-person: yes
        declined-lately: no
        reason: no
        vehicle: -
        tenths: -
        tenths-before: -
        passengers: -
        passengers-count: -
        meal-hours: -
        meal-at-eight: -
        exclusions: 0

        """

    @Test func `the facts of a fare are written as the specification shows`() throws {
        var facts = try Facts.fare(1501)
        let before = try Amount(pence: 1000)
        facts.before = Facts.Totals(day: before, thirtyDays: before, quarter: before)
        #expect(String(decoding: try facts.statement(), as: UTF8.self) == Self.vector)
        #expect(try Facts(statement: Array(Self.vector.utf8)) == facts)
    }

    @Test(arguments: 0..<300)
    func `any facts are read back the same`(seed: Int) throws {
        let facts = try Facts.arbitrary(seed: seed)
        #expect(try Facts(statement: try facts.statement()) == facts)
    }

    @Test(arguments: [
        ("kind: claim", "kind: gift", "kind"), ("amount: 1501", "amount: -1", "amount"),
        ("bearer: participant", "bearer: own", "bearer"),
        ("enrolment: in-spell", "enrolment: -", "bearer"),
        ("incurred: 2026-03-02", "incurred: 2026-02-30", "incurred"),
        ("category: travel", "category: Travel", "category"),
        ("reason: no", "reason: maybe", "reason"), ("reason: no", "reason: -", "reason"),
    ])
    func `a value that no fact may have is refused by its field`(
        from: String,
        to: String,
        field: String
    ) {
        let bytes = Array(Self.vector.replacing(from, with: to).utf8)
        #expect(throws: FactsError.wrongValue(field: field)) { try Facts(statement: bytes) }
    }

    @Test(arguments: [
        ("unit-price: -", "unit-price: 5500"), ("meal-hours: -", "meal-hours: 5"),
        ("vehicle: -", "vehicle: car"),
        ("caps: 1\n", "caps: 2\ncaps.1.cap: overall\ncaps.1.left: 1\n"),
    ])
    func `half a group of fields, or a list in another order, is not canonical`(
        from: String,
        to: String
    ) {
        var text = Self.vector.replacing(from, with: to)
        if from == "caps: 1\n" {
            text = Self.vector.replacing(
                "caps: 1\ncaps.1.cap: overall\ncaps.1.left: 150000",
                with: "caps: 2\ncaps.1.cap: z\ncaps.1.left: 1\ncaps.2.cap: a\ncaps.2.left: 1"
            )
        }
        let bytes = Array(text.utf8)
        #expect(throws: FactsError.notCanonical) { try Facts(statement: bytes) }
    }

    @Test func `another statement, a field too many and a field missing are refused`() {
        let texts = [
            Self.vector.replacing("farthing-facts/v1", with: "farthing-facts/v2"),
            Self.vector + "more: 1\n", Self.vector.replacing("prices: 0\n", with: ""),
        ]
        for text in texts {
            let error = #expect(throws: FactsError.self) { try Facts(statement: Array(text.utf8)) }
            #expect(error?.code == "facts.statement")
        }
    }

    @Test func `each error has a code, and says that the decision is not replayable`() {
        let errors: [(FactsError, String)] = [
            (.statement(.unterminated), "facts.statement"),
            (.wrongValue(field: "kind"), "facts.wrong-value"),
            (.notCanonical, "facts.not-canonical"),
        ]
        for (error, code) in errors {
            #expect(error.code == code)
            #expect(error.message.hasSuffix("not replayable."))
        }
    }
}
