import Calendar
import StrictJSON

extension Simulator {
    /// The most claims of one payment.
    private static let claimsInPayment = 200

    /// Twice a month: each keyworker what they laid out, and for each partner its suppliers, its
    /// participants and other partners; once a quarter the partners that paid first.
    mutating func payday() {
        for index in cast.keyworkers.indices where numbers.chance(520) {
            let owed = cast.keyworkers[index].payable
            cast.keyworkers[index].payable = []
            instruct(owed)
        }
        for index in cast.partners.indices {
            let owed = cast.partners[index].payable
            cast.partners[index].payable = []
            instruct(owed)
            if today.month % 3 == 0, today.day > 20 { repay(index) }
        }
    }

    private mutating func instruct(_ owed: [Int]) {
        var rest = owed[...]
        while !rest.isEmpty {
            let part = Array(rest.prefix(Self.claimsInPayment))
            rest = rest.dropFirst(Self.claimsInPayment)
            let payment = InstructedPayment(
                id: next("py_"),
                costs: part,
                on: today,
                repaidPartner: nil
            )
            let shares = shares(of: part)
            ensureBank(shares)
            purse.pay(shares)
            give(
                Cast.financeOfficer,
                "payment.instruct",
                [
                    "payment": .text(payment.id), "claims": .codes(part.map { costs[$0].claim }),
                    "on": .day(today),
                ]
            )
            payments.append(payment)
            count { $0.payments += 1 }
            plan(.defray(payments.count - 1), in: 2...4)
        }
    }

    /// The bank's statement shows that it left, a day after it was told to.
    mutating func defray(_ index: Int) {
        let payment = payments[index]
        let left = Season.workday(from: payment.on.adding(days: 1))
        let on = min(left, today)
        ensureUnearned(shares(of: payment.costs).advance)
        give(
            Cast.secondFinanceOfficer,
            "payment.defray",
            [
                "payment": .text(payment.id), "on": .day(on),
                "reference": .text("STMT \(on.year)-\(padded(on.month, 2)) line \(index % 97 + 1)"),
            ]
        )
        for cost in payment.costs { leaves(cost, on: on) }
        if today.quarterStart == today.adding(days: 9).quarterStart, numbers.chance(15) {
            plan(.returnPayment(index), in: 2...5)
        } else if let cost = payment.costs.first(where: { costs[$0].payer == .supplier }),
            numbers.chance(60)
        {
            plan(.refund(cost), in: 10...100)
        }
    }

    /// Money has left a bank or a cash box: from this day the funders can be asked for it.
    mutating func leaves(_ index: Int, on day: CalendarDate) {
        costs[index].bankDay = day
        purse.unearned -= costs[index].shares.advance
        undrawn.append(index)
    }

    /// The account was closed: the claims are owed again.
    mutating func returnPayment(_ index: Int) {
        let payment = payments[index]
        guard payment.costs.allSatisfy({ !costs[$0].isDrawn && !costs[$0].isUndone }),
            payment.on.quarterStart == today.quarterStart
        else { return }
        give(
            Cast.financeOfficer,
            "payment.return",
            ["payment": .text(payment.id), "on": .day(today)]
        )
        let shares = shares(of: payment.costs)
        purse[.arrears] += shares.arrears
        purse[.advance] += shares.advance
        purse.unearned += shares.advance
        let back = Set(payment.costs)
        undrawn.removeAll { back.contains($0) }
        for cost in payment.costs {
            costs[cost].bankDay = nil
            owe(cost)
        }
    }

    /// A claim waits for the next payday.
    private mutating func owe(_ index: Int) {
        if case .keyworker(let keyworker) = costs[index].payer {
            cast.keyworkers[keyworker].payable.append(index)
        } else {
            cast.partners[costs[index].partner].payable.append(index)
        }
    }

    private func shares(of costs: [Int]) -> Cost.Shares {
        costs.reduce(into: Cost.Shares()) { sum, index in
            sum.arrears += self.costs[index].shares.arrears
            sum.advance += self.costs[index].shares.advance
        }
    }

    // MARK: Partners that pay first

    mutating func partnerPays(_ index: Int) {
        let cost = costs[index]
        let on = max(cost.incurred, today.adding(days: -numbers.within(0...3)))
        ensureUnearned(cost.shares.advance)
        give(
            manager(of: cost.partner),
            "claim.paid-by-partner",
            [
                "claim": .text(cost.claim), "on": .day(on),
                "reference": .text("statement of \(cost.partner + 1), \(on)"),
            ]
        )
        leaves(index, on: on)
        cast.partners[cost.partner].advanced.append(index)
    }

    private mutating func repay(_ partner: Int) {
        let advanced = cast.partners[partner].advanced.prefix(Self.claimsInPayment)
        guard !advanced.isEmpty else { return }
        cast.partners[partner].advanced.removeFirst(advanced.count)
        let payment = InstructedPayment(
            id: next("py_"),
            costs: Array(advanced),
            on: today,
            repaidPartner: partner
        )
        let shares = shares(of: payment.costs)
        ensureBank(shares)
        purse.pay(shares)
        give(
            Cast.financeOfficer,
            "repayment.instruct",
            [
                "payment": .text(payment.id), "partner": .text(cast.partners[partner].code),
                "claims": .codes(payment.costs.map { costs[$0].claim }), "on": .day(today),
            ]
        )
        payments.append(payment)
        count { $0.payments += 1 }
        plan(.defrayRepayment(payments.count - 1), in: 2...4)
    }

    mutating func defrayRepayment(_ index: Int) {
        let payment = payments[index]
        give(
            Cast.secondFinanceOfficer,
            "repayment.defray",
            [
                "payment": .text(payment.id), "on": .day(today),
                "reference": .text("STMT \(today.year)-\(padded(today.month, 2)) repaid"),
            ]
        )
    }

    // MARK: Money that comes back

    /// A supplier gives the first line's money back, whole: the course did not take place.
    mutating func refund(_ index: Int) {
        let cost = costs[index]
        guard cost.bankDay != nil, !cost.isUndone, cost.lines.count == 1 else { return }
        costs[index].isUndone = true
        give(
            Cast.financeOfficer,
            "refund.receive",
            [
                "claim": .text(cost.claim), "line": 1, "amount": .pence(cost.total),
                "on": .day(today),
            ]
        )
        purse[.arrears] += cost.shares.arrears
        purse[.advance] += cost.shares.advance
        purse.uncharge(cost.shares)
        if cost.isDrawn {
            purse.repayable += cost.shares.arrears
        } else {
            undrawn.removeAll { $0 == index }
        }
    }
}
