public import Identifiers

// One constructor for each kind of account, so that no code is put together by hand.

// MARK: Authority

extension AccountCode {
    /// What a funder has granted.
    public static func awardAuthority(_ fund: FundCode) -> Self { Self(.awardAuthority, fund) }

    /// Awarded and not yet budgeted.
    public static func awarded(_ fund: FundCode) -> Self { Self(.awarded, fund) }

    /// A programme's budget that no partner has been allocated.
    public static func programmeBudget(_ fund: FundCode, _ programme: ProgrammeCode) -> Self {
        Self(.programmeBudget, fund, programme.text)
    }

    /// What a partner may still commit.
    public static func available(
        _ fund: FundCode,
        _ programme: ProgrammeCode,
        _ partner: PartnerCode
    ) -> Self {
        Self(.available, fund, programme.text, partner.text)
    }

    /// One commitment's remainder in one fund.
    public static func committed(_ fund: FundCode, _ commitment: CommitmentID) -> Self {
        Self(.committed, fund, commitment.source, String(commitment.line))
    }

    /// Delivered to participants and not yet paid.
    public static func deliveredUnpaid(
        _ fund: FundCode,
        _ partner: PartnerCode,
        _ category: CategoryCode
    ) -> Self {
        Self(.deliveredUnpaid, fund, partner.text, category.text)
    }

    /// Delivered and paid.
    public static func deliveredPaid(
        _ fund: FundCode,
        _ partner: PartnerCode,
        _ category: CategoryCode
    ) -> Self {
        Self(.deliveredPaid, fund, partner.text, category.text)
    }
}

// MARK: Allowance

extension AccountCode {
    /// All that a participant was ever allowed under a cap.
    public static func allowanceIssued(_ participant: ParticipantCode, _ cap: CapCode) -> Self {
        Self(.allowanceIssued, nil, participant.text, cap.text)
    }

    /// What a participant may still have under a cap.
    public static func allowanceRemaining(_ participant: ParticipantCode, _ cap: CapCode) -> Self {
        Self(.allowanceRemaining, nil, participant.text, cap.text)
    }

    /// What a participant has had, or has set aside for them, under a cap.
    public static func allowanceUsed(_ participant: ParticipantCode, _ cap: CapCode) -> Self {
        Self(.allowanceUsed, nil, participant.text, cap.text)
    }
}

// MARK: Money

extension AccountCode {
    /// A fund's share of the pooled cash, free to be paid out.
    public static func bank(_ fund: FundCode) -> Self { Self(.bank, fund) }

    /// Cash that instructed payments will take.
    public static func bankReserved(_ fund: FundCode) -> Self { Self(.bankReserved, fund) }

    /// Drawn down and not yet received.
    public static func receivable(_ fund: FundCode) -> Self { Self(.receivable, fund) }

    /// Defrayed and not yet drawn down.
    public static func undrawn(_ fund: FundCode) -> Self { Self(.undrawn, fund) }

    /// Cash or prepaid cards in somebody's hands.
    public static func cashFloat(_ fund: FundCode, _ holder: FloatHolder) -> Self {
        Self(.cashFloat, fund, holder.text)
    }

    /// Money to be had back from somebody.
    public static func recoverable(_ fund: FundCode, _ holder: FloatHolder) -> Self {
        Self(.recoverable, fund, holder.text)
    }

    /// What is owed on a claim.
    public static func claimsPayable(_ fund: FundCode, _ claim: ClaimID) -> Self {
        Self(.claimsPayable, fund, claim.text)
    }

    /// Grants that count as cost from their approval and are not yet claimed.
    public static func grantsPayable(_ fund: FundCode) -> Self { Self(.grantsPayable, fund) }

    /// Instructed and not yet gone from the bank.
    public static func inTransit(_ fund: FundCode, _ payment: PaymentID) -> Self {
        Self(.inTransit, fund, payment.text)
    }

    /// Owed to a partner that paid from its own bank.
    public static func owedToPartner(_ fund: FundCode, _ partner: PartnerCode) -> Self {
        Self(.owedToPartner, fund, partner.text)
    }

    /// A partner's repayment that has not yet gone from our bank.
    public static func repaymentInTransit(_ fund: FundCode, _ payment: PaymentID) -> Self {
        Self(.repaymentInTransit, fund, payment.text)
    }

    /// Received in advance and not yet earned.
    public static func deferredIncome(_ fund: FundCode) -> Self { Self(.deferredIncome, fund) }

    /// To be given back to the funder.
    public static func repayable(_ fund: FundCode) -> Self { Self(.repayable, fund) }

    /// What the fund began with.
    public static func fundBalance(_ fund: FundCode) -> Self { Self(.fundBalance, fund) }

    /// Earned by defrayal.
    public static func income(_ fund: FundCode) -> Self { Self(.income, fund) }

    /// Cost of support.
    public static func expense(_ fund: FundCode, _ category: CategoryCode) -> Self {
        Self(.expense, fund, category.text)
    }

    /// Cost that a funder would not bear, or that was lost.
    public static func disallowed(_ fund: FundCode) -> Self { Self(.disallowed, fund) }

    /// Due to and from other funds.
    public static func interfund(_ fund: FundCode) -> Self { Self(.interfund, fund) }
}
