import Calendar
import Ledger
import Money
import Testing

/// The checks that look into entries: shares and reversals.
@Suite struct EntryCheckTests {
    static let day: CalendarDate = "2026-04-07"

    @Test(arguments: Claim.rows)
    func `shares that the rule would not give are found`(claim: Claim) throws {
        let findings = ShareCheck.findings(in: [(sequence: 4, entry: try claim.entry())])
        #expect(findings.map(\.message) == [claim.finding].compactMap { $0 })
        #expect(findings.allSatisfy { $0.check == "check.shares" && $0.subject == "entry 4" })
    }

    @Test func `a reversal that is exact, in an open period and the only one passes`() throws {
        let original = try Story.drawDown("dd_1", 5).entry(effectiveOn: Self.day)
        #expect(ReversalCheck.findings(in: [try pair(original)]).isEmpty)
    }

    @Test func `a reversal of nothing, of another amount, early, closed or second is found`() throws
    {
        let original = try Story.drawDown("dd_1", 5).entry(effectiveOn: Self.day)
        let other = try Story.drawDown("dd_1", 6).entry(effectiveOn: "2026-04-08")
        let right = try pair(original)
        let nothing = ReversalCheck.Pair(
            sequence: 8,
            reversal: right.reversal,
            original: nil,
            wasInClosedPeriod: false
        )
        let wrong = ReversalCheck.Pair(
            sequence: 9,
            reversal: right.reversal,
            original: other,
            wasInClosedPeriod: true
        )
        #expect(
            ReversalCheck.findings(in: [nothing]).map(\.message)
                == ["A reversal names an entry that exists; this does not."]
        )
        #expect(
            ReversalCheck.findings(in: [right, wrong]).map { "\($0.subject): \($0.message)" } == [
                "entry 9: A reversal mirrors its original exactly; this does not.",
                "entry 9: A reversal does not count before its original, and this does.",
                "entry 9: A reversal falls into an open period; this one's was closed.",
                "entry 9: An entry is reversed at most once; entry 7 was before.",
            ]
        )
    }

    private func pair(_ original: Entry) throws -> ReversalCheck.Pair {
        let reversal = try ReversalTests.reversal(of: original).entry
        return .init(
            sequence: 8,
            reversal: reversal,
            original: original,
            wasInClosedPeriod: false
        )
    }

    /// A claim of two shares with their working, and what is wrong with it.
    struct Claim: Sendable, CustomTestStringConvertible {
        let name: String
        let method: ShareMethod
        let amounts: [Int64]
        let weights: [Int64]
        let remainders: [Int64]
        let finding: String?

        var testDescription: String { name }

        static let rows = [
            Claim("right", .percentages, [6, 5], [50, 50], [50, 50], nil),
            Claim("right, the penny elsewhere", .percentages, [5, 6], [50, 50], [50, 50], nil),
            Claim("too much", .percentages, [7, 4], [50, 50], [50, 50], "ESF in line 1, £0.07"),
            Claim(
                "wrong remainder",
                .percentages,
                [6, 5],
                [50, 50],
                [0, 50],
                "ESF in line 1, £0.06"
            ),
            Claim(
                "a penny for nothing",
                .percentages,
                [6, 4],
                [50, 50],
                [0, 0],
                "ESF in line 1, £0.06"
            ),
            Claim("all of a commitment", .remaining, [6, 5], [6, 5], [0, 0], nil),
            Claim(
                "above a commitment",
                .remaining,
                [6, 5],
                [5, 5],
                [5, 5],
                "ESF in line 1, £0.06"
            ),
            Claim("no weight", .remaining, [6, 5], [0, 0], [0, 0], "ESF in line 1, £0.06"),
        ]

        private init(
            _ name: String,
            _ method: ShareMethod,
            _ amounts: [Int64],
            _ weights: [Int64],
            _ remainders: [Int64],
            _ fault: String?
        ) {
            self.name = name
            self.method = method
            self.amounts = amounts
            self.weights = weights
            self.remainders = remainders
            finding = fault.map {
                "Each share is the whole pence of its quota, or a penny more; the share of \($0), "
                    + "is not."
            }
        }

        func entry() throws -> Entry {
            let parts = amounts.indices.map { index in
                FundShare(
                    fund: [.esf, .lottery][index],
                    amount: .pence(amounts[index]),
                    basis: ShareBasis(
                        method: method,
                        weight: weights[index],
                        remainder: remainders[index]
                    )
                )
            }
            return try Story.ordinaryClaim("cl_1", parts).entry(effectiveOn: EntryCheckTests.day)
        }
    }

    @Test func `shares that do not sum to what was posted are found`() throws {
        let entry = try Claim.rows[0].entry()
        let parts = RecordedEntry(
            event: entry.event,
            effectiveOn: entry.effectiveOn,
            shares: Array(entry.shares.prefix(1)).map {
                ShareDetail(
                    line: 1,
                    fund: $0.fund,
                    basis: ShareBasis(method: .percentages, weight: 50, remainder: 0),
                    amount: $0.amount
                )
            },
            postings: entry.postings
        )
        let findings = ShareCheck.findings(in: [(sequence: 4, entry: try Entry(recorded: parts))])
        #expect(
            findings.map(\.message)
                == ["The shares of LOT sum to what was posted to A600; they do not."]
        )
    }
}
