import Calendar
import Identifiers
import Money
import Testing

@testable import Banking

@Suite struct MatchingTests {
    private func findings(
        _ lines: [BankLine],
        _ payments: [ExpectedPayment]
    ) throws -> (lines: [String], payments: [String], doubts: [[String]]) {
        let matching = try BankMatching(of: lines, with: payments)
        return (
            matching.lines.map(\.finding.brief), matching.payments.map(\.outcome.brief),
            matching.lines.map(\.finding.grounds.doubts)
        )
    }

    @Test(arguments: ["pm.0001", "PM.0001"])
    func `end-to-end id and amount make it certain, whatever else is said`(id: String) throws {
        let found = try findings(
            [line(1, -500, day: 2, id: id, name: "X", text: "Y")],
            [payment("pm_0001", 500, day: 28, reference: "Z", payee: "W"), payment("pm_2", 500)]
        )
        #expect(found.lines == ["certain pm_0001"])
        #expect(found.payments == ["left 1", "waiting"])
    }

    @Test func `another amount is never a match, and it is said`() throws {
        let found = try findings(
            [line(1, -501, id: "pm.0001")],
            [payment("pm_0001", 500), payment("pm_0002", 501)]
        )
        #expect(found.lines == ["unmatched"])
        #expect(found.payments == ["waiting", "waiting"])
        #expect(
            found.doubts == [
                [
                    "It carries the id of pm_0001, which is £5.00, and is £5.01. "
                        + "It is not taken for it: ask the bank."
                ]
            ]
        )
    }

    @Test func `of two lines with one id the first booked is the payment`() throws {
        let found = try findings(
            [line(1, -500, day: 21, id: "pm.1"), line(2, -500, day: 20, id: "pm.1")],
            [payment("pm_1", 500)]
        )
        #expect(found.lines == ["unmatched", "certain pm_1"])
        #expect(found.doubts[0] == ["pm_1 is line 2 already. Was it paid twice?"])
        #expect(found.payments == ["left 2"])
    }

    @Test(arguments: [(20, "known pm_1"), (21, "unmatched")])
    func `a payment that left is known on its day and doubtful on another`(
        day: Int,
        finding: String
    ) throws {
        let found = try findings(
            [line(1, -500, day: day, id: "pm.1")],
            [payment("pm_1", 500, left: 20)]
        )
        #expect(found.lines == [finding])
        #expect(found.payments == ["left before"])
    }

    @Test func `a statement read again after a return changes nothing`() throws {
        let lines = try [
            line(1, -500, day: 20, id: "pm.1"), line(2, 500, day: 22, id: "pm.1", isReturn: true),
        ]
        #expect(
            try findings(lines, [payment("pm_1", 500)]).lines == ["certain pm_1", "returned pm_1"]
        )
        let again = try findings(lines, [payment("pm_1", 500, cameBack: 22)])
        #expect(again.lines == ["known pm_1", "known pm_1"])
        #expect(again.payments == ["came back before"])
        let later = try findings(
            [
                line(1, -500, day: 23, id: "pm.1"),
                line(2, 500, day: 24, id: "pm.1", isReturn: true),
            ],
            [payment("pm_1", 500, cameBack: 22)]
        )
        #expect(later.lines == ["unmatched", "unmatched"])
    }

    @Test func `what came back is told of its payment, and of none but it`() throws {
        let found = try findings(
            [
                line(1, 500, id: "pm.1", isReturn: true), line(2, 500, id: "pm.2"),
                line(3, 700, id: "pm.3", isReturn: true), line(4, 500, id: "pm.1", isReturn: true),
                line(5, 500, id: "pm.4", isReturn: true),
            ],
            [
                payment("pm_1", 500, left: 10), payment("pm_2", 500, left: 10),
                payment("pm_3", 600, left: 10), payment("pm_4", 500),
            ]
        )
        #expect(
            found.lines == [
                "returned pm_1", "returned pm_2?", "unmatched", "unmatched", "returned pm_4?",
            ]
        )
        #expect(found.payments == ["returned 1", "returned 2", "left before", "returned 5"])
        #expect(found.doubts[1] == ["The bank does not mark it as a returned payment."])
        #expect(found.doubts[3] == ["pm_1 came back with line 1 already."])
        #expect(
            found.doubts[4] == ["pm_4 has not been seen to leave the bank. Is a statement missing?"]
        )
    }

    @Test func `a return in words is likely when only one payment fits`() throws {
        let payments = try [
            payment("pm_0001", 500, left: 18), payment("pm_0002", 500, left: 18),
            payment("pm_0003", 900, left: 18), payment("pm_0004", 500),
        ]
        let named = try findings([line(1, 500, text: "RETURNED PM0002")], payments)
        #expect(named.lines == ["returned pm_0002?"])
        let waiting = try findings([line(1, 500, text: "RETURNED PM0004")], payments)
        #expect(waiting.lines == ["unmatched"])
        let several = try findings([line(1, 500, isReturn: true)], payments)
        #expect(several.lines == ["undecided pm_0001 pm_0002"])
        let only = try findings([line(1, 900, isReturn: true)], payments)
        #expect(only.lines == ["returned pm_0003?"])
        let income = try findings([line(1, 900, text: "GRANT")], payments)
        #expect(income.lines == ["unmatched"])
        let early = try findings([line(1, 900, day: 17, isReturn: true)], payments)
        #expect(early.lines == ["unmatched"])
        let both = try findings(
            [
                line(1, -500, day: 20, text: "PM 0004"),
                line(2, 500, day: 22, text: "REJECTED PM 0004"),
            ],
            payments
        )
        #expect(both.lines == ["likely pm_0004", "returned pm_0004?"])
    }

    @Test(arguments: [
        (9, "likely"), (29, "likely"), (8, "unmatched"), (30, "unmatched"),
    ])
    func `days may lie ten apart and no more`(day: Int, finding: String) throws {
        let found = try findings([line(1, -500, day: day)], [payment("pm_0001", 500, day: 19)])
        #expect(found.lines == [finding == "likely" ? "likely pm_0001" : "unmatched"])
    }

    @Test(arguments: [
        ("FARTHING PM.0001", "", true), ("farthing pm 0001 x", "", true), ("PM0001", "", true),
        ("PM00012", "", false), ("APM0001", "", false), ("INV204", "inv-204", true),
        ("INV 204 A", "INV 204", true), ("INV 2045", "INV 204", false), ("x 204", "204", false),
        ("ZOES CAFE", "Zoë's Café", true), ("", "", false),
    ])
    func `words are compared by whole words, letters and digits`(
        text: String,
        reference: String,
        isNamed: Bool
    ) throws {
        let found = try findings(
            [line(1, -500, text: text)],
            [payment("pm_0001", 500, reference: reference)]
        )
        #expect(found.lines == ["likely pm_0001"])
        let doubt = "The bank's words hold neither its id nor its reference."
        #expect(found.doubts == [isNamed ? [] : [doubt]])
    }

    @Test func `reasons and doubts are sentences that a person can check`() throws {
        let matching = try BankMatching(
            of: [line(7, -500, day: 18, id: "own-9", name: "ACME LTD", text: "INV-204")],
            with: [payment("pm_0001", 500, day: 19, reference: "inv 204", payee: "Acme Limited")]
        )
        #expect(
            matching.lines[0].finding.grounds
                == .init(
                    reasons: [
                        "The amount is that of pm_0001, instructed on 2026-11-19.",
                        "The bank's words name it.",
                    ],
                    doubts: [
                        "It carries an end-to-end id that is not one of these payments.",
                        "It was booked before the payment was instructed.",
                        "The bank names “ACME LTD”, and the payee is “Acme Limited”.",
                    ]
                )
        )
    }

    @Test func `of several candidates all are named and none is taken`() throws {
        let payments = try [payment("pm_0002", 500), payment("pm_0001", 500)]
        let one = try findings([line(1, -500)], payments)
        #expect(one.lines == ["undecided pm_0001 pm_0002"])
        #expect(one.payments == ["waiting", "waiting"])
        let named = try findings([line(1, -500, text: "PM0002")], payments)
        #expect(named.lines == ["likely pm_0002"])
        let both = try findings([line(1, -500, text: "PM0002"), line(2, -500)], payments)
        #expect(both.lines == ["likely pm_0002", "likely pm_0001"])
        let two = try findings([line(1, -500), line(2, -500)], payments)
        #expect(two.lines == ["undecided pm_0001 pm_0002", "undecided pm_0001 pm_0002"])
        let crowded = try findings([line(1, -500), line(2, -500)], [payment("pm_0001", 500)])
        #expect(crowded.lines == ["undecided pm_0001", "undecided pm_0001"])
        #expect(crowded.doubts[0] == ["Lines 1 and 2 may be the same payment."])
        let twice = try findings(
            [line(1, -500, text: "PM0001"), line(2, -500, text: "PM0001")],
            payments
        )
        #expect(twice.lines == ["undecided pm_0001 pm_0002", "undecided pm_0001 pm_0002"])
    }

    @Test func `hundreds of equal fares are told apart by their words, or all left undecided`()
        throws
    {
        let payments = try (0..<300).map { try payment("pm_\(1_000 + $0)", 500) }
        let named = try findings(
            (0..<300).map { try line($0, -500, text: "PM\(1_299 - $0)") },
            payments
        )
        #expect(named.lines == (0..<300).map { "likely pm_\(1_299 - $0)" })
        let plain = try findings((1...300).map { try line($0, -500) }, payments)
        #expect(plain.payments.allSatisfy { $0 == "waiting" })
        #expect(
            plain.doubts[7] == [
                "It may be any of 300 payments.",
                "Lines 1, 2, 3, 4, 5 and 295 more may be the same payment.",
            ]
        )
    }

    @Test func `money in, what was undone and what has left are no candidates`() throws {
        let found = try findings(
            [line(1, 500), line(2, -500, isReturn: true)],
            [payment("pm_0001", 500), payment("pm_0002", 700, left: 19)]
        )
        #expect(found.lines == ["unmatched", "unmatched"])
        let left = try findings([line(1, -700)], [payment("pm_0002", 700, left: 19)])
        #expect(left.lines == ["unmatched"])
    }

    @Test func `a payment or a line that is given twice is refused`() throws {
        #expect(throws: BankMatchingError.paymentTwice(try PaymentID("pm_1"))) {
            try BankMatching(of: [], with: [payment("pm_1", 1), payment("pm_1", 2)])
        }
        #expect(throws: BankMatchingError.lineTwice(3)) {
            try BankMatching(of: [line(3, 1), line(3, 2)], with: [])
        }
    }
}
