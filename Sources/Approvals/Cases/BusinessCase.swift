public import Calendar
public import Identifiers
public import Integrity
public import Money

/// A proposal to spend, put up for approval before the money is spent.
///
/// Like a ``Claim`` it is one version of its content; an amendment is another version and voids
/// the approvals of the one before.
public struct BusinessCase: Hashable, Sendable {
    public let id: CaseID
    /// 1 for the first version.
    public let version: Int
    /// Who proposes it.
    public let proposer: UserID
    /// The delivery partner whose allocation would bear it.
    public let partner: PartnerCode
    /// Who would receive the money, where that is known.
    public let payee: Payee?
    /// At least one line, numbered from 1.
    public let lines: [CaseLine]
    /// Screenshots and quotes that show the price.
    public let evidence: [Evidence]
    /// A commitment to what stands in the way, the next step, and what happens if not funded.
    public let need: Digest?
    /// A commitment to the other funding that was tried.
    public let otherFunding: Digest?
    /// A commitment to the interests that the proposer declares, or nil for none.
    public let conflicts: Digest?
    /// Whether the money was spent before anyone could be asked.
    public let spentFirst: Bool
    /// The last day on which the approved money may be claimed.
    public let expiresOn: CalendarDate

    /// The most lines that a case may have.
    public static let maximumLines = 50

    /// Creates a version of a business case.
    ///
    /// - Throws: ``CaseContentError``, the first that holds, in the order of its cases.
    public init(
        id: CaseID,
        version: Int,
        proposer: UserID,
        partner: PartnerCode,
        payee: Payee?,
        lines: [CaseLine],
        evidence: [Evidence],
        need: Digest?,
        otherFunding: Digest?,
        conflicts: Digest?,
        spentFirst: Bool,
        expiresOn: CalendarDate
    ) throws(CaseContentError) {
        guard !lines.isEmpty else { throw .noLines }
        guard lines.count <= Self.maximumLines else { throw .tooManyLines(lines.count) }
        for line in lines where line.amount == .zero { throw .zeroLine(number: line.number) }
        self.id = id
        self.version = version
        self.proposer = proposer
        self.partner = partner
        self.payee = payee
        self.lines = lines
        self.evidence = evidence
        self.need = need
        self.otherFunding = otherFunding
        self.conflicts = conflicts
        self.spentFirst = spentFirst
        self.expiresOn = expiresOn
    }

    /// The sum of the lines.
    ///
    /// - Throws: ``AmountError`` when it overflows.
    public func total() throws(AmountError) -> Amount {
        var sum = Amount.zero
        for line in lines { sum = try sum.adding(line.amount) }
        return sum
    }
}

/// Why a version of a business case cannot exist, in order of precedence.
public enum CaseContentError: Error, Hashable, Sendable {
    case noLines
    case tooManyLines(Int)
    case zeroLine(number: Int)
}

extension CaseContentError {
    /// The stable code.
    public var code: String {
        switch self {
        case .noLines: "case.no-lines"
        case .tooManyLines: "case.too-many-lines"
        case .zeroLine: "case.zero-line"
        }
    }

    /// The rule, the numbers, and what to do next.
    public var message: String {
        switch self {
        case .noLines:
            "A business case needs at least one line. Add what is to be bought, for whom and how "
                + "much."
        case .tooManyLines(let count):
            "A business case holds at most \(BusinessCase.maximumLines) lines and this one has "
                + "\(count). Put what belongs together into one case and the rest into another."
        case .zeroLine(let number):
            "Line \(number) asks for nothing. Give a quantity and a price above zero, in pence."
        }
    }
}
