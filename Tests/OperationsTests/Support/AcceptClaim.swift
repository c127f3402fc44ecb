import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy
import Store

@testable import Operations

/// For tests alone: a claim that the guidance accepted at once, without asking the guidance.
///
/// The keys are `claim`, `partner`, `for`, `category`, `incurred`, `amounts` (one a line),
/// `paid-by` (`keyworker` or `partner`), `caps` (`none`: no allowance is used, which is wrong).
struct AcceptClaim: Operation {
    static let name = "test.accept-claim"
    private let id: ClaimID
    private let partner: PartnerCode
    private let participant: ParticipantCode
    private let category: CategoryCode
    private let incurredOn: CalendarDate
    private let amounts: [Amount]
    private let isPaidByPartner: Bool
    private let usesCaps: Bool

    init(from arguments: Arguments) throws(ArgumentError) {
        id = try arguments.code("claim")
        partner = try arguments.code("partner")
        participant = try arguments.code("for")
        category = try arguments.code("category")
        incurredOn = try arguments.date("incurred")
        var amounts: [Amount] = []
        for item in try arguments.items("lines") { amounts.append(try item.amount("amount")) }
        self.amounts = amounts
        isPaidByPartner = try arguments.optionalText("paid-by") == "partner"
        usesCaps = try arguments.optionalText("caps") != "none"
    }

    func run(in context: OperationContext) throws -> String? {
        let claim = try claim(by: context.actor)
        let submitted = RecordBody.claimSubmitted(ClaimSubmitted(claim: claim))
        try context.record(submitted, chain: claim.chain)
        let pack = try context.rulePackInForce(on: context.today)
        for line in claim.lines { try decide(line, pack, in: context) }
        try context.post(.claimCharged(charge(claim, pack, in: context)), on: incurredOn)
        return nil
    }

    private func claim(by user: UserID) throws -> Claim {
        let lines = amounts.enumerated().map { index, amount in
            ClaimLine(
                number: index + 1,
                bearer: .participant(participant),
                category: category,
                caseLine: nil,
                incurredOn: incurredOn,
                amount: amount,
                irrecoverableVAT: .zero,
                mileage: nil,
                meal: nil,
                exclusions: [],
                what: nil,
                nextStep: nil,
                journey: nil
            )
        }
        return try Claim(
            id: id,
            version: 1,
            claimant: user,
            partner: partner,
            businessCase: nil,
            paidBy: isPaidByPartner ? .partner(partner) : .keyworker(user),
            payee: isPaidByPartner ? .partner(partner) : .user(user),
            lines: lines,
            evidence: [],
            missingEvidence: nil,
            reason: nil,
            spentFirst: false,
            topsUp: nil
        )
    }

    private func decide(
        _ line: ClaimLine,
        _ pack: RulePack,
        in context: OperationContext
    ) throws {
        let facts = try context.commit("none", as: "facts", of: participant.text)
        let decision = DecisionRecorded(
            subjectKind: .claim,
            subject: id.text,
            version: 1,
            line: line.number,
            rulePack: pack.id,
            rulePackDigest: pack.digest,
            outcome: .automatic,
            clauses: [],
            facts: facts
        )
        try context.record(.decisionRecorded(decision), chain: id.text)
    }

    private func charge(
        _ claim: Claim,
        _ pack: RulePack,
        in context: OperationContext
    ) throws -> Event.ClaimCharged {
        guard let rule = try context.books.apportionmentRule(on: context.today) else {
            throw LookupRefusal.notBegun
        }
        let owed = try rule.owed(charged: context.books.charged(under: rule.version))
        let attribution = Attribution(
            partner: partner,
            category: category,
            participant: participant
        )
        let caps = usesCaps ? pack.capsUsed(by: category).map(\.code) : []
        let lines = try claim.lines.map { line in
            ChargedLine(
                number: line.number,
                attribution: attribution,
                origin: .available(caps: caps),
                shares: try rule.shares(forApproval: line.amount, owed: owed)
            )
        }
        return Event.ClaimCharged(
            programme: try context.programme(),
            claim: id,
            ruleVersion: rule.version,
            lines: lines
        )
    }
}
