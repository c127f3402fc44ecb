import Documents
import Approvals
import Identifiers
import Journal
import Ledger
import Money
import Policy

/// A record in plain words, with particulars below it.
struct TrailWords {
    let title: String
    private(set) var particulars: [String] = []
    /// A file of the pack to look at, from the page.
    private(set) var file: String?

    /// - Parameter codes: How participants are named.
    init(_ record: Record, _ codes: RecipientCodes) {
        switch record.body {
        case .claimSubmitted(let submitted):
            self.init(submitted.claim, "Expense claim submitted", codes)
        case .claimAmended(let amended):
            self.init(amended.claim, "Changed: version \(amended.claim.version)", codes)
        case .caseSubmitted(let submitted):
            self.init(submitted.businessCase, "Business case submitted", codes)
        case .caseAmended(let amended):
            let title = "Changed: version \(amended.businessCase.version)"
            self.init(amended.businessCase, title, codes)
        case .decisionRecorded(let decision): self.init(decision)
        case .approvalGranted(let approval): self.init(approval)
        case .entryPosted(let posted): self.init(posted.entry, codes)
        default: self.init(title: Self.title(of: record.body))
        }
    }

    private init(title: String) { self.title = title }

    private init(_ claim: Claim, _ title: String, _ codes: RecipientCodes) {
        let total = claim.lines.reduce(0) { $0 + $1.amount.pence }
        self.title = "\(title): \(Pence.pounds(total))"
        particulars = claim.lines.map { line in
            "\(line.category.inWords) \(line.bearer.words(codes)), \(line.incurredOn.inWords): "
                + Pence.pounds(line.amount.pence)
        }
        particulars.append(
            "Paid by \(Self.words(of: claim.paidBy, codes)); to be paid to "
                + Self.words(of: claim.payee, codes)
        )
        particulars.append(Self.words(of: claim.evidence, missing: claim.missingEvidence))
        if let businessCase = claim.businessCase {
            particulars.append("Under the business case \(businessCase)")
        }
        if claim.spentFirst { particulars.append("Spent before it was approved") }
    }

    private init(_ businessCase: BusinessCase, _ title: String, _ codes: RecipientCodes) {
        let total = businessCase.lines.reduce(0) { $0 + $1.amount.pence }
        self.title = "\(title): \(Pence.pounds(total))"
        particulars = businessCase.lines.map { line in
            "\(line.category.inWords) \(line.bearer.words(codes)), \(line.quantity) at "
                + "\(Pence.pounds(line.unitAmount.pence)): \(Pence.pounds(line.amount.pence))"
        }
        particulars.append(Self.words(of: businessCase.evidence, missing: nil))
    }

    private init(_ decision: DecisionRecorded) {
        let answer =
            switch decision.outcome {
            case .automatic: "within the guidance"
            case .routed(let roles):
                "for " + roles.map(\.phrase).joined(separator: ", then ")
            case .needsBusinessCase: "it needs a business case"
            case .blocked: "it must be corrected"
            }
        title = "The spending guidance answered line \(decision.line): \(answer)"
        let clauses = decision.clauses.map(\.text).joined(separator: ", ")
        particulars = ["\(decision.rulePack): \(clauses.isEmpty ? "no clause" : clauses)"]
    }

    private init(_ approval: ApprovalGranted) {
        title = "Approved: \(Pence.pounds(approval.amount.pence)), by \(approval.role.phrase)"
        particulars = [
            "Step \(approval.step) of \(approval.of), \(approval.approval), sealed"
                + (approval.signature == nil ? "" : " and signed")
        ]
        if let other = approval.onBehalfOf { particulars.append("In the place of \(other)") }
        file = "approvals/\(approval.approval).txt"
    }

    private init(_ entry: Entry, _ codes: RecipientCodes) {
        title = "Booked: \(entry.event.inWords)"
        let costs = entry.postings.filter { $0.account.kind == .expense }
        let shown = costs.isEmpty ? entry.postings : costs
        particulars = shown.map { posting in
            "\(codes.text(of: posting.account)) \(posting.side.rawValue) "
                + Pence.pounds(posting.amount.pence)
        }
        particulars += entry.shares.map { share in
            "\(share.fund) bears \(Pence.pounds(share.amount.pence)) of line \(share.line): "
                + share.basis.inWords
        }
        if let reversed = entry.reverses { particulars.append("Reverses record \(reversed)") }
    }

    private static func words(of paidBy: PaidBy, _ codes: RecipientCodes) -> String {
        guard case .participant(let participant) = paidBy else { return paidBy.phrase }
        return "the participant \(codes.code(of: participant))"
    }

    private static func words(of payee: Payee, _ codes: RecipientCodes) -> String {
        guard case .participant(let participant) = payee else { return payee.phrase }
        return "the participant \(codes.code(of: participant))"
    }

    private static func words(of evidence: [Evidence], missing: MissingEvidence?) -> String {
        if let missing { return "No ticket: \(missing.rawValue.inWords)" }
        guard !evidence.isEmpty else { return "No evidence was needed" }
        let kinds = evidence.map(\.kind.rawValue).joined(separator: ", ")
        return "Evidence: \(kinds)"
    }

    /// What needs no particulars.
    private static func title(of body: RecordBody) -> String {
        switch body {
        case .paymentInstructed(let payment):
            "Payment \(payment.payment) prepared: \(Pence.pounds(payment.total.pence)) for "
                + HTML.count(payment.claims.count, "claim")
        case .paymentDefrayed(let payment):
            "Left the bank on \(payment.on.inWords): \(payment.payer), \(payment.reference)"
        case .paymentReturned(let payment):
            "Payment \(payment.payment) came back on \(payment.on.inWords)"
        case .partnerPageKept(let kept):
            "The page of \(kept.partner)'s bank that shows the payment of \(kept.on.inWords)"
        case .partnerPaymentReturned(let returned):
            "Came back to \(returned.partner)'s bank on \(returned.on.inWords): "
                + returned.reference
        case .drawdownLine(let line):
            "Asked of \(line.fund) in \(line.drawdown): \(Pence.pounds(line.amount.pence))"
                + (line.isLate ? ", late" : "")
        case .drawdownSubmitted(let submitted):
            "\(submitted.drawdown) submitted to \(submitted.fund) for "
                + "\(submitted.starts.inWords(through: submitted.ends)): "
                + Pence.pounds(submitted.total.pence &- submitted.credited.pence)
        case .drawdownAnswered(let answered):
            "The funder's answer to \(answered.drawdown) on \(answered.on.inWords): "
                + answered.inWords
        case .approvalDeclined(let declined): "Declined: \(declined.reason.phrase)"
        case .approvalPassedOn: "Passed on, for a conflict of interest"
        case .questionAsked: "A question was asked"
        case .questionAnswered: "It was answered"
        case .claimWithdrawn, .caseWithdrawn: "Withdrawn"
        case .caseClosed(let closed): "Closed: \(closed.reason.phrase)"
        case .topUpProposed(let proposed):
            "A top-up of \(Pence.pounds(proposed.amount.pence)) was proposed for line "
                + "\(proposed.line)"
        case .outcomeRecorded(let recorded): "What came of it: \(recorded.outcome.title)"
        default: body.type.inWords
        }
    }
}

extension DrawdownAnswered {
    /// `paid £12.50`.
    fileprivate var inWords: String {
        switch answer {
        case .paid: "paid \(Pence.pounds(amount.pence))"
        case .disallowed: "will not bear \(Pence.pounds(amount.pence))"
        case .queried: "a question"
        }
    }
}

extension CostBearer {
    /// `for P-0123456789ab`.
    fileprivate func words(_ codes: RecipientCodes) -> String {
        switch self {
        case .participant(let participant): "for \(codes.code(of: participant))"
        case .group(let group, let attendance):
            "for the group \(group) of \(attendance.count)"
        case .colleague(let user): "of \(user)'s own"
        }
    }
}

extension ShareBasis {
    /// How a fund's part was found: `50 parts of all, by percentages`.
    fileprivate var inWords: String {
        switch method {
        case .percentages: "by percentages, \(weight) parts of all"
        case .remaining: "as \(Pence.pounds(weight)) of what was set aside were left"
        case .charged: "as \(Pence.pounds(weight)) were charged to it"
        }
    }
}

extension EventKind {
    /// `claim.charged` as `claim charged`.
    fileprivate var inWords: String { rawValue.inWords }
}

extension String {
    /// `not-given` as `not given`.
    fileprivate var inWords: String {
        split { $0 == "-" || $0 == "." }.joined(separator: " ")
    }
}
