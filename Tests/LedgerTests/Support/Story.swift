import Calendar
import Identifiers
import Ledger
import Money

/// The rows of the table of events, played in order with its figures.
///
/// Rows that speak of two moments are two steps. Reserves (row 20) open before row 10 lends them,
/// and row 10 comes before row 9, as the table says.
struct Story {
    let name: String
    let events: [Event]

    static let programme: ProgrammeCode = "pathways"

    static let steps: [Story] = granting + spending + claimingBack + exceptions + others

    static let granting = [
        Story("01 award", .awardGranted(.init(shares: shares(500_000, 500_000)))),
        Story(
            "02 programme budgeted",
            .programmeBudgeted(.init(programme: programme, shares: shares(300_000, 300_000)))
        ),
        Story(
            "03 allocated to a partner",
            .fundsAllocated(
                .init(
                    programme: programme,
                    partner: "northside",
                    shares: shares(150_000, 150_000)
                )
            )
        ),
        Story(
            "04 allowance issued",
            .allowanceIssued(
                .init(
                    participant: "p_17",
                    limits: [
                        CapLimit(cap: "clothing", amount: .pence(15_000)),
                        CapLimit(cap: "overall", amount: .pence(50_000)),
                    ]
                )
            )
        ),
        Story(
            "05 Lottery advance",
            .advanceReceived(
                .init(fund: .lottery, amount: .pence(150_000), receivedOn: "2026-04-07")
            )
        ),
    ]

    static let spending = [
        Story("06 approve 64.99", approve("bc_9001.1", shares(3250, 3249))),
        Story("07 claim 59.98", claim("cl_0001", of: "bc_9001.1", shares(2999, 2999))),
        Story("08 release rest", release("bc_9001.1", shares(251, 250), .released)),
        Story(
            "20 opening reserves, before row 10",
            .reservesOpened(.init(fund: .reserves, amount: .pence(100_000)))
        ),
        Story("10 prefinance ESF, before row 9", prefinance(2999)),
        Story("09 payment instructed", instruct("pay_0001", "cl_0001", shares(2999, 2999))),
        Story("11 defrayed, and 12 income", defray("pay_0001", "cl_0001", shares(2999, 2999))),
    ]

    static let claimingBack = [
        Story("13a drawdown submitted", drawDown("dd_0001", 2999)),
        Story(
            "13b drawdown received",
            .drawdownReceived(
                .init(
                    drawdown: "dd_0001",
                    fund: .esf,
                    amount: .pence(2999),
                    receivedOn: "2026-04-07"
                )
            )
        ),
        Story(
            "13c interfund repaid",
            .prefinanceRepaid(.init(lender: .reserves, borrower: .esf, amount: .pence(2999)))
        ),
        Story(
            "14 supplier refund 19.99",
            .refundReceived(
                .init(
                    programme: programme,
                    claim: "cl_0001",
                    ruleVersion: 1,
                    lines: [
                        RefundedLine(
                            number: 1,
                            attribution: .northside("clothing"),
                            caps: ["clothing", "overall"],
                            shares: shares(1000, 999)
                        )
                    ],
                    funding: .pathwaysDrawnDown,
                    receivedOn: "2026-04-07"
                )
            )
        ),
        Story(
            "15 ESF disallows 5.00",
            .costDisallowed(
                .init(
                    programme: programme,
                    funder: .esf,
                    reserve: .reserves,
                    ruleVersion: 1,
                    claim: "cl_0001",
                    lines: [
                        DisallowedLine(attribution: .northside("clothing"), amount: .pence(500))
                    ],
                    funding: .pathwaysDrawnDown
                )
            )
        ),
    ]

    static let exceptions = [
        Story(
            "16 virement",
            .allocationVired(
                .init(
                    programme: programme,
                    giver: "northside",
                    taker: "southside",
                    shares: shares(20_000, 20_000)
                )
            )
        ),
        Story(
            "17a bank returns payment before defrayal",
            ordinaryClaim("cl_0002", shares(600, 600)),
            prefinance(600),
            instruct("pay_0002", "cl_0002", shares(600, 600)),
            .paymentReturned(
                .init(
                    payment: "pay_0002",
                    items: [item("cl_0002", shares(600, 600))],
                    stage: .beforeDefrayal
                )
            )
        ),
        Story(
            "17b bank returns payment after defrayal",
            instruct("pay_0003", "cl_0002", shares(600, 600)),
            defray("pay_0003", "cl_0002", shares(600, 600)),
            .paymentReturned(
                .init(
                    payment: "pay_0003",
                    items: [item("cl_0002", shares(600, 600))],
                    stage: .afterDefrayal(.pathways, returnedOn: "2026-04-07")
                )
            )
        ),
        Story(
            "17c bank returns payment after its drawdown",
            instruct("pay_0004", "cl_0002", shares(600, 600)),
            defray("pay_0004", "cl_0002", shares(600, 600)),
            drawDown("dd_0002", 600),
            .paymentReturned(
                .init(
                    payment: "pay_0004",
                    items: [item("cl_0002", shares(600, 600))],
                    stage: .afterDefrayal(.pathwaysDrawnDown, returnedOn: "2026-04-07")
                )
            )
        ),
        Story(
            "18 approval expires",
            approve("bc_9002.1", shares(1000, 1000)),
            release("bc_9002.1", shares(1000, 1000), .expired)
        ),
        Story(
            "19 cash award recognised on approval",
            approve("bc_9003.1", shares(2500, 2500), isRecognised: true),
            claim("cl_0003", of: "bc_9003.1", shares(1500, 1500), isRecognised: true),
            release("bc_9003.1", shares(400, 400), .released, isRecognised: true)
        ),
    ]

    static let others = [
        Story(
            "20 repaid to funder, and netted in a drawdown",
            .funderRepaid(.init(fund: .esf, amount: .pence(100), leftBankOn: "2026-04-07")),
            .drawdownNetted(.init(drawdown: "dd_0002", fund: .esf, amount: .pence(500)))
        ),
        Story("21a float issued", issueFloat),
        Story(
            "21b float spent on a claim",
            ordinaryClaim("cl_0004", shares(520, 520)),
            .floatSpent(
                .init(
                    holder: .keyworker("u_kw1"),
                    reserve: .reserves,
                    items: [item("cl_0004", shares(520, 520))],
                    funding: .pathways,
                    spentOn: "2026-04-07"
                )
            )
        ),
        Story(
            "21c float counted short",
            .floatCountedShort(
                .init(
                    holder: .keyworker("u_kw1"),
                    reserve: .reserves,
                    amount: .pence(60),
                    attribution: .northside("float", nil)
                )
            )
        ),
        Story(
            "21d float returned",
            .floatReturned(
                .init(
                    holder: .keyworker("u_kw1"),
                    reserve: .reserves,
                    amount: .pence(18_900),
                    receivedOn: "2026-04-07"
                )
            )
        ),
        Story(
            "22a partner paid from its own bank",
            ordinaryClaim("cl_0005", shares(2000, 2000)),
            partnerPaid("cl_0005", shares(2000, 2000))
        ),
        Story(
            "22b repayment instructed",
            prefinance(2000),
            .repaymentInstructed(
                .init(payment: "pay_0005", partner: "northside", shares: shares(2000, 2000))
            )
        ),
        Story(
            "22c repayment left our bank",
            .repaymentDefrayed(
                .init(payment: "pay_0005", shares: shares(2000, 2000), leftBankOn: "2026-04-07")
            )
        ),
        Story(
            "22d a partner's payment comes back to its bank",
            ordinaryClaim("cl_0007", shares(250, 250)),
            partnerPaid("cl_0007", shares(250, 250)),
            .partnerPaymentReturned(
                .init(
                    partner: "northside",
                    items: [item("cl_0007", shares(250, 250))],
                    funding: .pathways,
                    returnedOn: "2026-04-07"
                )
            )
        ),
        Story(
            "22e a partner's payment comes back after its drawdown",
            partnerPaid("cl_0007", shares(250, 250)),
            drawDown("dd_0003", 250),
            .partnerPaymentReturned(
                .init(
                    partner: "northside",
                    items: [item("cl_0007", shares(250, 250))],
                    funding: .pathwaysDrawnDown,
                    returnedOn: "2026-04-07"
                )
            )
        ),
        Story(
            "23 allowance raised",
            .allowanceRaised(
                .init(
                    participant: "p_17",
                    limit: CapLimit(cap: "overall", amount: .pence(25_000))
                )
            )
        ),
        Story(
            "23 allowance lowered, as what it was raised for came back",
            .allowanceLowered(
                .init(
                    participant: "p_17",
                    limit: CapLimit(cap: "overall", amount: .pence(10_000)),
                    source: "bc_9001"
                )
            )
        ),
        Story(
            "24 partner B delivers for A's participant",
            ordinaryClaim("cl_0006", shares(2750, 2750), category: "therapy")
        ),
        Story(
            "25 partner leaves, programme ends",
            .allocationReturned(
                .init(programme: programme, partner: "southside", shares: shares(20_000, 20_000))
            ),
            .budgetReturned(.init(programme: programme, shares: shares(170_500, 170_000)))
        ),
    ]

    /// The name in lower case, a dash for whatever is neither letter nor digit.
    var fileName: String {
        name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }

    init(_ name: String, _ events: Event...) {
        self.name = name
        self.events = events
    }
}

// MARK: Events that several rows want

extension Story {
    static func partnerPaid(_ claim: ClaimID, _ shares: [FundShare]) -> Event {
        .partnerPaid(
            .init(
                partner: "northside",
                items: [item(claim, shares)],
                funding: .pathways,
                leftBankOn: "2026-03-28"
            )
        )
    }

    static func approve(
        _ commitment: CommitmentID,
        _ shares: [FundShare],
        isRecognised: Bool = false
    ) -> Event {
        let line = committed(commitment, shares, isRecognised)
        return .commitmentRaised(.init(programme: programme, ruleVersion: 1, lines: [line]))
    }

    static func release(
        _ commitment: CommitmentID,
        _ shares: [FundShare],
        _ reason: Event.CommitmentReleased.Reason,
        isRecognised: Bool = false
    ) -> Event {
        let line = committed(commitment, shares, isRecognised)
        return .commitmentReleased(
            .init(programme: programme, ruleVersion: 1, reason: reason, lines: [line])
        )
    }

    static func claim(
        _ claim: ClaimID,
        of commitment: CommitmentID,
        _ shares: [FundShare],
        isRecognised: Bool = false
    ) -> Event {
        let line = ChargedLine(
            number: 1,
            attribution: .northside("clothing"),
            origin: .commitment(commitment, isRecognisedOnApproval: isRecognised),
            shares: shares
        )
        return .claimCharged(
            .init(programme: programme, claim: claim, ruleVersion: 1, lines: [line])
        )
    }

    static func ordinaryClaim(
        _ claim: ClaimID,
        _ shares: [FundShare],
        category: CategoryCode = "clothing"
    ) -> Event {
        let line = ChargedLine(
            number: 1,
            attribution: .northside(category),
            origin: .available(
                caps: category == "clothing" ? ["clothing", "overall"] : ["overall"]
            ),
            shares: shares
        )
        return .claimCharged(
            .init(programme: programme, claim: claim, ruleVersion: 1, lines: [line])
        )
    }

    static func item(_ claim: ClaimID, _ shares: [FundShare]) -> PaidItem {
        PaidItem(claim: claim, attribution: .northside("clothing"), shares: shares)
    }

    static func instruct(_ payment: PaymentID, _ claim: ClaimID, _ shares: [FundShare]) -> Event {
        .paymentInstructed(.init(payment: payment, items: [item(claim, shares)]))
    }

    static func defray(_ payment: PaymentID, _ claim: ClaimID, _ shares: [FundShare]) -> Event {
        .paymentDefrayed(
            .init(
                payment: payment,
                items: [item(claim, shares)],
                funding: .pathways,
                leftBankOn: "2026-04-07"
            )
        )
    }

    static func prefinance(_ pence: Int64) -> Event {
        .fundPrefinanced(.init(lender: .reserves, borrower: .esf, amount: .pence(pence)))
    }

    static func drawDown(_ drawdown: DrawdownID, _ pence: Int64) -> Event {
        .drawdownSubmitted(.init(drawdown: drawdown, fund: .esf, amount: .pence(pence)))
    }

    static let issueFloat = Event.floatIssued(
        .init(
            holder: .keyworker("u_kw1"),
            reserve: .reserves,
            amount: .pence(20_000),
            leftBankOn: "2026-04-07"
        )
    )

    private static func committed(
        _ commitment: CommitmentID,
        _ shares: [FundShare],
        _ isRecognised: Bool
    ) -> CommittedLine {
        CommittedLine(
            commitment: commitment,
            attribution: .northside("clothing"),
            caps: ["clothing", "overall"],
            isRecognisedOnApproval: isRecognised,
            shares: shares
        )
    }
}
