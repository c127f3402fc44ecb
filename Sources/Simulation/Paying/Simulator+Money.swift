import StrictJSON

extension Simulator {
    // Before something is spent there is enough for it: each of these gives the commands that see
    // to that, where the plan's own count comes near the floor.

    /// A year's spending as it is expected.
    var expectedYear: Int64 {
        let all = Int64(scenario.participants) * 12_000 + Int64(scenario.keyworkers) * 60_000
        return max(400_000, all / Int64(scenario.years))
    }

    /// The year's money: an award of each funder, most of it placed with the partners by the hours
    /// of their keyworkers.
    mutating func beginYear() {
        for index in cast.keyworkers.indices { cast.keyworkers[index].tenthsThisYear = 0 }
        grant(expectedYear * 6 / 10)
        let hours = cast.caseloads.reduce(0, +)
        for partner in cast.partners.indices {
            let own = cast.partners[partner].keyworkers.reduce(0) { $0 + cast.caseloads[$1] }
            place(expectedYear * 4 / 10 * Int64(own) / Int64(hours), with: partner)
        }
        if today == scenario.firstDay { openReserves(expectedYear) }
        receiveAdvance(expectedYear / 2)
        prefinance(expectedYear / 2)
    }

    /// A partner's budget holds a cost.
    mutating func ensureAllocation(of partner: Int, _ pence: Int64) {
        guard cast.partners[partner].available < pence / 2 + 5_000 else { return }
        place(pence + expectedYear / Int64(cast.partners.count) / 8, with: partner)
    }

    /// The cash box holds a cost.
    mutating func ensureCash(of keyworker: Int, _ pence: Int64) {
        guard let cash = cast.keyworkers[keyworker].cash, cash < pence + 1_000 else { return }
        issueFloat(to: keyworker, 20_000 - cash)
    }

    /// The funder in advance gave enough for what is paid in cash or by a partner at once.
    mutating func ensureUnearned(for purchase: Purchase) {
        guard case .float = purchase.payer else { return }
        ensureUnearned(purchase.total)
    }

    mutating func ensureUnearned(_ pence: Int64) {
        if purse.unearned < pence + 10_000 { receiveAdvance(pence + expectedYear / 4) }
    }

    /// The bank holds what is paid from it.
    mutating func ensureBank(_ shares: Cost.Shares) {
        if purse[.arrears] < shares.arrears + 1_000 {
            prefinance(shares.arrears + expectedYear / 8)
        }
        if purse[.advance] < shares.advance + 1_000 {
            receiveAdvance(shares.advance + expectedYear / 8)
        }
        ensureUnearned(shares.advance)
    }

    mutating func issueFloat(to keyworker: Int, _ pence: Int64) {
        ensureReserves(pence)
        purse[.reserves] -= pence
        cast.keyworkers[keyworker].cash? += pence
        give(
            Cast.financeOfficer,
            "float.issue",
            [
                "holder": .text(cast.keyworkers[keyworker].code), "amount": .pence(pence),
                "on": .day(today),
            ]
        )
    }

    // MARK: The commands

    private mutating func grant(_ pence: Int64) {
        for fund in [Purse.Fund.arrears, .advance] {
            give(
                Cast.financeOfficer,
                "award.grant",
                ["fund": .text(fund.rawValue), "amount": .pence(pence), "on": .day(today)]
            )
            give(
                Cast.programmeManager,
                "programme.budget",
                ["fund": .text(fund.rawValue), "amount": .pence(pence), "on": .day(today)]
            )
        }
        purse.budget += pence
    }

    private mutating func place(_ pence: Int64, with partner: Int) {
        if purse.budget < pence { grant(pence + expectedYear / 4) }
        purse.budget -= pence
        cast.partners[partner].available += pence
        give(
            Cast.programmeManager,
            "allocation.place",
            [
                "partner": .text(cast.partners[partner].code), "shares": shares(pence),
                "on": .day(today),
            ]
        )
    }

    /// What one partner will not use goes to another.
    mutating func moveAllocation() {
        let order = cast.partners.indices.sorted {
            cast.partners[$0].available > cast.partners[$1].available
        }
        guard let rich = order.first, let poor = order.last, rich != poor else { return }
        let pence = cast.partners[rich].available / 4
        guard pence > 10_000 else { return }
        cast.partners[rich].available -= pence
        cast.partners[poor].available += pence
        give(
            Cast.programmeManager,
            "allocation.move",
            [
                "from": .text(cast.partners[rich].code), "to": .text(cast.partners[poor].code),
                "shares": shares(pence), "on": .day(today),
            ]
        )
    }

    private func shares(_ pence: Int64) -> JSONValue {
        .array(
            [Purse.Fund.arrears, .advance].map { fund in
                .object(["fund": .text(fund.rawValue), "amount": .pence(pence)])
            }
        )
    }

    private mutating func openReserves(_ pence: Int64) {
        purse[.reserves] += pence
        give(Cast.financeOfficer, "reserves.open", amount(pence, of: .reserves))
    }

    private mutating func ensureReserves(_ pence: Int64) {
        if purse[.reserves] < pence { openReserves(pence + expectedYear / 4) }
    }

    private mutating func receiveAdvance(_ pence: Int64) {
        purse[.advance] += pence
        purse.unearned += pence
        give(Cast.financeOfficer, "advance.receive", amount(pence, of: .advance))
    }

    private mutating func prefinance(_ pence: Int64) {
        ensureReserves(pence)
        purse[.reserves] -= pence
        purse[.arrears] += pence
        purse.owed[.arrears, default: 0] += pence
        give(Cast.financeOfficer, "fund.prefinance", loan(from: .reserves, to: .arrears, pence))
    }

    /// A fund gives back to the reserves what it can spare of what it owes them.
    mutating func repayReserves(from fund: Purse.Fund, keeping kept: Int64) {
        let pence = min(purse.owed[fund, default: 0], purse[fund] - kept)
        guard pence > 0 else { return }
        purse[fund] -= pence
        purse[.reserves] += pence
        purse.owed[fund, default: 0] -= pence
        give(Cast.financeOfficer, "prefinance.repay", loan(from: fund, to: .reserves, pence))
    }

    private func amount(
        _ pence: Int64,
        of fund: Purse.Fund
    ) -> KeyValuePairs<String, JSONValue?> {
        ["fund": .text(fund.rawValue), "amount": .pence(pence), "on": .day(today)]
    }

    private func loan(
        from lender: Purse.Fund,
        to borrower: Purse.Fund,
        _ pence: Int64
    ) -> KeyValuePairs<String, JSONValue?> {
        [
            "from": .text(lender.rawValue), "to": .text(borrower.rawValue),
            "amount": .pence(pence), "on": .day(today),
        ]
    }
}
