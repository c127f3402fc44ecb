// How a claim is charged:
//
// 1. A line on a business case draws on its commitment, as far as that reaches: shares by the
//    pence that each fund still has committed, under the rule of the case's approval (row 7).
// 2. The rest of it, and every line on no case or of another category than the case's, is
//    approved and claimed at once: shares by the percentages of the rule in force (rows 6 and 7).
// 3. One entry for each version of the rule that lines were drawn under, then one for what is
//    approved now: an ordinary claim makes one entry.

import Approvals
import Calendar
import Identifiers
import Ledger
import Money
import Policy
import Store

/// What charging a claim would post, worked out before anything is.
struct ChargePlan {
    /// The events in the order in which they are posted.
    let events: [Event.ClaimCharged]
    /// What is approved now of each participant's line: the caps it uses must hold so much.
    let approvedNow: [ApprovedLine]

    /// A line that uses caps now.
    typealias ApprovedLine = (participant: ParticipantCode, caps: [CapCode], amount: Amount)

    /// Every line that is charged.
    var lines: [ChargedLine] { events.flatMap(\.lines) }

    /// Plans the charge of these amounts.
    ///
    /// - Parameter pack: The guidance that it was decided under, which says the caps it uses.
    init(
        charging amounts: [LineAmount],
        of claim: Claim,
        under pack: RulePack,
        in context: OperationContext
    ) throws {
        var planning = Planning(claim: claim, pack: pack, context: context)
        planning.apportioning = try Apportioning(books: context.books, on: context.today)
        for line in claim.lines {
            let granted = amounts.first { $0.number == line.number }?.amount ?? .zero
            try planning.plan(line, amount: granted)
        }
        let programme = try context.programme()
        events = planning.events(of: programme)
        approvedNow = planning.approvedNow
    }
}

/// A plan in the making.
private struct Planning {
    let claim: Claim
    let pack: RulePack
    let commitments: Commitments
    var apportioning: Apportioning?
    /// What is left of the case's lines after the lines before.
    private var remaining: [Int: [Ledger.FundShare]] = [:]
    private var drawn: [(version: Int, lines: [ChargedLine])] = []
    private var approved: [ChargedLine] = []
    private(set) var approvedNow: [ChargePlan.ApprovedLine] = []

    init(claim: Claim, pack: RulePack, context: OperationContext) {
        self.claim = claim
        self.pack = pack
        commitments = Commitments(books: context.books)
    }

    mutating func plan(_ line: ClaimLine, amount: Amount) throws {
        var rest = amount
        if let businessCase = claim.businessCase, let number = line.caseLine {
            let part = try draw(rest, of: line, on: businessCase, caseLine: number)
            rest = try rest.subtracting(part)
        }
        if !rest.isZero { try approve(rest, of: line) }
    }

    func events(of programme: ProgrammeCode) -> [Event.ClaimCharged] {
        var events = drawn.map { version, lines in
            Event.ClaimCharged(
                programme: programme,
                claim: claim.id,
                ruleVersion: version,
                lines: lines
            )
        }
        if !approved.isEmpty {
            events.append(
                Event.ClaimCharged(
                    programme: programme,
                    claim: claim.id,
                    ruleVersion: apportioning?.current.version,
                    lines: approved
                )
            )
        }
        return events
    }

    /// Draws on a commitment as far as it reaches, and returns how much that is.
    private mutating func draw(
        _ amount: Amount,
        of line: ClaimLine,
        on businessCase: CaseID,
        caseLine: Int
    ) throws -> Amount {
        let source = try commitments.books.businessCase(businessCase)?
            .lines.first { $0.number == caseLine }
        guard source?.category == line.category,
            let version = try commitments.ruleVersion(of: businessCase)
        else { return .zero }
        let left =
            try remaining[caseLine] ?? commitments.remaining(of: businessCase, line: caseLine)
        let part = min(amount, try left.total())
        guard !part.isZero else { return .zero }
        let shares = try apportioning?.shares(ofClaimed: part, remaining: left, under: version)
        guard let shares else { return .zero }
        try apportioning?.charge(shares, under: version)
        remaining[caseLine] = try left.subtracting(shares)
        let charged = ChargedLine(
            number: line.number,
            attribution: line.attribution(at: claim.partner),
            origin: .commitment(
                try CommitmentID(businessCase, line: caseLine),
                isRecognisedOnApproval: false
            ),
            shares: shares
        )
        if let index = drawn.firstIndex(where: { $0.version == version }) {
            drawn[index].lines.append(charged)
        } else {
            drawn.append((version, [charged]))
        }
        return part
    }

    private mutating func approve(_ amount: Amount, of line: ClaimLine) throws {
        guard let shares = try apportioning?.shares(ofApproved: amount),
            let version = apportioning?.current.version
        else { return }
        try apportioning?.charge(shares, under: version)
        let caps = pack.capsUsed(for: line.bearer, in: line.category)
        approved.append(
            ChargedLine(
                number: line.number,
                attribution: line.attribution(at: claim.partner),
                origin: .available(caps: caps),
                shares: shares
            )
        )
        if let participant = line.bearer.participant {
            approvedNow.append((participant, caps, amount))
        }
    }
}

extension [Ledger.FundShare] {
    /// What is left of these when others are taken away.
    fileprivate func subtracting(_ taken: [Ledger.FundShare]) throws -> [Ledger.FundShare] {
        try map { share in
            let part = taken.first { $0.fund == share.fund }?.amount ?? .zero
            return FundShare(fund: share.fund, amount: try share.amount.subtracting(part))
        }
    }
}
