import Calendar
import Identifiers
import Ledger
import Money
import _TestSupport

/// Random events of a small world, plausible often enough that many are accepted.
///
/// Each seed draws its own subset of the kinds (a swarm), so that some runs do much of one thing.
struct Workload {
    typealias Maker = @Sendable (inout Workload) -> Event

    private var random: SplitMix64
    /// What was accepted, to be paid, returned, refunded; and again, which must be refused.
    private var claimed: [PaidItem] = []
    private var instructed: [(payment: PaymentID, items: [PaidItem])] = []
    private var repayments: [(payment: PaymentID, shares: [FundShare])] = []
    private var paid: [PaidItem] = []
    private let makers: [Maker]

    static let programme: ProgrammeCode = "pathways"
    /// Which caps each category uses up.
    static let caps: [String: [String]] = [
        "clothing": ["clothing", "overall"], "travel": ["overall"], "award": ["overall"],
    ]
    /// The case whose commitments count as cost from their approval.
    static let recognised = "bc_3"
    /// Enough of everything to begin with.
    static let opening: [Event] = [
        .awardGranted(.init(shares: three(300_000))),
        .programmeBudgeted(.init(programme: programme, shares: three(200_000))),
        .fundsAllocated(.init(programme: programme, partner: "northside", shares: three(120_000))),
        .allowanceIssued(.init(participant: "p_17", limits: limits)),
        .allowanceIssued(.init(participant: "p_18", limits: limits)),
        .advanceReceived(
            .init(fund: .lottery, amount: .pence(120_000), receivedOn: "2026-04-07")
        ),
        .reservesOpened(.init(fund: .reserves, amount: .pence(200_000))),
        .fundPrefinanced(.init(lender: .reserves, borrower: .esf, amount: .pence(60_000))),
        .floatIssued(
            .init(
                holder: .keyworker("u_kw1"),
                reserve: .reserves,
                amount: .pence(40_000),
                leftBankOn: "2026-04-07"
            )
        ),
    ]

    private static let limits = [
        CapLimit(cap: "clothing", amount: .pence(30_000)),
        CapLimit(cap: "overall", amount: .pence(50_000)),
    ]

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        let all = Self.spending + Self.paying + Self.funding
        let chosen = all.shuffled(using: &random).prefix(
            Int.random(in: 6...all.count, using: &random)
        )
        // Claims and payments always take part, or nothing would ever be spent.
        makers = Array(chosen) + Self.spending + Self.paying
    }

    mutating func next() -> Event {
        let maker = makers[Int.random(in: 0..<makers.count, using: &random)]
        return maker(&self)
    }

    /// Remembers an accepted event for those that follow from it.
    mutating func accepted(_ event: Event) {
        switch event {
        case .claimCharged(let facts):
            claimed += facts.lines.map {
                PaidItem(claim: facts.claim, attribution: $0.attribution, shares: $0.shares)
            }
        case .paymentInstructed(let facts): instructed.append((facts.payment, facts.items))
        case .paymentDefrayed(let facts): paid += facts.items
        case .floatSpent(let facts): paid += facts.items
        case .partnerPaid(let facts): paid += facts.items
        case .repaymentInstructed(let facts): repayments.append((facts.payment, facts.shares))
        default: break
        }
    }

    mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

    mutating func pick(below count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
}

// MARK: What events are made of

extension Workload {
    private static func three(_ pence: Int64) -> [FundShare] {
        [.esf, .lottery, .reserves].map { FundShare(fund: $0, amount: .pence(pence)) }
    }

    private mutating func amount() -> Amount { .pence(Int64.random(in: 1...3000, using: &random)) }

    private mutating func shares() -> [FundShare] {
        let funds: [FundCode] = chance(4) ? [.esf, .lottery, .reserves] : [.esf, .lottery]
        // A few sums recur, so that what is committed, claimed and paid often fits.
        return funds.map { FundShare(fund: $0, amount: chance(3) ? amount() : .pence(700)) }
    }

    private mutating func attribution(_ category: CategoryCode? = nil) -> Attribution {
        let categories: [CategoryCode] = ["clothing", "travel"]
        let participants: [ParticipantCode?] = ["p_17", "p_18", nil]
        return Attribution(
            partner: chance(6) ? "southside" : "northside",
            category: category ?? categories[pick(below: 2)],
            participant: participants[pick(below: 3)]
        )
    }

    private func caps(of attribution: Attribution) -> [CapCode] {
        guard attribution.participant != nil else { return [] }
        return Self.caps[attribution.category.text, default: []].map {
            CapCode(stringLiteral: $0)
        }
    }

    /// A commitment is always for the same thing, as its approval says.
    private mutating func commitment() -> (id: CommitmentID, attribution: Attribution, Bool) {
        let cases: [(CommitmentID, Attribution, Bool)] = [
            ("bc_1.1", .northside("clothing", "p_17"), false),
            ("bc_1.2", .northside("travel", nil), false),
            ("bc_2.1", .northside("travel", "p_18"), false),
            ("bc_3.1", .northside("award", "p_18"), true),
        ]
        return cases[pick(below: cases.count)]
    }

    private mutating func committedLine() -> CommittedLine {
        let (id, attribution, isRecognised) = commitment()
        return CommittedLine(
            commitment: id,
            attribution: attribution,
            caps: caps(of: attribution),
            isRecognisedOnApproval: isRecognised,
            shares: shares()
        )
    }

    private mutating func claimID() -> ClaimID {
        ClaimID(stringLiteral: "cl_\(pick(below: 4))")
    }

    private mutating func paymentID() -> PaymentID {
        PaymentID(stringLiteral: "pay_\(pick(below: 3))")
    }

    private mutating func anyItem() -> PaidItem {
        PaidItem(claim: claimID(), attribution: attribution(), shares: shares())
    }

    private mutating func items() -> [PaidItem] {
        (0...pick(below: 2)).map { _ in
            chance(5) || claimed.isEmpty ? anyItem() : claimed[pick(below: claimed.count)]
        }
    }

    private mutating func paidItem() -> PaidItem {
        chance(5) || paid.isEmpty ? anyItem() : paid[pick(below: paid.count)]
    }

    private mutating func run() -> (payment: PaymentID, items: [PaidItem]) {
        chance(8) || instructed.isEmpty
            ? (paymentID(), items()) : instructed[pick(below: instructed.count)]
    }

    private mutating func repayment() -> (payment: PaymentID, shares: [FundShare]) {
        chance(8) || repayments.isEmpty
            ? (paymentID(), shares()) : repayments[pick(below: repayments.count)]
    }

    private mutating func facts() -> Funding { chance(2) ? .pathways : .pathwaysDrawnDown }
}

// MARK: The makers

extension Workload {
    private static let spending: [Maker] = [
        { world in
            let lines = (0...world.pick(below: 2)).map { number in
                let attribution = world.attribution()
                return ChargedLine(
                    number: number + 1,
                    attribution: attribution,
                    origin: .available(caps: world.caps(of: attribution)),
                    shares: world.shares()
                )
            }
            return .claimCharged(
                .init(programme: programme, claim: world.claimID(), ruleVersion: 1, lines: lines)
            )
        },
        { world in
            let (id, attribution, isRecognised) = world.commitment()
            let line = ChargedLine(
                number: 1,
                attribution: attribution,
                origin: .commitment(id, isRecognisedOnApproval: isRecognised),
                shares: world.shares()
            )
            return .claimCharged(
                .init(programme: programme, claim: world.claimID(), ruleVersion: 1, lines: [line])
            )
        },
        { world in
            let lines = (0...world.pick(below: 2)).map { _ in world.committedLine() }
            return .commitmentRaised(.init(programme: programme, ruleVersion: 1, lines: lines))
        },
        { world in
            .commitmentReleased(
                .init(
                    programme: programme,
                    ruleVersion: 1,
                    reason: world.chance(2) ? .released : .expired,
                    lines: [world.committedLine()]
                )
            )
        },
    ]

    private static let paying: [Maker] = [
        { .paymentInstructed(.init(payment: $0.paymentID(), items: $0.items())) },
        { world in
            let run = world.run()
            return .paymentDefrayed(
                .init(
                    payment: run.payment,
                    items: run.items,
                    funding: .pathways,
                    leftBankOn: "2026-04-07"
                )
            )
        },
        { world in
            let run = world.run()
            let stage: Event.PaymentReturned.Stage =
                world.chance(2)
                ? .beforeDefrayal : .afterDefrayal(world.facts(), returnedOn: "2026-04-07")
            return .paymentReturned(.init(payment: run.payment, items: run.items, stage: stage))
        },
        {
            .floatSpent(
                .init(
                    holder: .keyworker("u_kw1"),
                    reserve: .reserves,
                    items: $0.items(),
                    funding: .pathways,
                    spentOn: "2026-04-07"
                )
            )
        },
        {
            .partnerPaid(
                .init(
                    partner: "northside",
                    items: $0.items(),
                    funding: .pathways,
                    leftBankOn: "2026-03-28"
                )
            )
        },
        { world in
            .partnerPaymentReturned(
                .init(
                    partner: "northside",
                    items: [world.paidItem()],
                    funding: world.facts(),
                    returnedOn: "2026-04-07"
                )
            )
        },
        {
            .repaymentInstructed(
                .init(payment: $0.paymentID(), partner: "northside", shares: $0.paidItem().shares)
            )
        },
        { world in
            let repayment = world.repayment()
            return .repaymentDefrayed(
                .init(
                    payment: repayment.payment,
                    shares: repayment.shares,
                    leftBankOn: "2026-04-07"
                )
            )
        },
        { world in
            let item = world.paidItem()
            let line = RefundedLine(
                number: 1,
                attribution: item.attribution,
                caps: world.caps(of: item.attribution),
                shares: item.shares
            )
            return .refundReceived(
                .init(
                    programme: programme,
                    claim: item.claim,
                    ruleVersion: 1,
                    lines: [line],
                    funding: world.facts(),
                    receivedOn: "2026-04-07"
                )
            )
        },
        { world in
            let item = world.paidItem()
            let line = DisallowedLine(attribution: item.attribution, amount: .pence(350))
            return .costDisallowed(
                .init(
                    programme: programme,
                    funder: world.chance(2) ? .esf : .lottery,
                    reserve: .reserves,
                    ruleVersion: 1,
                    claim: item.claim,
                    lines: [line],
                    funding: world.facts()
                )
            )
        },
    ]

    private static let funding: [Maker] = [
        { .awardGranted(.init(shares: $0.shares())) },
        { .programmeBudgeted(.init(programme: programme, shares: $0.shares())) },
        { .budgetReturned(.init(programme: programme, shares: $0.shares())) },
        {
            .fundsAllocated(
                .init(programme: programme, partner: "southside", shares: $0.shares())
            )
        },
        {
            .allocationReturned(
                .init(programme: programme, partner: "southside", shares: $0.shares())
            )
        },
        {
            .allocationVired(
                .init(
                    programme: programme,
                    giver: "northside",
                    taker: "southside",
                    shares: $0.shares()
                )
            )
        },
        {
            .allowanceRaised(
                .init(participant: "p_18", limit: CapLimit(cap: "overall", amount: $0.amount()))
            )
        },
        {
            .allowanceLowered(
                .init(
                    participant: "p_18",
                    limit: CapLimit(cap: "overall", amount: $0.amount()),
                    source: "bc_9001"
                )
            )
        },
        { .fundPrefinanced(.init(lender: .reserves, borrower: .esf, amount: $0.amount())) },
        { .prefinanceRepaid(.init(lender: .reserves, borrower: .esf, amount: $0.amount())) },
        { _ in .drawdownSubmitted(.init(drawdown: "dd_1", fund: .esf, amount: .pence(700))) },
        { _ in
            .drawdownReceived(
                .init(
                    drawdown: "dd_1",
                    fund: .esf,
                    amount: .pence(700),
                    receivedOn: "2026-04-07"
                )
            )
        },
        { _ in .drawdownNetted(.init(drawdown: "dd_1", fund: .esf, amount: .pence(700))) },
        { _ in .funderRepaid(.init(fund: .esf, amount: .pence(700), leftBankOn: "2026-04-07")) },
        {
            .advanceReceived(
                .init(fund: .lottery, amount: $0.amount(), receivedOn: "2026-04-07")
            )
        },
        {
            .floatCountedShort(
                .init(
                    holder: .keyworker("u_kw1"),
                    reserve: .reserves,
                    amount: $0.amount(),
                    attribution: .northside("float", nil)
                )
            )
        },
        {
            .floatReturned(
                .init(
                    holder: .keyworker("u_kw1"),
                    reserve: .reserves,
                    amount: $0.amount(),
                    receivedOn: "2026-04-07"
                )
            )
        },
    ]
}
