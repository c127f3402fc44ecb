import Integrity

/// What a record says: the closed set of changes that books can undergo.
///
/// docs/SPEC-journal.md lists every type with its fields. A change that has no case here cannot
/// happen.
public enum RecordBody: Hashable, Sendable {
    /// The first record: which programme these books are for, for ever.
    case journalCreated(JournalCreated)
    /// A key that counts from this record on.
    case keyAdded(KeyAdded)
    /// A key that counts no longer; what it vouched for stands.
    case keyRetired(KeyRetired)
    /// A key that others may hold; trust ends at a checkpoint.
    case keyCompromised(KeyCompromised)
    /// One funder's agreement, or the unrestricted reserves.
    case fundOpened(FundOpened)
    /// A version of the split between funders.
    case apportionmentAdopted(ApportionmentAdopted)
    /// A delivery partner.
    case partnerJoined(PartnerJoined)
    /// A version of the spending guidance. The actor is its second approver.
    case policyAdopted(PolicyAdopted)
    /// A role that somebody takes on or lays down.
    case userRole(UserRole)
    /// An interest that stands between two people.
    case relationDeclared(RelationDeclared)
    /// A role lent for some days, both names kept.
    case delegationGranted(DelegationGranted)
    /// A spell on the programme begins.
    case participantEnrolled(ParticipantEnrolled)
    /// A spell on the programme ends.
    case participantExited(ParticipantExited)
    /// The order to destroy a participant's key and salts.
    case participantErased(ParticipantErased)
    /// What came of it: a formal result or a step on the way.
    case outcomeRecorded(OutcomeRecorded)
    /// A device goes out.
    case deviceLent(DeviceLent)
    /// A device comes back.
    case deviceReturned(DeviceReturned)
    /// A device will not come back.
    case deviceLost(DeviceLost)
    /// What the spending guidance answered for one line, and from which facts.
    case decisionRecorded(DecisionRecorded)
    /// A decider wants to know more.
    case questionAsked(QuestionAsked)
    /// The answer to a question.
    case questionAnswered(QuestionAnswered)
    /// One person's yes, sealed and, for a business case, signed.
    case approvalGranted(ApprovalGranted)
    /// One person's no, with what might be done instead.
    case approvalDeclined(ApprovalDeclined)
    /// Somebody who may not, or will not, decide this one.
    case approvalPassedOn(ApprovalPassedOn)
    /// The claimant takes a claim back.
    case claimWithdrawn(ClaimWithdrawn)
    /// The proposer takes a business case back.
    case caseWithdrawn(CaseWithdrawn)
    /// What is left of an approved case is put back.
    case caseClosed(CaseClosed)
    /// A retroactive rate leaves something owing on a mileage claim.
    case topUpProposed(TopUpProposed)
    /// Money is told to leave the bank.
    case paymentInstructed(PaymentInstructed)
    /// The money has left the bank.
    case paymentDefrayed(PaymentDefrayed)
    /// The bank sends a payment back.
    case paymentReturned(PaymentReturned)
    /// Somebody's bank details, for the first time or changed.
    case payeeDetails(PayeeDetails)
    /// Somebody begins to put together a payment run.
    case runPrepared(RunPrepared)
    /// A payment run leaves a payment out, or takes it in again.
    case runAdjusted(RunAdjusted)
    /// One payment of a payment run.
    case runLine(RunLine)
    /// A payment run is fixed.
    case runFrozen(RunFrozen)
    /// A second person lets a payment run go to the bank.
    case runReleased(RunReleased)
    /// A payment run that was not released is given up.
    case runWithdrawn(RunWithdrawn)
    /// Cash is counted against the books.
    case floatCounted(FloatCounted)
    /// A bank's statement was read and held against the payments.
    case bankImported(BankImported)
    /// A partner's own bank's statement was read and held against the claims that it pays first.
    case partnerBankImported(PartnerBankImported)
    /// The page of a partner's bank statement that shows what it paid.
    case partnerPageKept(PartnerPageKept)
    /// What a partner paid came back to its bank.
    case partnerPaymentReturned(PartnerPaymentReturned)
    /// What the bank's statement says; it must agree to the penny.
    case bankAsserted(BankAsserted)
    /// Somebody begins to put together what a funder will be asked for.
    case drawdownPrepared(DrawdownPrepared)
    /// A drawdown leaves a cost for later, or takes off what came back of an earlier one's.
    case drawdownAdjusted(DrawdownAdjusted)
    /// A second person finds a drawdown right.
    case drawdownReviewed(DrawdownReviewed)
    /// A drawdown that was being prepared is given up.
    case drawdownWithdrawn(DrawdownWithdrawn)
    /// One defrayed cost that is asked of the funder, once for ever.
    case drawdownLine(DrawdownLine)
    /// A period's costs are asked of the funder.
    case drawdownSubmitted(DrawdownSubmitted)
    /// What the funder says to it.
    case drawdownAnswered(DrawdownAnswered)
    /// A span of days takes no more entries.
    case periodClosed(PeriodClosed)
    /// A closed span opens again, by two people.
    case periodReopened(PeriodReopened)
    /// An evidence pack is made of everything before this record.
    case packIssued(PackIssued)
    /// A time-stamping authority said when the list of a pack's files was there.
    case packStamped(PackStamped)
    /// An auditor who holds a pack is shown named private values of it.
    case packRevealed(PackRevealed)
    /// A command that the books' state refused, so that it stays refused.
    case commandRefused(CommandRefused)
    /// The first version of a claim.
    case claimSubmitted(ClaimSubmitted)
    /// Another version of a claim, which leaves no approval of the one before standing.
    case claimAmended(ClaimAmended)
    /// The first version of a business case.
    case caseSubmitted(CaseSubmitted)
    /// Another version of a business case, which leaves no approval of the one before standing.
    case caseAmended(CaseAmended)
    /// A balanced entry, with every posting.
    case entryPosted(EntryPosted)
}

extension RecordBody {
    /// The type's name in the statement, as `claim.submitted`.
    public var type: String { content.recordType }

    /// The type as a value of the common protocol.
    var content: any RecordContent {
        switch self {
        case .journalCreated(let content): content
        case .keyAdded(let content): content
        case .keyRetired(let content): content
        case .keyCompromised(let content): content
        case .fundOpened(let content): content
        case .apportionmentAdopted(let content): content
        case .partnerJoined(let content): content
        case .policyAdopted(let content): content
        case .userRole(let content): content
        case .relationDeclared(let content): content
        case .delegationGranted(let content): content
        case .participantEnrolled(let content): content
        case .participantExited(let content): content
        case .participantErased(let content): content
        case .outcomeRecorded(let content): content
        case .deviceLent(let content): content
        case .deviceReturned(let content): content
        case .deviceLost(let content): content
        case .decisionRecorded(let content): content
        case .questionAsked(let content): content
        case .questionAnswered(let content): content
        case .approvalGranted(let content): content
        case .approvalDeclined(let content): content
        case .approvalPassedOn(let content): content
        case .claimWithdrawn(let content): content
        case .caseWithdrawn(let content): content
        case .caseClosed(let content): content
        case .topUpProposed(let content): content
        case .paymentInstructed(let content): content
        case .paymentDefrayed(let content): content
        case .paymentReturned(let content): content
        case .payeeDetails(let content): content
        case .runPrepared(let content): content
        case .runAdjusted(let content): content
        case .runLine(let content): content
        case .runFrozen(let content): content
        case .runReleased(let content): content
        case .runWithdrawn(let content): content
        case .floatCounted(let content): content
        case .bankImported(let content): content
        case .partnerBankImported(let content): content
        case .partnerPageKept(let content): content
        case .partnerPaymentReturned(let content): content
        case .bankAsserted(let content): content
        case .drawdownPrepared(let content): content
        case .drawdownAdjusted(let content): content
        case .drawdownReviewed(let content): content
        case .drawdownWithdrawn(let content): content
        case .drawdownLine(let content): content
        case .drawdownSubmitted(let content): content
        case .drawdownAnswered(let content): content
        case .periodClosed(let content): content
        case .periodReopened(let content): content
        case .packIssued(let content): content
        case .packStamped(let content): content
        case .packRevealed(let content): content
        case .commandRefused(let content): content
        case .claimSubmitted(let content): content
        case .claimAmended(let content): content
        case .caseSubmitted(let content): content
        case .caseAmended(let content): content
        case .entryPosted(let content): content
        }
    }

    /// Reads the fields of a type.
    ///
    /// - Throws: ``RecordError``.
    init(type: String, from fields: inout FieldReader) throws(RecordError) {
        switch type {
        case JournalCreated.type: self = .journalCreated(try JournalCreated(from: &fields))
        case KeyAdded.type: self = .keyAdded(try KeyAdded(from: &fields))
        case KeyRetired.type: self = .keyRetired(try KeyRetired(from: &fields))
        case KeyCompromised.type: self = .keyCompromised(try KeyCompromised(from: &fields))
        case FundOpened.type: self = .fundOpened(try FundOpened(from: &fields))
        case ApportionmentAdopted.type:
            self = .apportionmentAdopted(try ApportionmentAdopted(from: &fields))
        case PolicyAdopted.type: self = .policyAdopted(try PolicyAdopted(from: &fields))
        case UserRole.type: self = .userRole(try UserRole(from: &fields))
        case RelationDeclared.type: self = .relationDeclared(try RelationDeclared(from: &fields))
        case DelegationGranted.type: self = .delegationGranted(try DelegationGranted(from: &fields))
        case ParticipantEnrolled.type:
            self = .participantEnrolled(try ParticipantEnrolled(from: &fields))
        case ParticipantExited.type: self = .participantExited(try ParticipantExited(from: &fields))
        case ParticipantErased.type: self = .participantErased(try ParticipantErased(from: &fields))
        case OutcomeRecorded.type: self = .outcomeRecorded(try OutcomeRecorded(from: &fields))
        case DeviceLent.type: self = .deviceLent(try DeviceLent(from: &fields))
        case DeviceReturned.type: self = .deviceReturned(try DeviceReturned(from: &fields))
        case DeviceLost.type: self = .deviceLost(try DeviceLost(from: &fields))
        case DecisionRecorded.type: self = .decisionRecorded(try DecisionRecorded(from: &fields))
        case QuestionAsked.type: self = .questionAsked(try QuestionAsked(from: &fields))
        case QuestionAnswered.type: self = .questionAnswered(try QuestionAnswered(from: &fields))
        case ApprovalGranted.type: self = .approvalGranted(try ApprovalGranted(from: &fields))
        case ApprovalDeclined.type: self = .approvalDeclined(try ApprovalDeclined(from: &fields))
        case ApprovalPassedOn.type: self = .approvalPassedOn(try ApprovalPassedOn(from: &fields))
        case ClaimWithdrawn.type: self = .claimWithdrawn(try ClaimWithdrawn(from: &fields))
        case CaseWithdrawn.type: self = .caseWithdrawn(try CaseWithdrawn(from: &fields))
        case CaseClosed.type: self = .caseClosed(try CaseClosed(from: &fields))
        case TopUpProposed.type: self = .topUpProposed(try TopUpProposed(from: &fields))
        case PaymentInstructed.type: self = .paymentInstructed(try PaymentInstructed(from: &fields))
        case PaymentDefrayed.type: self = .paymentDefrayed(try PaymentDefrayed(from: &fields))
        case PaymentReturned.type: self = .paymentReturned(try PaymentReturned(from: &fields))
        case PayeeDetails.type: self = .payeeDetails(try PayeeDetails(from: &fields))
        case RunPrepared.type: self = .runPrepared(try RunPrepared(from: &fields))
        case RunAdjusted.type: self = .runAdjusted(try RunAdjusted(from: &fields))
        case RunLine.type: self = .runLine(try RunLine(from: &fields))
        case RunFrozen.type: self = .runFrozen(try RunFrozen(from: &fields))
        case RunReleased.type: self = .runReleased(try RunReleased(from: &fields))
        case RunWithdrawn.type: self = .runWithdrawn(try RunWithdrawn(from: &fields))
        case FloatCounted.type: self = .floatCounted(try FloatCounted(from: &fields))
        case BankImported.type: self = .bankImported(try BankImported(from: &fields))
        case BankAsserted.type: self = .bankAsserted(try BankAsserted(from: &fields))
        case DrawdownPrepared.type: self = .drawdownPrepared(try DrawdownPrepared(from: &fields))
        case DrawdownAdjusted.type: self = .drawdownAdjusted(try DrawdownAdjusted(from: &fields))
        case DrawdownReviewed.type: self = .drawdownReviewed(try DrawdownReviewed(from: &fields))
        case DrawdownWithdrawn.type: self = .drawdownWithdrawn(try DrawdownWithdrawn(from: &fields))
        case DrawdownLine.type: self = .drawdownLine(try DrawdownLine(from: &fields))
        case DrawdownSubmitted.type: self = .drawdownSubmitted(try DrawdownSubmitted(from: &fields))
        case DrawdownAnswered.type: self = .drawdownAnswered(try DrawdownAnswered(from: &fields))
        case PeriodClosed.type: self = .periodClosed(try PeriodClosed(from: &fields))
        case PeriodReopened.type: self = .periodReopened(try PeriodReopened(from: &fields))
        case PackIssued.type: self = .packIssued(try PackIssued(from: &fields))
        case PackStamped.type: self = .packStamped(try PackStamped(from: &fields))
        case PackRevealed.type: self = .packRevealed(try PackRevealed(from: &fields))
        case CommandRefused.type: self = .commandRefused(try CommandRefused(from: &fields))
        case ClaimSubmitted.type: self = .claimSubmitted(try ClaimSubmitted(from: &fields))
        case ClaimAmended.type: self = .claimAmended(try ClaimAmended(from: &fields))
        case CaseSubmitted.type: self = .caseSubmitted(try CaseSubmitted(from: &fields))
        case CaseAmended.type: self = .caseAmended(try CaseAmended(from: &fields))
        case EntryPosted.type: self = .entryPosted(try EntryPosted(from: &fields))
        default: self = try Self.ofPartner(type, from: &fields)
        }
    }

    /// Reads the fields of a type that is about a delivery partner.
    private static func ofPartner(
        _ type: String,
        from fields: inout FieldReader
    ) throws(RecordError) -> RecordBody {
        switch type {
        case PartnerJoined.type: .partnerJoined(try PartnerJoined(from: &fields))
        case PartnerBankImported.type:
            .partnerBankImported(try PartnerBankImported(from: &fields))
        case PartnerPageKept.type: .partnerPageKept(try PartnerPageKept(from: &fields))
        case PartnerPaymentReturned.type:
            .partnerPaymentReturned(try PartnerPaymentReturned(from: &fields))
        default: throw .unknownType(type)
        }
    }
}
