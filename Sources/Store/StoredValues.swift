public import Calendar
public import Identifiers
public import Integrity
public import Journal
public import Ledger
public import Money
public import Policy

/// Where the journal stands.
public struct JournalHead: Hashable, Sendable {
    /// The origin, or nil while there is no record.
    public let origin: String?
    public let size: Int
    /// The last record's leaf, or zeros.
    public let leaf: Digest
    /// The last record's time.
    public let time: Instant?
    public let root: Digest

    public init(origin: String?, size: Int, leaf: Digest, time: Instant?, root: Digest) {
        self.origin = origin
        self.size = size
        self.leaf = leaf
        self.time = time
        self.root = root
    }
}

/// A line of a live claim, as rolling sums count it.
public struct ClaimedCost: Hashable, Sendable {
    public let claim: ClaimID
    /// When it was incurred.
    public let on: CalendarDate
    public let pence: Int64

    public init(claim: ClaimID, on: CalendarDate, pence: Int64) {
        self.claim = claim
        self.on = on
        self.pence = pence
    }
}

/// A line of a business case that is open or approved, as rolling sums count it.
public struct PlannedCost: Hashable, Sendable {
    public let businessCase: CaseID
    public let line: Int
    /// When it was sent.
    public let on: CalendarDate
    /// What it asks for or was allowed.
    public let pence: Int64
    /// What was claimed on it.
    public var claimed: [ClaimedCost]

    public init(
        businessCase: CaseID,
        line: Int,
        on: CalendarDate,
        pence: Int64,
        claimed: [ClaimedCost]
    ) {
        self.businessCase = businessCase
        self.line = line
        self.on = on
        self.pence = pence
        self.claimed = claimed
    }
}

/// What became of a command.
public struct CommandOutcome: Hashable, Sendable {
    /// The keyed digest of its request.
    public let request: Seal
    /// Its first and last record.
    public let records: ClosedRange<Int>
    /// The code it was refused with, or nil where it was done.
    public let refusal: String?

    public init(request: Seal, records: ClosedRange<Int>, refusal: String?) {
        self.request = request
        self.records = records
        self.refusal = refusal
    }
}

/// A span of days that takes no entries.
public struct ClosedPeriod: Hashable, Sendable {
    /// One fund, or nil for all.
    public let fund: FundCode?
    public let starts: CalendarDate
    public let ends: CalendarDate
    /// Whether a drawdown covers it, so that it can never open again.
    public let isDrawnDown: Bool

    public init(fund: FundCode?, starts: CalendarDate, ends: CalendarDate, isDrawnDown: Bool) {
        self.fund = fund
        self.starts = starts
        self.ends = ends
        self.isDrawnDown = isDrawnDown
    }
}

/// A defrayed cost of one fund that no funder was asked for yet.
public struct UndrawnDefrayal: Hashable, Sendable {
    /// The entry that defrayed it.
    public let entry: Int
    public let amount: Amount
    public let bankDate: CalendarDate

    public init(entry: Int, amount: Amount, bankDate: CalendarDate) {
        self.entry = entry
        self.amount = amount
        self.bankDate = bankDate
    }
}

/// A drawdown on its way to the funder.
public struct DrawdownPreparation: Hashable, Sendable {
    public let prepared: DrawdownPrepared
    public let preparer: UserID
    public let stage: Stage
    /// What stands of its adjustments, by kind and then by defrayal.
    public let adjustments: [DrawdownAdjusted]
    /// Everybody who adjusted it, whether it stands or not.
    public let adjusters: [UserID]
    /// The newest review.
    public let review: Review?

    /// How far it has come.
    public enum Stage: String, Sendable {
        case open
        case withdrawn
        case submitted
    }

    /// What was reviewed, and by whom.
    public struct Review: Hashable, Sendable {
        public let reviewed: DrawdownReviewed
        public let reviewer: UserID

        public init(reviewed: DrawdownReviewed, reviewer: UserID) {
            self.reviewed = reviewed
            self.reviewer = reviewer
        }
    }

    public init(
        prepared: DrawdownPrepared,
        preparer: UserID,
        stage: Stage,
        adjustments: [DrawdownAdjusted],
        adjusters: [UserID],
        review: Review?
    ) {
        self.prepared = prepared
        self.preparer = preparer
        self.stage = stage
        self.adjustments = adjustments
        self.adjusters = adjusters
        self.review = review
    }
}

/// A drawdown and the funder's answer.
public struct StoredDrawdown: Hashable, Sendable {
    public let submitted: DrawdownSubmitted
    /// The civil date in London on which it was submitted.
    public let submittedOn: CalendarDate
    /// The newest answer.
    public let answer: FunderAnswer?

    public init(submitted: DrawdownSubmitted, submittedOn: CalendarDate, answer: FunderAnswer?) {
        self.submitted = submitted
        self.submittedOn = submittedOn
        self.answer = answer
    }
}

/// A rule pack that was adopted, and where its text is.
public struct AdoptedRulePack: Hashable, Sendable {
    public let adopted: PolicyAdopted
    public let seq: Int

    public init(adopted: PolicyAdopted, seq: Int) {
        self.adopted = adopted
        self.seq = seq
    }
}

/// A key and its life in the journal.
public struct StoredKey: Hashable, Sendable {
    public let added: KeyAdded
    /// The record that added it.
    public let seq: Int
    /// The record that ended it, retired or compromised.
    public let endedAt: Int?

    public init(added: KeyAdded, seq: Int, endedAt: Int?) {
        self.added = added
        self.seq = seq
        self.endedAt = endedAt
    }
}

/// A question and its answer's record.
public struct StoredQuestion: Hashable, Sendable {
    public let asked: QuestionAsked
    public let asker: UserID
    public let answeredAt: Int?

    public init(asked: QuestionAsked, asker: UserID, answeredAt: Int?) {
        self.asked = asked
        self.asker = asker
        self.answeredAt = answeredAt
    }
}

/// A payment and how far it has come.
public struct StoredPayment: Hashable, Sendable {
    public let instructed: PaymentInstructed
    public let preparer: UserID
    public let state: PaymentState
    /// The record that instructed it.
    public let seq: Int

    public init(
        instructed: PaymentInstructed,
        preparer: UserID,
        state: PaymentState,
        seq: Int
    ) {
        self.instructed = instructed
        self.preparer = preparer
        self.state = state
        self.seq = seq
    }
}

/// How far a payment has come.
public enum PaymentState: String, Sendable {
    case instructed
    case defrayed
    case returned
}

/// A mileage line that was accepted.
public struct AcceptedMileage: Hashable, Sendable {
    public let claim: ClaimID
    public let line: Int
    public let claimant: UserID
    public let vehicle: String
    public let tenthsOfMile: Int64
    public let passengers: JourneyFacts.Passengers
    public let incurredOn: CalendarDate
    public let amount: Amount
    /// The civil date in London on which it was decided.
    public let decidedOn: CalendarDate

    public init(
        claim: ClaimID,
        line: Int,
        claimant: UserID,
        vehicle: String,
        tenthsOfMile: Int64,
        passengers: JourneyFacts.Passengers,
        incurredOn: CalendarDate,
        amount: Amount,
        decidedOn: CalendarDate
    ) {
        self.claim = claim
        self.line = line
        self.claimant = claimant
        self.vehicle = vehicle
        self.tenthsOfMile = tenthsOfMile
        self.passengers = passengers
        self.incurredOn = incurredOn
        self.amount = amount
        self.decidedOn = decidedOn
    }
}

/// What stands on topping up a claim, in pence.
public struct TopUpPosition: Hashable, Sendable {
    /// What was found owing.
    public let proposed: Int64
    /// What claims that top it up ask for, or got where they were decided on.
    public let claimed: Int64

    public init(proposed: Int64, claimed: Int64) {
        self.proposed = proposed
        self.claimed = claimed
    }

    /// What may still be claimed.
    public var left: Int64 { proposed - claimed }
}

/// What was spent under one partner and category.
public struct SpendingLine: Hashable, Sendable {
    public let partner: PartnerCode
    public let category: CategoryCode
    /// Delivered, paid or not, over all funds.
    public let pence: Int64

    public init(partner: PartnerCode, category: CategoryCode, pence: Int64) {
        self.partner = partner
        self.category = category
        self.pence = pence
    }
}

/// What a claim that stands charged has cost under one attribution.
public struct ChargedClaim: Hashable, Sendable {
    public let claim: ClaimID
    public let attribution: Attribution
    /// Over all funds, less what came back and what no fund bears.
    public let pence: Int64
    /// When it was charged.
    public let chargedOn: CalendarDate

    public init(
        claim: ClaimID,
        attribution: Attribution,
        pence: Int64,
        chargedOn: CalendarDate
    ) {
        self.claim = claim
        self.attribution = attribution
        self.pence = pence
        self.chargedOn = chargedOn
    }
}

/// One posting as a statement shows it.
public struct StatementLine: Hashable, Sendable {
    public let seq: Int
    public let event: String
    public let source: String?
    public let effectiveOn: CalendarDate
    public let posting: Posting

    public init(
        seq: Int,
        event: String,
        source: String?,
        effectiveOn: CalendarDate,
        posting: Posting
    ) {
        self.seq = seq
        self.event = event
        self.source = source
        self.effectiveOn = effectiveOn
        self.posting = posting
    }
}
