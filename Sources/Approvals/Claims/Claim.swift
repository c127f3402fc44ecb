public import Identifiers
public import Integrity
public import Money

/// A request that one receipt, ticket or supplier invoice be paid.
///
/// A claim is one version of its content. An amendment is another version with a higher number;
/// approvals name the version they decided, so an amendment leaves none standing.
/// Free text never appears here: only salted commitments to it do.
public struct Claim: Hashable, Sendable {
    /// The claim's id, the same in every version.
    public let id: ClaimID
    /// 1 for the first version.
    public let version: Int
    /// Whose claim it is. Whoever typed it in is the record's actor.
    public let claimant: UserID
    /// The delivery partner whose allocation bears it.
    public let partner: PartnerCode
    /// The approved business case that it draws on, if any.
    public let businessCase: CaseID?
    /// Who has paid, or will.
    public let paidBy: PaidBy
    /// Who is to receive the money.
    public let payee: Payee
    /// At least one line, numbered from 1.
    public let lines: [ClaimLine]
    /// What shows that the cost was incurred.
    public let evidence: [Evidence]
    /// Why there is no ticket or receipt, when there is none.
    public let missingEvidence: MissingEvidence?
    /// A commitment to the reason for an unusual claim: late, unlisted, outside the enrolment.
    public let reason: Digest?
    /// Whether the money was spent before anyone could be asked.
    public let spentFirst: Bool
    /// The claim that this one tops up after a retroactive rate, if any.
    public let topsUp: ClaimID?

    /// The most lines that one receipt may have.
    public static let maximumLines = 50

    /// Creates a version of a claim.
    ///
    /// - Throws: ``ClaimContentError``, the first that holds, in the order of its cases.
    public init(
        id: ClaimID,
        version: Int,
        claimant: UserID,
        partner: PartnerCode,
        businessCase: CaseID?,
        paidBy: PaidBy,
        payee: Payee,
        lines: [ClaimLine],
        evidence: [Evidence],
        missingEvidence: MissingEvidence?,
        reason: Digest?,
        spentFirst: Bool,
        topsUp: ClaimID?
    ) throws(ClaimContentError) {
        try Self.check(lines)
        guard paidBy.accepts(payee) else { throw .payeeDoesNotFit(paidBy: paidBy, payee: payee) }
        self.id = id
        self.version = version
        self.claimant = claimant
        self.partner = partner
        self.businessCase = businessCase
        self.paidBy = paidBy
        self.payee = payee
        self.lines = lines
        self.evidence = evidence
        self.missingEvidence = missingEvidence
        self.reason = reason
        self.spentFirst = spentFirst
        self.topsUp = topsUp
    }

    /// The sum of the lines.
    ///
    /// - Throws: ``AmountError`` when it overflows.
    public func total() throws(AmountError) -> Amount {
        var sum = Amount.zero
        for line in lines { sum = try sum.adding(line.amount) }
        return sum
    }

    private static func check(_ lines: [ClaimLine]) throws(ClaimContentError) {
        guard !lines.isEmpty else { throw .noLines }
        guard lines.count <= maximumLines else { throw .tooManyLines(lines.count) }
        for line in lines {
            guard line.amount > .zero else { throw .zeroLine(number: line.number) }
            guard line.irrecoverableVAT <= line.amount else {
                throw .taxAboveAmount(number: line.number)
            }
        }
    }
}

/// Why a version of a claim cannot exist, in order of precedence.
public enum ClaimContentError: Error, Hashable, Sendable {
    case noLines
    case tooManyLines(Int)
    case zeroLine(number: Int)
    case taxAboveAmount(number: Int)
    case payeeDoesNotFit(paidBy: PaidBy, payee: Payee)
}

extension ClaimContentError {
    /// The stable code.
    public var code: String {
        switch self {
        case .noLines: "claim.no-lines"
        case .tooManyLines: "claim.too-many-lines"
        case .zeroLine: "claim.zero-line"
        case .taxAboveAmount: "claim.tax-above-amount"
        case .payeeDoesNotFit: "claim.payee-does-not-fit"
        }
    }

    /// The rule, the numbers, and what to do next.
    public var message: String {
        switch self {
        case .noLines:
            "A claim needs at least one line. Add what was bought, for whom, when and how much."
        case .tooManyLines(let count):
            "A claim holds at most \(Claim.maximumLines) lines and this one has \(count). "
                + "Send one claim for each receipt."
        case .zeroLine(let number):
            "Line \(number) is for nothing. Give an amount above zero, in pence."
        case .taxAboveAmount(let number):
            "On line \(number) the VAT is more than the amount. The VAT is the part of the amount "
                + "that cannot be reclaimed."
        case .payeeDoesNotFit(let paidBy, let payee):
            "The claim says that it was paid by \(paidBy.phrase), so \(payee.phrase) cannot be "
                + "who is paid. Whoever paid is repaid; an invoice is paid to its supplier."
        }
    }
}
