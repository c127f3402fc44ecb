public import Approvals
public import Calendar
public import Identifiers
public import Journal
public import Ledger
public import Money
public import Store

/// A drawdown as those who prepare and review it see it: every cost with its split and its doubts,
/// what is left for later, what is taken off for earlier ones, and whether it all ties.
///
/// While it is open the costs are worked out from the books as they stand; once it was submitted
/// they are those that the funder was asked for.
public struct DrawdownSheet: Sendable {
    public let preparation: DrawdownPreparation
    /// The costs that the funder is asked for, in the order of their bank dates.
    public let lines: [DrawnCost]
    /// The costs that are left for a later drawdown.
    public let carried: [DrawnCost]
    /// What is taken off for costs of earlier drawdowns.
    public let credits: [DrawdownCredit]
    /// What came back of earlier drawdowns' costs, is owed to the funder and is not taken off.
    public let creditable: [DrawdownCredit]
    /// The credits that take off more than came back of their own cost, by the entry of the cost.
    public let unfounded: [Int]
    /// What left the bank after the period.
    public let later: Int64
    /// What stands on the fund's account of costs that left the bank and were not asked for, M1150.
    public let undrawn: Int64
    /// What the funder says to it, once it was submitted.
    public let answer: FunderAnswer?
    /// What became of it by the funder's answers, once it was submitted.
    public let standing: DrawdownStanding?

    public var fund: FundCode { preparation.prepared.fund }

    /// What is asked for, as records hold it.
    public var contents: DrawdownContents {
        DrawdownContents(
            lines: lines.map { $0.line(of: preparation.prepared) },
            credits: credits.map { .init(defrayal: $0.defrayal, amount: $0.amount) }
        )
    }

    /// The lines' sum less what is taken off, in pence.
    public var asked: Int64 {
        lines.reduce(0) { $0 + $1.amount.pence } - credits.reduce(0) { $0 + $1.amount.pence }
    }

    /// What each cost heading comes to before anything is taken off, in order of the headings.
    public var headings: [(category: CategoryCode, pence: Int64)] {
        var sums: [CategoryCode: Int64] = [:]
        for part in lines.flatMap(\.parts) {
            sums[part.attribution.category, default: 0] += part.pence
        }
        return sums.sorted { $0.key < $1.key }.map { (category: $0.key, pence: $0.value) }
    }

    /// Whether the costs are what the ledger says, and what the banks and floats paid.
    ///
    /// While it is open: what is asked for, left and still to come is what stands on M1150.
    /// Always: what left a bank or a float for each cost is what its funds bear together, and the
    /// parts of each line are the line. Once it is submitted: what was answered and is open is what
    /// was asked for.
    public var ties: Bool {
        let all = (lines + carried).reduce(0) { $0 + $1.amount.pence } + later
        return (preparation.stage != .open || all == undrawn)
            && (lines + carried).allSatisfy(\.ties)
            && standing.map { $0.ties && $0.asked == asked } ?? true
    }
}

/// One defrayed cost as a funder is asked for it.
public struct DrawnCost: Hashable, Sendable {
    /// Seq of the entry that defrayed it.
    public let defrayal: Int
    /// The claim that it came of; nil where the books hold none behind the entry.
    public let claim: ClaimID?
    public let bankDate: CalendarDate
    /// Whether it left the bank before the period.
    public let isLate: Bool
    /// What the funder is asked for.
    public let amount: Amount
    /// The fund's part when the money left the bank.
    public let defrayed: Int64
    /// What all funds bore together then.
    public let whole: Int64
    /// What left the bank, the partner's bank or the float.
    public let leftBank: Int64
    /// What is asked for, by whose cost it is and under which heading.
    public let parts: [AttributedBalance]
    /// How the cost was split, line by line of its claim.
    public let shares: [CostShare]
    /// What a reviewer should look at.
    public let doubts: [CostDoubt]

    /// What came off since it left the bank: refunded, sent back or borne by the reserves.
    public var takenOff: Int64 { defrayed - amount.pence }

    /// Whether its parts are the whole of it, and what the funds bear is what was paid, where the
    /// entry itself moved money: undoing what the reserves bore moves none.
    public var ties: Bool {
        parts.reduce(0) { $0 + $1.pence } == amount.pence && (leftBank == 0 || whole == leftBank)
    }

    /// As a record holds it.
    func line(of prepared: DrawdownPrepared) -> DrawdownLine {
        DrawdownLine(
            drawdown: prepared.drawdown,
            defrayal: defrayal,
            fund: prepared.fund,
            amount: amount,
            bankDate: bankDate,
            isLate: isLate
        )
    }
}

/// A negative line: what came back of a cost that the funder was asked for before.
public struct DrawdownCredit: Hashable, Sendable {
    /// Seq of the entry that defrayed the original.
    public let defrayal: Int
    /// The drawdown that asked for it.
    public let original: DrawdownID
    public let claim: ClaimID?
    public let amount: Amount
}

/// What somebody who reviews a cost should look at before the funder does.
public enum CostDoubt: Hashable, Sendable {
    /// The guidance, asked again with the same facts, answers otherwise than was recorded.
    case decidedOtherwise(line: Int)
    /// The facts of a decision are not at hand: erased, or the keys are elsewhere.
    case notDecidedAgain(line: Int)
    case noTicket(MissingEvidence)
    case spentFirst
    case outsideEnrolment(line: Int, ParticipantCode, CalendarDate)
    case inGrace(line: Int, ParticipantCode, CalendarDate)

    /// Whether the funder may not be asked for the cost as it stands.
    public var blocks: Bool {
        switch self {
        case .decidedOtherwise: true
        case .notDecidedAgain, .noTicket, .spentFirst, .outsideEnrolment, .inGrace: false
        }
    }
}
