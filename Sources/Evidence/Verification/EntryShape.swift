import Ledger

/// Which kinds of accounts an event debits and credits: an entry of it posts to no other.
///
/// It is docs/SPEC-journal.md's table again, apart from the code that posts. `entry.reversed` has
/// no shape of its own: it mirrors the entry that it undoes.
struct EntryShape {
    let debits: Set<AccountKind>
    let credits: Set<AccountKind>

    private init(_ debits: Set<AccountKind>, _ credits: Set<AccountKind>) {
        self.debits = debits
        self.credits = credits
    }

    /// Whether an entry of the event may have the posting.
    func allows(_ posting: Posting) -> Bool {
        switch posting.side {
        case .debit: debits.contains(posting.account.kind)
        case .credit: credits.contains(posting.account.kind)
        }
    }

    // What earns a fund's money with a defrayal, and what takes it back.
    private static let earns: Set<AccountKind> = [.undrawn, .deferredIncome]
    private static let unearns: Set<AccountKind> = [.undrawn, .deferredIncome, .repayable]

    /// What the reserves bore of a payment, when that comes back.
    private static let notBorne = EntryShape(
        [.programmeBudget, .expense, .interfund],
        [.interfund, .disallowed]
    )

    // MARK: Shapes of many accounts

    private static let setAside = EntryShape(
        [.available, .allowanceRemaining, .expense],
        [.committed, .allowanceUsed, .grantsPayable]
    )
    private static let charge = EntryShape(
        [.available, .committed, .allowanceRemaining, .expense, .grantsPayable],
        [.committed, .deliveredUnpaid, .allowanceUsed, .claimsPayable]
    )
    private static let refund = EntryShape(
        [.bank, .deliveredPaid, .income, .allowanceUsed],
        unearns.union([.expense, .available, .allowanceRemaining])
    )
    private static let disallowance = EntryShape(
        [.income, .interfund, .disallowed, .deliveredPaid],
        unearns.union([.expense, .interfund, .programmeBudget])
    )
    private static let defrayal = EntryShape(
        earns.union([.inTransit, .deliveredUnpaid]),
        [.bankReserved, .deliveredPaid, .income]
    )
    private static let paymentBack = EntryShape(
        notBorne.debits.union([.inTransit, .bank, .deliveredPaid, .income]),
        notBorne.credits.union(unearns).union([.claimsPayable, .bankReserved, .deliveredUnpaid])
    )
    private static let spentFloat = EntryShape(
        earns.union([.interfund, .claimsPayable, .deliveredUnpaid]),
        [.cashFloat, .interfund, .deliveredPaid, .income]
    )
    private static let paidByPartner = EntryShape(
        earns.union([.claimsPayable, .deliveredUnpaid]),
        [.owedToPartner, .deliveredPaid, .income]
    )
    private static let partnersBack = EntryShape(
        notBorne.debits.union([.owedToPartner, .deliveredPaid, .income]),
        notBorne.credits.union(unearns).union([.claimsPayable, .deliveredUnpaid])
    )
    private static let between = EntryShape([.bank, .interfund], [.bank, .interfund])

    /// The shape of an event's entries; nil for a reversal.
    static func of(_ event: EventKind) -> EntryShape? {
        switch event {
        case .awardGranted: EntryShape([.awardAuthority], [.awarded])
        case .programmeBudgeted: EntryShape([.awarded], [.programmeBudget])
        case .budgetReturned: EntryShape([.programmeBudget], [.awarded])
        case .fundsAllocated: EntryShape([.programmeBudget], [.available])
        case .allocationReturned: EntryShape([.available], [.programmeBudget])
        case .allocationVired: EntryShape([.available], [.available])
        case .allowanceIssued, .allowanceRaised:
            EntryShape([.allowanceIssued], [.allowanceRemaining])
        case .allowanceLowered: EntryShape([.allowanceRemaining], [.allowanceIssued])
        case .commitmentRaised: setAside
        case .commitmentReleased, .commitmentExpired:
            EntryShape(setAside.credits, setAside.debits)
        case .claimCharged: charge
        case .paymentInstructed: EntryShape([.claimsPayable, .bankReserved], [.inTransit, .bank])
        case .paymentDefrayed: defrayal
        case .paymentReturned: paymentBack
        case .floatSpent: spentFloat
        case .partnerPaid: paidByPartner
        case .partnerPaymentReturned: partnersBack
        case .repaymentInstructed:
            EntryShape([.owedToPartner, .bankReserved], [.repaymentInTransit, .bank])
        case .repaymentDefrayed: EntryShape([.repaymentInTransit], [.bankReserved])
        case .refundReceived: refund
        case .costDisallowed: disallowance
        case .advanceReceived: EntryShape([.bank], [.deferredIncome])
        case .reservesOpened: EntryShape([.bank], [.fundBalance])
        case .funderRepaid: EntryShape([.repayable], [.bank])
        case .fundPrefinanced, .prefinanceRepaid: between
        case .drawdownSubmitted: EntryShape([.receivable], [.undrawn])
        case .drawdownReceived: EntryShape([.bank], [.receivable])
        case .drawdownNetted: EntryShape([.repayable], [.receivable])
        case .floatIssued: EntryShape([.cashFloat], [.bank])
        case .floatReturned: EntryShape([.bank], [.cashFloat])
        case .floatCountedShort: EntryShape([.disallowed], [.cashFloat])
        case .entryReversed: nil
        }
    }
}
