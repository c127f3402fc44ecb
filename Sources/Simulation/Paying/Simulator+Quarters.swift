import Calendar
import StrictJSON

extension Simulator {
    /// Each cash box is counted by the partner's manager; a few are a little short.
    mutating func countFloats() {
        for index in cast.keyworkers.indices {
            guard let cash = cast.keyworkers[index].cash else { continue }
            let isShort = cash > 1_000 && numbers.chance(30)
            let counted = isShort ? cash - Int64(numbers.within(1...40)) * 10 : cash
            var draft = Draft(
                manager(of: cast.keyworkers[index].partner),
                "float.count",
                [
                    "holder": .text(cast.keyworkers[index].code), "counted": .pence(counted),
                    "on": .day(today),
                ]
            )
            if isShort { draft.label = label(.floatShort) }
            give(draft)
            cast.keyworkers[index].cash = counted
        }
    }

    /// No entry counts for a day of the quarter that is over any more.
    mutating func closeQuarter() {
        let ends = today.quarterStart.adding(days: -1)
        give(
            Cast.financeOfficer,
            "period.close",
            ["starts": .day(ends.quarterStart), "ends": .day(ends)]
        )
        moveAllocation()
    }

    mutating func prepareDrawdown() {
        let ends = today.quarterStart.adding(days: -1)
        guard isToBeDrawn(through: ends) else { return }
        let drawdown = Drawdown(id: next("dd_"), starts: ends.quarterStart, ends: ends)
        give(
            Cast.financeOfficer,
            "drawdown.prepare",
            [
                "drawdown": .text(drawdown.id), "fund": .text(Purse.Fund.arrears.rawValue),
                "starts": .day(drawdown.starts), "ends": .day(ends),
            ]
        )
        drawdowns.append(drawdown)
        plan(.submitDrawdown(drawdowns.count - 1), in: 3...5)
    }

    private func isToBeDrawn(through ends: CalendarDate) -> Bool {
        undrawn.contains { index in
            costs[index].shares.arrears > 0 && (costs[index].bankDay ?? today) <= ends
        }
    }

    /// A second person reviews it and it is submitted, in one sitting: what it asks for is what
    /// left a bank by the quarter's end and was not asked for.
    mutating func submitDrawdown(_ index: Int) {
        let drawdown = drawdowns[index]
        guard isToBeDrawn(through: drawdown.ends) else {
            give(
                Cast.financeOfficer,
                "drawdown.withdraw",
                ["drawdown": .text(drawdown.id)]
            )
            return
        }
        give(Cast.deputy, "drawdown.review", ["drawdown": .text(drawdown.id)])
        give(Cast.financeOfficer, "drawdown.submit", ["drawdown": .text(drawdown.id)])
        var asked: Int64 = 0
        undrawn.removeAll { cost in
            guard (costs[cost].bankDay ?? today) <= drawdown.ends else { return false }
            costs[cost].isDrawn = true
            asked += costs[cost].shares.arrears
            return true
        }
        drawdowns[index].open = asked
        count {
            $0.drawdowns += 1
            $0.drawn += asked
        }
        if numbers.chance(150) { plan(.queryDrawdown(index), in: 15...25) }
        plan(.payDrawdown(index), in: 35...60)
    }

    mutating func queryDrawdown(_ index: Int) { answer(index, "queried", 0) }

    /// The funder pays, now and then in two parts, and the reserves get back what they lent.
    mutating func payDrawdown(_ index: Int) {
        let open = drawdowns[index].open
        let isFirst = open > 10_000 && numbers.chance(200)
        let pence = isFirst ? open / 2 : open
        drawdowns[index].open -= pence
        answer(index, "paid", pence)
        purse[.arrears] += pence
        if isFirst { plan(.payDrawdown(index), in: 20...30) }
        repayReserves(from: .arrears, keeping: expectedYear / 4)
    }

    private mutating func answer(_ index: Int, _ word: String, _ pence: Int64) {
        give(
            Cast.financeOfficer,
            "drawdown.answer",
            [
                "drawdown": .text(drawdowns[index].id), "answer": .text(word),
                "amount": .pence(pence), "on": .day(today),
            ]
        )
    }

    /// After the quarter: what the funder in advance owes the reserves for cash goes back, a cost
    /// may be disallowed, and the funder in arrears gets back what is not its own.
    mutating func settle() {
        repayReserves(from: .advance, keeping: expectedYear / 8)
        if numbers.chance(400) { disallow() }
        let pence = purse.repayable
        guard pence > 0 else { return }
        ensureBank(Cost.Shares(arrears: pence, advance: 0))
        purse.repayable = 0
        purse[.arrears] -= pence
        give(
            Cast.financeOfficer,
            "funder.repay",
            [
                "fund": .text(Purse.Fund.arrears.rawValue), "amount": .pence(pence),
                "on": .day(today),
            ]
        )
    }

    /// The funder in arrears will not bear a cost that it was asked for: the reserves do.
    private mutating func disallow() {
        let from = max(0, costs.count - 3_000)
        guard costs.count > 10 else { return }
        for _ in 0..<50 {
            let index = numbers.within(from...costs.count - 1)
            let cost = costs[index]
            guard cost.isDrawn, !cost.isUndone, cost.shares.arrears > 200 else { continue }
            costs[index].isUndone = true
            give(
                Cast.financeOfficer,
                "cost.disallow",
                [
                    "claim": .text(cost.claim), "fund": .text(Purse.Fund.arrears.rawValue),
                    "amount": .pence(cost.shares.arrears), "on": .day(today),
                ]
            )
            purse.uncharge(Cost.Shares(arrears: cost.shares.arrears, advance: 0))
            purse.repayable += cost.shares.arrears
            purse.owed[.arrears, default: 0] -= cost.shares.arrears
            return
        }
    }

    // MARK: The mileage rate of 2026

    /// The rate became known after the day it is valid from: what is owing is found.
    mutating func proposeTopUps() {
        give(Draft(Cast.financeOfficer, "top-up.propose", [:]))
    }

    /// Everybody whose journeys were paid at the old rate claims the rest.
    mutating func claimTopUps() {
        for short in shortMiles where short.owing > 0 {
            let keyworker = cast.keyworkers[short.keyworker]
            let claim = next("cl_")
            let line: JSONValue = .object([
                "own": true, "category": "mileage", "incurred": .day(short.incurred),
                "amount": .pence(short.owing), "what": "10p a mile more",
                "journey": "as claimed",
            ])
            ensureAllocation(of: keyworker.partner, short.owing)
            give(
                keyworker.code,
                "claim.submit",
                [
                    "claim": .text(claim), "partner": .text(cast.partners[keyworker.partner].code),
                    "paid-by": "keyworker", "tops-up": .text(short.claim),
                    "lines": .array([line]),
                ]
            )
            count { $0.claims += 1 }
            let purchase = Purchase(
                bearer: .own(short.keyworker),
                category: "mileage",
                lines: [Purchase.Line(pence: short.owing, what: "10p a mile more")],
                incurred: short.incurred,
                payer: .keyworker(short.keyworker)
            )
            accept(purchase, claim: claim, partner: keyworker.partner)
        }
        shortMiles = []
    }
}
