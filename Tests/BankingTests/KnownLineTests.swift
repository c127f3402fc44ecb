import Calendar
import Identifiers
import Money
import Testing

@testable import Banking

/// Lines that carry no id of ours, of payments that the books know already.
@Suite struct KnownLineTests {
    private func findings(
        _ lines: [BankLine],
        _ payments: [ExpectedPayment]
    ) throws -> [String] {
        try BankMatching(of: lines, with: payments).lines.map(\.finding.brief)
    }

    @Test(arguments: [(-500, 20, "known pm_1"), (-500, 21, "unmatched"), (-501, 20, "unmatched")])
    func `a line of its day and amount is a payment that left`(
        pence: Int64,
        day: Int,
        finding: String
    ) throws {
        #expect(
            try findings([line(1, pence, day: day)], [payment("pm_1", 500, left: 20)]) == [finding]
        )
    }

    @Test func `what is known is not taken for another payment of the amount that waits`() throws {
        let payments = [
            try payment("pm_1", 500, reference: "claim_7", left: 20),
            try payment("pm_2", 500, reference: "claim_8"),
        ]
        #expect(try findings([line(1, -500)], payments) == ["known pm_1"])
        // Two lines and one that is known: either may be it.
        #expect(
            try findings([line(1, -500), line(2, -500)], payments)
                == ["undecided pm_2", "undecided pm_2"]
        )
        #expect(
            try findings([line(1, -500), line(2, -500, text: "CLAIM 7 TRAVEL")], payments)
                == ["likely pm_2", "known pm_1"]
        )
        #expect(
            try findings([line(1, -500, text: "FP CLAIM-8 TRAVEL")], payments) == ["likely pm_2"]
        )
    }

    @Test func `a return that is known is known by its day and amount`() throws {
        let payments = [try payment("pm_1", 500, cameBack: 24)]
        #expect(try findings([line(1, 500, day: 24)], payments) == ["known pm_1"])
        #expect(try findings([line(1, 500, day: 25)], payments) == ["unmatched"])
    }

    @Test func `a payment that was made twice is known on each of its days`() throws {
        let twice = try payment("cl_0001", 500, left: 26, earlier: [20], backOn: [22])
        let days = [(-500, 20), (500, 22), (-500, 26), (-500, 22)].map { (Int64($0), $1) }
        let lines = try days.enumerated().map { try line($0 + 1, $1.0, day: $1.1) }
        let known = "known cl_0001"
        #expect(try findings(lines, [twice]) == [known, known, known, "unmatched"])
        // It came back and waits: the line by which it first left is not taken for it again.
        let waiting = try payment("cl_0001", 500, day: 18, earlier: [20], backOn: [22])
        #expect(try findings([line(1, -500, day: 20)], [waiting]) == [known])
        #expect(try findings([line(1, -500, day: 26)], [waiting]) == ["likely cl_0001"])
    }

    @Test func `a cost that a partner pays is spoken of as incurred`() throws {
        let cost = try payment("cl_0001", 500, day: 21, beginning: .incurred)
        let match = try BankMatching(of: [line(1, -500, day: 20)], with: [cost])
        let grounds = match.lines[0].finding.grounds
        #expect(grounds.reasons == ["The amount is that of cl_0001, incurred on 2026-11-21."])
        #expect(
            grounds.doubts == [
                "It was booked before the cost was incurred.",
                "The bank's words hold neither its id nor its reference.",
            ]
        )
    }
}
