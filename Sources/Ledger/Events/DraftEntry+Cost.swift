internal import Identifiers
internal import Money

// The moves that several events share. Each names the rows of the table of events that it serves.

extension DraftEntry {
    /// Rows 6 and 8: moves a participant's allowance between remaining and used.
    mutating func use(_ amount: Amount, of caps: [CapCode], by participant: ParticipantCode)
        throws(EventError)
    {
        for cap in caps {
            try post(
                amount,
                debit: .allowanceRemaining(participant, cap),
                credit: .allowanceUsed(participant, cap)
            )
        }
    }

    /// Rows 8 and 14: gives a participant's allowance back.
    mutating func restore(_ amount: Amount, of caps: [CapCode], to participant: ParticipantCode)
        throws(EventError)
    {
        for cap in caps {
            try post(
                amount,
                debit: .allowanceUsed(participant, cap),
                credit: .allowanceRemaining(participant, cap)
            )
        }
    }

    /// Row 6: sets a line aside from a partner's available funds.
    mutating func commit(_ line: CommittedLine, of programme: ProgrammeCode, number: Int)
        throws(EventError)
    {
        for share in line.shares {
            try post(
                share.amount,
                debit: .available(share.fund, programme, line.attribution.partner),
                credit: .committed(share.fund, line.commitment),
                for: line.attribution
            )
        }
        if let participant = try line.attribution.participant(using: line.caps, line: number) {
            try use(line.shares.total(), of: line.caps, by: participant)
        }
    }

    /// Row 11: what was delivered is paid.
    mutating func markPaid(_ item: PaidItem, from share: FundShare) throws(EventError) {
        let (partner, category) = (item.attribution.partner, item.attribution.category)
        try post(
            share.amount,
            debit: .deliveredUnpaid(share.fund, partner, category),
            credit: .deliveredPaid(share.fund, partner, category),
            for: item.attribution
        )
    }

    /// Rows 17 and 22: what was paid is unpaid again, and what was earned by it is not. What the
    /// reserves bore of it they bear no more: the fund's budget bears it again, of which nothing
    /// was left earned.
    mutating func undoPayment(
        of item: PaidItem,
        from share: FundShare,
        _ funding: Funding
    ) throws(EventError) {
        let borne = item.borne?.amount(of: share.fund) ?? .zero
        let standing: FundShare
        do {
            standing = FundShare(fund: share.fund, amount: try share.amount.subtracting(borne))
        } catch { throw .overflow }
        if !standing.amount.isZero {
            try markUnpaid(item, from: standing)
            try undoIncome(standing, funding)
        }
        guard let back = item.borne, !borne.isZero else { return }
        try takeBack(FundShare(fund: share.fund, amount: borne), of: item, from: back)
    }

    private mutating func markUnpaid(_ item: PaidItem, from share: FundShare) throws(EventError) {
        let (partner, category) = (item.attribution.partner, item.attribution.category)
        try post(
            share.amount,
            debit: .deliveredPaid(share.fund, partner, category),
            credit: .deliveredUnpaid(share.fund, partner, category),
            for: item.attribution
        )
    }

    /// Row 15 the other way round, but for the income: that was settled with the funder.
    private mutating func takeBack(
        _ share: FundShare,
        of item: PaidItem,
        from borne: BorneByReserves
    ) throws(EventError) {
        guard share.fund != borne.reserve else { throw .sameParty(share.fund.text) }
        let (partner, category) = (item.attribution.partner, item.attribution.category)
        try post(
            share.amount,
            debit: .programmeBudget(share.fund, borne.programme),
            credit: .deliveredUnpaid(share.fund, partner, category),
            for: item.attribution
        )
        try post(
            share.amount,
            debit: .expense(share.fund, category),
            credit: .interfund(share.fund),
            for: item.attribution
        )
        try post(
            share.amount,
            debit: .interfund(borne.reserve),
            credit: .disallowed(borne.reserve),
            for: item.attribution
        )
    }

    /// Row 12: a defrayal earns the funder's money.
    mutating func recogniseIncome(_ share: FundShare, _ funding: Funding) throws(EventError) {
        let fund = share.fund
        switch try funding.basis(of: fund) {
        case .arrears: try post(share.amount, debit: .undrawn(fund), credit: .income(fund))
        case .advance: try post(share.amount, debit: .deferredIncome(fund), credit: .income(fund))
        case .own: break
        }
    }

    /// Rows 14, 15 and 17: what was earned is not; once drawn down, it is owed to the funder.
    mutating func undoIncome(_ share: FundShare, _ funding: Funding) throws(EventError) {
        let fund = share.fund
        switch (try funding.basis(of: fund), funding.drawnDown.contains(fund)) {
        case (.arrears, false): try post(share.amount, debit: .income(fund), credit: .undrawn(fund))
        case (.arrears, true):
            try post(share.amount, debit: .income(fund), credit: .repayable(fund))
        case (.advance, _):
            try post(share.amount, debit: .income(fund), credit: .deferredIncome(fund))
        case (.own, _): break
        }
    }
}

extension Attribution {
    /// The participant whose caps are used, or nil for a line on nobody's allowance.
    func participant(using caps: [CapCode], line: Int) throws(EventError) -> ParticipantCode? {
        guard !caps.isEmpty else { return nil }
        guard let participant else { throw .capWithoutParticipant(line: line) }
        return participant
    }
}
