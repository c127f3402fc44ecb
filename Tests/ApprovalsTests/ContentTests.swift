import Approvals
import Identifiers
import Money
import Testing

@Suite struct ClaimTests {
    @Test func `a claim is the sum of its lines`() throws {
        #expect(try World.claim().total().pence == 6499)
    }

    @Test func `fifty lines are accepted and fifty-one are refused`() throws {
        #expect(try World.claim(pence: .init(repeating: 1, count: 50)).lines.count == 50)
        #expect(throws: ClaimContentError.tooManyLines(51)) {
            try World.claim(pence: .init(repeating: 1, count: 51))
        }
    }

    /// One row for each case of the error, in order; the payee never fits.
    @Test(
        arguments: [
            ([], ClaimContentError.noLines),
            (.init(repeating: (0, 0), count: 51), .tooManyLines(51)),
            ([(1, 0), (0, 1)], .zeroLine(number: 2)),
            ([(1, 2)], .taxAboveAmount(number: 1)),
            (
                [(1, 1)],
                .payeeDoesNotFit(paidBy: .keyworker(World.keyworker), payee: .user(World.colleague))
            ),
        ] as [([(Int64, Int64)], ClaimContentError)]
    )
    func `a claim is refused for the first rule it breaks`(
        lines: [(Int64, Int64)],
        error: ClaimContentError
    ) {
        #expect(throws: error) {
            try Claim(
                id: ClaimID("cl_1"),
                version: 1,
                claimant: World.keyworker,
                partner: World.northside,
                businessCase: nil,
                paidBy: .keyworker(World.keyworker),
                payee: .user(World.colleague),
                lines: lines.enumerated().map { index, line in
                    try World.claimLine(
                        number: index + 1,
                        bearer: .participant(World.participant),
                        pence: line.0,
                        tax: line.1
                    )
                },
                evidence: [],
                missingEvidence: nil,
                reason: nil,
                spentFirst: false,
                topsUp: nil
            )
        }
        #expect(error.code.hasPrefix("claim."))
        #expect(error.message.hasSuffix("."))
    }

    @Test func `whoever paid is repaid, and an invoice is paid to its supplier or a partner`() {
        let keyworker = PaidBy.keyworker(World.keyworker)
        #expect(keyworker.accepts(.user(World.keyworker)))
        #expect(!keyworker.accepts(.user(World.colleague)))
        #expect(PaidBy.participant(World.participant).accepts(.participant(World.participant)))
        #expect(!PaidBy.participant(World.participant).accepts(.user(World.keyworker)))
        #expect(PaidBy.float(holder: World.keyworker).accepts(.user(World.keyworker)))
        #expect(!PaidBy.partner(World.northside).accepts(.partner(World.southside)))
        #expect(PaidBy.invoice.accepts(.supplier(digest("college"))))
        #expect(PaidBy.invoice.accepts(.partner(World.southside)))
        #expect(!PaidBy.invoice.accepts(.participant(World.participant)))
    }

    @Test func `a submission gathers everybody whom the cost is for`() throws {
        let group = try CostBearer.group(
            GroupCode("g_1"),
            attendance: [World.participant, ParticipantCode("p_03")]
        )
        let submission = try World.submission(bearer: group)
        #expect(submission.participants.map(\.text) == ["p_03", "p_17"])
        #expect(submission.earliestIncurred == date("2026-11-18"))
        #expect(try World.submission(bearer: .colleague(World.colleague)).participants.isEmpty)
    }
}

@Suite struct BusinessCaseTests {
    @Test func `a case is the sum of quantity times price`() throws {
        #expect(try World.businessCase().total().pence == 44_000)
    }

    @Test func `a line that comes to nothing is refused`() {
        #expect(throws: CaseContentError.zeroLine(number: 1)) {
            try World.businessCase(quantity: 0)
        }
    }

    @Test func `a negative quantity or an overflowing one is refused`() {
        #expect(throws: AmountError.negative(pence: -5500)) {
            try World.businessCase(quantity: -1)
        }
        #expect(throws: AmountError.overflow) { try World.businessCase(quantity: .max) }
    }

    @Test(arguments: [
        CaseContentError.noLines, .tooManyLines(51), .zeroLine(number: 1),
    ])
    func `a refusal has a code and a sentence`(error: CaseContentError) {
        #expect(error.code.hasPrefix("case."))
        #expect(error.message.hasSuffix("."))
    }
}
