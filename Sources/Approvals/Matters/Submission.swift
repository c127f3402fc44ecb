public import Calendar
public import Identifiers
public import Integrity
internal import Money

/// What a decision needs to know of one version of a claim or business case, and where its record
/// stands in the journal.
///
/// The leaf is the digest of the record's bytes, so it stands for all of the content: whoever
/// approves the leaf approves the lines, the payee and the evidence that are behind it.
public struct Submission: Hashable, Sendable {
    public let subject: Subject
    /// 1 for the first version.
    public let version: Int
    /// The record's place in the journal, counted from 0.
    public let seq: Int
    /// The record's leaf hash.
    public let leaf: Digest
    /// Whose claim or proposal it is.
    public let claimant: UserID
    /// Who would receive the money, where that is known.
    public let payee: Payee?
    /// Who typed this version in: its last editor.
    public let enteredBy: UserID
    /// The delivery partner whose allocation would bear it.
    public let partner: PartnerCode
    /// Everybody whom the cost is for.
    public let participants: [ParticipantCode]
    /// The colleagues whose own cost a line is.
    public let colleagues: [UserID]
    /// What each line asks for.
    public let lines: [LineAmount]
    /// The earliest day on a ticket, for a claim.
    public let earliestIncurred: CalendarDate?
    /// The last day on which the approved money may be claimed, for a business case.
    public let expiresOn: CalendarDate?

    /// Reads off a version of a claim.
    public init(_ claim: Claim, enteredBy: UserID, seq: Int, leaf: Digest) {
        subject = .claim(claim.id)
        version = claim.version
        self.seq = seq
        self.leaf = leaf
        claimant = claim.claimant
        payee = claim.payee
        self.enteredBy = enteredBy
        partner = claim.partner
        participants = Self.participants(of: claim.lines.map(\.bearer))
        colleagues = Self.colleagues(of: claim.lines.map(\.bearer))
        lines = claim.lines.map { LineAmount(number: $0.number, amount: $0.amount) }
        earliestIncurred = claim.lines.map(\.incurredOn).min()
        expiresOn = nil
    }

    /// Reads off a version of a business case.
    public init(_ businessCase: BusinessCase, enteredBy: UserID, seq: Int, leaf: Digest) {
        subject = .businessCase(businessCase.id)
        version = businessCase.version
        self.seq = seq
        self.leaf = leaf
        claimant = businessCase.proposer
        payee = businessCase.payee
        self.enteredBy = enteredBy
        partner = businessCase.partner
        participants = Self.participants(of: businessCase.lines.map(\.bearer))
        colleagues = Self.colleagues(of: businessCase.lines.map(\.bearer))
        lines = businessCase.lines.map { LineAmount(number: $0.number, amount: $0.amount) }
        earliestIncurred = nil
        expiresOn = businessCase.expiresOn
    }

    private static func participants(of bearers: [CostBearer]) -> [ParticipantCode] {
        Set(bearers.flatMap(\.participants)).sorted()
    }

    private static func colleagues(of bearers: [CostBearer]) -> [UserID] {
        let users = bearers.compactMap { bearer -> UserID? in
            guard case .colleague(let user) = bearer else { return nil }
            return user
        }
        return Set(users).sorted()
    }
}
