public import Approvals
public import Calendar
public import Identifiers
public import Integrity
public import Journal
public import Ledger
public import Policy

/// What can be asked of books, each in time that does not grow with the journal unless said.
public protocol BookReader {
    // MARK: Journal

    /// The journal's origin, size, last leaf and last time.
    func head() throws(StoreError) -> JournalHead
    /// The journal's origin, or nil while there is no record. O(1), where a head adds up the tree.
    func origin() throws(StoreError) -> String?
    /// A record's bytes as they were written, or nil beyond the end.
    func recordBytes(at seq: Int) throws(StoreError) -> [UInt8]?
    /// A record's leaf hash, or nil beyond the end.
    func leaf(at seq: Int) throws(StoreError) -> Digest?
    /// Every record from a place on, in order, until the body answers false. O(records).
    func forEachRecord(
        from seq: Int,
        _ body: (_ seq: Int, _ bytes: [UInt8]) throws -> Bool
    ) throws
    /// The newest signed checkpoint, or nil for an empty journal.
    func newestCheckpoint() throws(StoreError) -> [UInt8]?
    /// The signed checkpoint of a size, if there is one.
    func checkpoint(size: Int) throws(StoreError) -> [UInt8]?
    /// The root of the tree over the first records. O(size) except for the journal's own size.
    func root(size: Int) throws(StoreError) -> Digest
    /// What became of a command, if it was ever played.
    func outcome(of command: CommandID) throws(StoreError) -> CommandOutcome?
    /// Bytes that were kept under a digest.
    func document(_ digest: Digest) throws(StoreError) -> [UInt8]?
    /// The last link of each claim's and business case's chain, in order of id. O(cases).
    func caseHeads() throws(StoreError) -> [(id: String, count: Int, leaf: Digest)]

    // MARK: Vault

    /// A private value and its salt; nil when it was erased or never kept.
    func privateItem(_ commitment: Digest) throws(StoreError) -> PrivateItem?

    // MARK: Ledger

    /// The counters of the accounts that exist among these.
    func totals(of codes: [AccountCode]) throws(StoreError) -> [AccountCode: AccountTotals]
    /// The accounts of a kind whose dimensions begin with these, with their counters.
    func accounts(
        of kind: AccountKind,
        startingWith dimensions: [String]
    ) throws(StoreError) -> [(code: AccountCode, totals: AccountTotals)]
    /// Granted, allocated, set aside, spent and left, by fund and by partner. It does not grow
    /// with the journal.
    func position() throws(StoreError) -> PositionReport
    /// What stands on an account for each attribution, leaving out those at zero. O(its postings).
    func net(of account: AccountCode) throws(StoreError) -> [AttributedBalance]
    /// The seqs of the entries with this source, in order.
    func entries(from source: String) throws(StoreError) -> [Int]
    /// The entry of a record, or nil where the record is of another type.
    func entry(at seq: Int) throws(StoreError) -> Entry?
    /// The seq of the entry that reverses this one, if any does.
    func reversal(of seq: Int) throws(StoreError) -> Int?
    /// What the funds have been charged under a version of an apportionment rule (M5000 net).
    func charged(under rule: Int) throws(StoreError) -> [FundCode: Int64]
    /// The closed periods that hold a date.
    func closedPeriods(on date: CalendarDate) throws(StoreError) -> [ClosedPeriod]
    /// The closed periods that hold a date or come after it: their digests cover it.
    func closedPeriods(endingFrom date: CalendarDate) throws(StoreError) -> [ClosedPeriod]
    /// Defrayed costs of a fund, up to a date or all, that are in no drawdown, in order of bank
    /// date.
    func undrawnDefrayals(
        of fund: FundCode,
        through date: CalendarDate?
    ) throws(StoreError) -> [UndrawnDefrayal]
    /// Every drawdown that was begun, oldest first.
    func drawdowns() throws(StoreError) -> [DrawdownID]
    /// A drawdown as it was prepared.
    func preparation(of id: DrawdownID) throws(StoreError) -> DrawdownPreparation?
    /// The lines of a drawdown that was submitted, in their order.
    func lines(of id: DrawdownID) throws(StoreError) -> [DrawdownLine]
    /// The line by which a fund was asked for a defrayal.
    func line(of defrayal: Int, fund: FundCode) throws(StoreError) -> DrawdownLine?
    /// The entry that defrayed a claim and that a fund was asked for, the newest.
    func drawnDefrayal(of claim: ClaimID, fund: FundCode) throws(StoreError) -> Int?
    /// The pence that drawdowns, but those withdrawn and the one named, take off for what came
    /// back of a defrayal.
    func credited(
        _ defrayal: Int,
        of fund: FundCode,
        excluding id: DrawdownID?
    ) throws(StoreError) -> Int64
    /// A drawdown and what became of it.
    func drawdown(_ id: DrawdownID) throws(StoreError) -> StoredDrawdown?

    // MARK: Programme

    func programme() throws(StoreError) -> ProgrammeCode?
    func funds() throws(StoreError) -> [Fund]
    func hasPartner(_ partner: PartnerCode) throws(StoreError) -> Bool
    /// Every delivery partner with its public name, in order of code.
    func partners() throws(StoreError) -> [(partner: PartnerCode, title: String)]
    /// The rule in force for approvals on a date.
    func apportionmentRule(on date: CalendarDate) throws(StoreError) -> ApportionmentRule?
    /// A version of the rule.
    func apportionmentRule(version: Int) throws(StoreError) -> ApportionmentRule?
    /// The rule pack in force on a date: the newest adopted whose first day is not after it.
    func rulePack(on date: CalendarDate) throws(StoreError) -> AdoptedRulePack?
    /// The key of an id and purpose, with its life.
    func key(_ id: String, purpose: KeyPurpose) throws(StoreError) -> StoredKey?
    /// The oldest seal key, ended or not; nil before anybody has one.
    func firstSealKey() throws(StoreError) -> StoredKey?
    /// The keys of a purpose and owner, oldest first; retired ones too.
    func keys(of owner: UserID?, purpose: KeyPurpose) throws(StoreError) -> [StoredKey]

    // MARK: People

    /// The roles that somebody holds now.
    func appointments(of user: UserID) throws(StoreError) -> [Appointment]
    /// Who holds a role now, at a partner or anywhere.
    func appointments(
        to role: Role,
        at partner: PartnerCode?
    ) throws(StoreError) -> [Appointment]
    /// The delegations to somebody that run on a date.
    func delegations(to user: UserID, on date: CalendarDate) throws(StoreError) -> [Delegation]
    /// Who is appointed, what excludes whom, and who is related, for a transition on a date.
    func circumstances(on date: CalendarDate) throws(StoreError) -> Circumstances
    /// The codes that somebody declared a relation with, or that declared one with them.
    func relations(of user: UserID) throws(StoreError) -> [String]
    /// A participant's spells, oldest first; empty when unknown.
    func spells(of participant: ParticipantCode) throws(StoreError) -> [EnrolmentSpell]
    /// Whether a participant's data was destroyed.
    func isErased(_ participant: ParticipantCode) throws(StoreError) -> Bool
    func loan(of device: DeviceID) throws(StoreError) -> Loan?

    // MARK: Claims and business cases

    /// Where a claim or business case has come to, as the records alone tell.
    ///
    /// Nil until each line of the first version has a decision. The route comes of the decisions'
    /// outcomes; for what was declined and asks for the same again it is escalated; a claim that
    /// is charged to its case without an approval fitted it, and its route is automatic.
    func matter(_ subject: Subject) throws(StoreError) -> Matter?
    /// The current version of a claim, read from its record.
    func claim(_ id: ClaimID) throws(StoreError) -> Claim?
    /// The current version of a business case, read from its record.
    func businessCase(_ id: CaseID) throws(StoreError) -> BusinessCase?
    /// The matters that wait for somebody, oldest first. O(waiting).
    func waitingMatters() throws(StoreError) -> [Matter]
    /// The lines of a bearer's live claims in a category that were incurred between two days, both
    /// included, and stand on no line of a business case that is open or approved for the same.
    ///
    /// Live is neither declined nor withdrawn.
    func claimedCosts(
        of bearer: CostBearer,
        category: CategoryCode,
        from: CalendarDate,
        through: CalendarDate
    ) throws(StoreError) -> [ClaimedCost]
    /// The lines for a bearer and category of business cases that are open or approved, each with
    /// the lines of live claims that stand on it, in the order in which they were incurred.
    func plannedCosts(
        of bearer: CostBearer,
        category: CategoryCode
    ) throws(StoreError) -> [PlannedCost]
    /// The lines of a bearer and category of business cases that wait for a decision or an answer.
    func waitingLines(
        of bearer: CostBearer,
        category: CategoryCode
    ) throws(StoreError) -> [(businessCase: CaseID, line: Int)]
    /// Tenths of miles that a colleague claimed with a vehicle for journeys in the tax year that
    /// begins on a day.
    func milesTenths(
        of user: UserID,
        vehicle: String,
        taxYear: CalendarDate,
        excluding: ClaimID?
    ) throws(StoreError) -> Int64
    /// Whether a business case for the participant and category was declined since a date.
    func wasDeclined(
        participant: ParticipantCode,
        category: CategoryCode,
        since: CalendarDate
    ) throws(StoreError) -> Bool
    /// The claim or case that already carries evidence of a fingerprint, other than this one.
    func bearer(ofFingerprint fingerprint: Seal, otherThan id: String)
        throws(StoreError) -> String?
    /// The seq and leaf of the newest decision on each line of a version, in order of line.
    func decisions(
        on subject: Subject,
        version: Int
    ) throws(StoreError) -> [(seq: Int, leaf: Digest, decision: DecisionRecorded)]
    /// The records that granted the approvals of a version, in order.
    func approvals(of subject: Subject, version: Int) throws(StoreError) -> [Int]
    /// The records that submitted and amended a claim or case, asked and answered about it, and
    /// said yes or no to it, of all its versions, in order.
    func steps(of subject: Subject) throws(StoreError) -> [Int]
    /// Whether a yes or no was given under an id.
    func hasApproval(_ id: ApprovalID) throws(StoreError) -> Bool
    /// A question that was asked.
    func question(_ id: QuestionID) throws(StoreError) -> StoredQuestion?
    /// The accepted mileage lines of journeys in a span. O(lines).
    func mileageLines(
        from: CalendarDate,
        through: CalendarDate
    ) throws(StoreError) -> [AcceptedMileage]
    /// What was proposed to top up a line of a claim, in pence.
    func toppedUp(claim: ClaimID, line: Int) throws(StoreError) -> Int64
    /// What was proposed to top up a claim, and what live claims that top it up ask for.
    ///
    /// Live is neither declined nor withdrawn. `excluding` leaves out one claim's own lines.
    func topUp(of claim: ClaimID, excluding: ClaimID?) throws(StoreError) -> TopUpPosition

    // MARK: Payments

    /// Every payment that was instructed, oldest first.
    func payments() throws(StoreError) -> [PaymentID]
    /// One payment and how far it has come.
    func payment(_ id: PaymentID) throws(StoreError) -> StoredPayment?
    /// The payment that a claim is in now, unless it was returned.
    func payment(of claim: ClaimID) throws(StoreError) -> StoredPayment?

    /// The payments that were instructed, neither left nor came back, and are in no run that was
    /// frozen, oldest first.
    func waitingPayments() throws(StoreError) -> [PaymentID]
    /// Somebody's bank details that count now.
    func details(of holder: DetailsHolder) throws(StoreError) -> StoredDetails?
    /// Everybody's bank details that count now, in the order in which holders were first recorded.
    func details() throws(StoreError) -> [StoredDetails]
    /// Every payment run that was begun, oldest first.
    func paymentRuns() throws(StoreError) -> [RunID]
    /// A payment run and how far it has come.
    func paymentRun(_ id: RunID) throws(StoreError) -> StoredRun?
    /// What a payment run was frozen with, in the order of its lines; empty before.
    func lines(of run: RunID) throws(StoreError) -> [RunLine]
    /// The frozen or released run that holds a payment.
    func run(holding payment: PaymentID) throws(StoreError) -> RunID?
    /// The last line by which a released run paid somebody, before a run or at all.
    func lastLine(paying payee: Payee, before run: RunID) throws(StoreError) -> RunLine?

    // MARK: Reports, each O(postings that it sums)

    /// Spend by partner and category.
    func spending() throws(StoreError) -> [SpendingLine]
    /// What each claim that stands charged has cost, by whom and what it was for, in order of the
    /// claims. A claim stands charged until the entry that charged it is reversed.
    func chargedClaims() throws(StoreError) -> [ChargedClaim]
    /// Outcomes recorded, oldest first.
    func outcomes() throws(StoreError) -> [OutcomeRecorded]
    /// Outcomes recorded of one participant, oldest first.
    func outcomes(of participant: ParticipantCode) throws(StoreError) -> [OutcomeRecorded]
    /// The exits that name a formal result, in order of participant and spell.
    func exitsWithOutcome() throws(StoreError) -> [ParticipantExited]
    /// Every posting to an account, oldest first.
    func statement(of account: AccountCode) throws(StoreError) -> [StatementLine]
    /// Every posting that carries a participant or is to an allowance of theirs, oldest first.
    func statement(of participant: ParticipantCode) throws(StoreError) -> [StatementLine]
    /// The trial balance of entries effective up to a date.
    func trialBalance(through date: CalendarDate?) throws(StoreError) -> TrialBalance
    /// The trial balance at the end of each of these days, once each and in their order: every
    /// posting is summed once, however many days there are.
    func forEachTrialBalance(
        through dates: [CalendarDate],
        _ body: (CalendarDate, TrialBalance) -> Void
    ) throws(StoreError)
    /// The pence that the programme's bank held at the end of a day, of one fund or of all: free
    /// and reserved, by the days on which money moved there. What was recorded by mistake and
    /// undone never moved.
    func bankBalance(of fund: FundCode?, through date: CalendarDate) throws(StoreError) -> Int64
}
