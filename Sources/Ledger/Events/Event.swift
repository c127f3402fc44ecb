public import Calendar

/// Everything that can happen to the books; only an event makes an entry.
///
/// The set is closed. No database can know that an approval must touch the authority, the money
/// and the allowance plane alike, so each case has exactly one function to its postings and there
/// is no other way to write them. The numbers are the rows of the table of events.
public enum Event: Hashable, Sendable {
    /// 1. A funder grants an award.
    case awardGranted(AwardGranted)
    /// 2. Award is set aside for a programme.
    case programmeBudgeted(ProgrammeBudgeted)
    /// 3. Budget is placed with a delivery partner.
    case fundsAllocated(FundsAllocated)
    /// 4. A participant is given allowances.
    case allowanceIssued(AllowanceIssued)
    /// 5. A funder pays in advance.
    case advanceReceived(AdvanceReceived)
    /// 6 and 19. An approval sets money aside.
    case commitmentRaised(CommitmentRaised)
    /// 7 (with 6 for a line within automatic limits) and 24. A claim is accepted.
    case claimCharged(ClaimCharged)
    /// 8 and 18. What is left of a commitment is put back.
    case commitmentReleased(CommitmentReleased)
    /// 9. A payment is instructed and its cash reserved.
    case paymentInstructed(PaymentInstructed)
    /// 10. One fund's cash stands in for another's.
    case fundPrefinanced(FundPrefinanced)
    /// 13. The cash that stood in goes back.
    case prefinanceRepaid(PrefinanceRepaid)
    /// 11 and 12. A payment left the bank, which earns income.
    case paymentDefrayed(PaymentDefrayed)
    /// 13. A funder is asked for defrayed costs.
    case drawdownSubmitted(DrawdownSubmitted)
    /// 13. The funder pays them.
    case drawdownReceived(DrawdownReceived)
    /// 14. A supplier gives money back.
    case refundReceived(RefundReceived)
    /// 15. A funder will not bear a cost.
    case costDisallowed(CostDisallowed)
    /// 16. Budget moves between partners.
    case allocationVired(AllocationVired)
    /// 17. The bank returns a payment.
    case paymentReturned(PaymentReturned)
    /// 20. The charity's own cash at the start.
    case reservesOpened(ReservesOpened)
    /// 20. Money goes back to a funder.
    case funderRepaid(FunderRepaid)
    /// 20. Money owed to a funder is netted in a drawdown.
    case drawdownNetted(DrawdownNetted)
    /// 21. A cash float is issued.
    case floatIssued(FloatIssued)
    /// 21. A float pays a claim; this is its defrayal.
    case floatSpent(FloatSpent)
    /// 21. A float is counted and found short.
    case floatCountedShort(FloatCountedShort)
    /// 21. A float comes back.
    case floatReturned(FloatReturned)
    /// 22. A partner paid a claim from its own bank.
    case partnerPaid(PartnerPaid)
    /// 17 and 22. What a partner paid came back to its bank.
    case partnerPaymentReturned(PartnerPaymentReturned)
    /// 22. The partner's repayment is instructed.
    case repaymentInstructed(RepaymentInstructed)
    /// 22. The partner's repayment left our bank.
    case repaymentDefrayed(RepaymentDefrayed)
    /// 23. A participant's allowance is raised.
    case allowanceRaised(AllowanceRaised)
    /// 23. What an approval raised it by is taken back.
    case allowanceLowered(AllowanceLowered)
    /// 25. A partner's allocation goes back to the programme.
    case allocationReturned(AllocationReturned)
    /// 25. A programme's budget goes back to the award.
    case budgetReturned(BudgetReturned)

    /// The event's name in the journal.
    public var kind: EventKind { facts.kind }

    /// Returns the entry that this event makes.
    ///
    /// - Throws: The first ``EventError``, in the order its cases are declared.
    /// - Complexity: O(n) in the lines and their shares.
    public func entry(effectiveOn: CalendarDate) throws(EventError) -> Entry {
        let facts = facts
        if let bankDate = facts.bankDate, effectiveOn < bankDate {
            throw .effectiveBeforeBankDate(effectiveOn: effectiveOn, bankDate: bankDate)
        }
        var draft = DraftEntry(facts, effectiveOn: effectiveOn)
        try facts.post(to: &draft)
        do { return try draft.balanced() } catch { throw .entry(error) }
    }

    private var facts: any EventFacts {
        switch self {
        case .awardGranted(let facts): facts
        case .programmeBudgeted(let facts): facts
        case .fundsAllocated(let facts): facts
        case .allowanceIssued(let facts): facts
        case .advanceReceived(let facts): facts
        case .commitmentRaised(let facts): facts
        case .claimCharged(let facts): facts
        case .commitmentReleased(let facts): facts
        case .paymentInstructed(let facts): facts
        case .fundPrefinanced(let facts): facts
        case .prefinanceRepaid(let facts): facts
        case .paymentDefrayed(let facts): facts
        case .drawdownSubmitted(let facts): facts
        case .drawdownReceived(let facts): facts
        case .refundReceived(let facts): facts
        case .costDisallowed(let facts): facts
        case .allocationVired(let facts): facts
        case .paymentReturned(let facts): facts
        case .reservesOpened(let facts): facts
        case .funderRepaid(let facts): facts
        case .drawdownNetted(let facts): facts
        case .floatIssued(let facts): facts
        case .floatSpent(let facts): facts
        case .floatCountedShort(let facts): facts
        case .floatReturned(let facts): facts
        case .partnerPaid(let facts): facts
        case .partnerPaymentReturned(let facts): facts
        case .repaymentInstructed(let facts): facts
        case .repaymentDefrayed(let facts): facts
        case .allowanceRaised(let facts): facts
        case .allowanceLowered(let facts): facts
        case .allocationReturned(let facts): facts
        case .budgetReturned(let facts): facts
        }
    }
}
