import Calendar
import Identifiers
import Journal
import Ledger
import Money

// MARK: What the funder says

extension SampleJournal {
    mutating func answer() throws {
        let drawdown = try DrawdownID("dd_0001")
        let day = journal.time.londonDate
        if twist != .receivedUnanswered {
            try answer(.paid, 20_00, by: twist == .answeredByOther ? "u_prog" : "u_fin")
        }
        if twist != .answeredUnposted {
            let received = Event.DrawdownReceived(
                drawdown: drawdown,
                fund: try esf,
                amount: try Amount(pence: twist == .receivedLess ? 19_99 : 20_00),
                receivedOn: twist == .receivedOnOtherDay ? day.adding(days: -1) : day
            )
            try post(.drawdownReceived(received))
        }
        let unborne: Int64 = twist == .disallowedMore ? 3_24 : 3_25
        try answer(.disallowed, unborne, by: "u_fin")
        try bear()
        guard twist != .disallowedUnposted else { return }
        let amount = try Amount(pence: unborne)
        try post(.drawdownNetted(.init(drawdown: drawdown, fund: esf, amount: amount)))
    }

    private mutating func answer(_ answer: FunderAnswer, _ pence: Int64, by actor: String) throws {
        let answered = DrawdownAnswered(
            drawdown: try DrawdownID("dd_0001"),
            answer: answer,
            amount: try Amount(pence: pence),
            on: journal.time.londonDate
        )
        try journal.append(.drawdownAnswered(answered), by: actor)
    }

    /// The reserves bear what ESF will not.
    private mutating func bear() throws {
        let category = try CategoryCode("identity")
        let line = DisallowedLine(
            attribution: try attribution(category),
            amount: try Amount(pence: 3_25)
        )
        let disallowed = Event.CostDisallowed(
            programme: try ProgrammeCode("pathways"),
            funder: try esf,
            reserve: try FundCode("UNR"),
            ruleVersion: 1,
            claim: try ClaimID("cl_0001"),
            lines: [line],
            funding: Funding(bases: try bases, drawnDown: [try esf])
        )
        try post(.costDisallowed(disallowed))
    }

    /// What is written after it was answered.
    mutating func tamper(with cost: DrawdownLine) throws {
        switch twist {
        case .drawnAfterwards: try journal.append(.drawdownLine(cost), by: second)
        case .answerUndone: try undo(seq(of: .drawdownReceived))
        case .answeredUnasked:
            let answered = DrawdownAnswered(
                drawdown: try DrawdownID("dd_0009"),
                answer: .queried,
                amount: .zero,
                on: journal.time.londonDate
            )
            try journal.append(.drawdownAnswered(answered), by: "u_fin")
        case .creditedUnasked: try takeOff(seq(of: .claimCharged))
        case .creditedMore: try takeOff(cost.defrayal)
        default: return
        }
    }

    /// A drawdown that is less by a penny more than an entry was asked for.
    private mutating func takeOff(_ defrayal: Int) throws {
        let drawdown = try DrawdownID("dd_0003")
        let day = try CalendarDate("2026-05-31")
        let prepared = DrawdownPrepared(drawdown: drawdown, fund: try esf, starts: day, ends: day)
        try journal.append(.drawdownPrepared(prepared), by: "u_fin")
        let adjusted = DrawdownAdjusted(
            drawdown: drawdown,
            kind: .credited,
            defrayal: defrayal,
            amount: try Amount(pence: 23_26),
            reason: JournalBuilder.commitment(to: "refunded", as: "reason")
        )
        try journal.append(.drawdownAdjusted(adjusted), by: "u_fin")
    }
}
