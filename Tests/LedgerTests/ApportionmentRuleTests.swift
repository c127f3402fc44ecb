import Identifiers
import Ledger
import Money
import Testing

@Suite struct ApportionmentRuleTests {
    static func rule(_ parts: (FundCode, Int64)...) throws(FundControlError) -> ApportionmentRule {
        try ApportionmentRule(
            programme: "pathways",
            version: 1,
            parts: parts.map { .init(fund: $0.0, weight: $0.1) }
        )
    }

    @Test func `an approval is split by percentages, keeping the working`() throws {
        let rule = try Self.rule((.esf, 50), (.lottery, 50))
        let result = try rule.shares(forApproval: .pence(6499), owed: [:])
        #expect(result.map(\.amount.pence) == [3250, 3249])
        let basis = ShareBasis(method: .percentages, weight: 50, remainder: 50)
        #expect(result.map(\.basis) == [basis, basis])
    }

    @Test func `a claim is split by what remains, in the rule's order`() throws {
        let rule = try Self.rule((.esf, 50), (.lottery, 50))
        let remaining = Array(shares(3250, 3249).reversed())
        let result = try rule.shares(forClaim: .pence(5998), remaining: remaining, owed: [:])
        #expect(result.map(\.fund) == [.esf, .lottery])
        #expect(result.map(\.amount.pence) == [2999, 2999])
        #expect(result.map(\.basis?.weight) == [3250, 3249])
    }

    @Test func `a claim may take all that remains, and not a penny more`() throws {
        let rule = try Self.rule((.esf, 50), (.lottery, 50))
        let last = try rule.shares(forClaim: .pence(501), remaining: shares(251, 250), owed: [:])
        #expect(last.map(\.amount.pence) == [251, 250])
        let error = FundControlError.exceedsRemaining(
            requested: .pence(502),
            remaining: .pence(501)
        )
        #expect(throws: error) {
            try rule.shares(forClaim: .pence(502), remaining: shares(251, 250), owed: [:])
        }
        #expect(error.code == "commitment.exceeded")
    }

    @Test func `a refund goes back by what was charged, and no more than that`() throws {
        let rule = try Self.rule((.esf, 50), (.lottery, 50))
        let charged = shares(2999, 2999)
        let owed = try rule.owed(charged: [.esf: 2999, .lottery: 2999])
        let result = try rule.shares(forRefund: .pence(1999), charged: charged, owed: owed)
        #expect(result.map(\.amount.pence) == [1000, 999])
        #expect(result.map(\.basis?.method) == [.charged, .charged])
        let error = FundControlError.exceedsCharged(requested: .pence(5999), charged: .pence(5998))
        #expect(throws: error) {
            try rule.shares(forRefund: .pence(5999), charged: charged, owed: owed)
        }
    }

    @Test func `who was charged too little takes the next odd penny`() throws {
        let rule = try Self.rule((.esf, 50), (.lottery, 50))
        let owed = try rule.owed(charged: [.esf: 2, .lottery: 1])
        let result = try rule.shares(forApproval: .pence(3), owed: owed)
        #expect(result.map(\.amount.pence) == [1, 2])
    }

    @Test func `charges too large to add are refused, not wrapped`() throws {
        let rule = try Self.rule((.esf, 50), (.lottery, 50))
        #expect(throws: FundControlError.apportionment(.overflow)) {
            try rule.owed(charged: [.esf: .max, .lottery: 1])
        }
    }

    @Test func `six pence at 45, 45 and 10 is never charged to who did not commit it`() throws {
        let rule = try Self.rule((.esf, 45), (.lottery, 45), (.reserves, 10))
        let approved = try rule.shares(forApproval: .pence(6), owed: [:])
        #expect(approved.map(\.amount.pence) == [3, 3, 0])
        let claimed = try rule.shares(forClaim: .pence(5), remaining: approved, owed: [:])
        #expect(claimed.map(\.amount.pence) == [3, 2, 0])
    }

    @Test(arguments: 1...5)
    func `a rule has one to five funds`(count: Int) throws {
        let parts = (0..<count).map {
            ApportionmentRule.Part(fund: .init(stringLiteral: "F\($0)"), weight: 20)
        }
        let rule = try ApportionmentRule(programme: "pathways", version: 1, parts: parts)
        let result = try rule.shares(forApproval: .pence(1001), owed: [:])
        #expect(try Amount.sum(of: result.map(\.amount)) == .pence(1001))
    }

    @Test func `a rule that makes no sense is refused`() {
        let none = FundControlError.partsOutOfRange(count: 0)
        let twice = FundControlError.fundTwice(.esf)
        let weightless = FundControlError.weightOutOfRange(.esf, weight: 0)
        #expect(throws: none) { try Self.rule() }
        #expect(throws: twice) { try Self.rule((.esf, 1), (.esf, 1)) }
        #expect(throws: weightless) { try Self.rule((.esf, 0)) }
        #expect(throws: FundControlError.weightOutOfRange(.esf, weight: 1_000_001)) {
            try Self.rule((.esf, 1_000_001))
        }
        let errors = [none, twice, weightless, .apportionment(.noWeight)]
        #expect(Set(errors.map(\.code)).count == errors.count)
        #expect(errors.allSatisfy { $0.message.hasSuffix(".") })
    }
}
