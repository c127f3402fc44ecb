import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Money

/// Finds what is out of the ordinary while it reads the records in order.
struct ExceptionFinder {
    private(set) var found: [CostException] = []
    /// The costs of each entry.
    private let costs: [Int: [CostLine]]
    /// The newest version of each claim.
    private var claims: [String: Claim] = [:]
    /// What each payment came to, in pence.
    private var payments: [PaymentID: Int64] = [:]
    /// What a partner last paid on each claim, in pence.
    private var partnersPaid: [String: Int64] = [:]

    /// What is kept of partners' banks in all of the records.
    private let shown: ShownPayments
    private let bank: BankFaults

    init(_ lines: [CostLine], _ shown: ShownPayments, _ bank: BankFaults) {
        costs = Dictionary(grouping: lines, by: \.seq)
        self.shown = shown
        self.bank = bank
    }

    /// Adds what a record shows. O(its length).
    mutating func read(_ record: Record) {
        switch record.body {
        case .claimSubmitted(let submitted): claims[submitted.claim.id.text] = submitted.claim
        case .claimAmended(let amended): claims[amended.claim.id.text] = amended.claim
        case .entryPosted(let posted): read(posted.entry, of: record.header.seq)
        case .approvalGranted(let granted)
        where granted.step == granted.of && granted.subjectKind == .claim:
            add(.allowedByPerson, record, granted.subject, granted.amount.pence)
        case .paymentInstructed(let payment): payments[payment.payment] = payment.total.pence
        case .paymentReturned(let payment):
            add(.paymentReturned, record, payment.payment.text, payments[payment.payment])
        case .partnerPaymentReturned(let returned):
            add(.paymentReturned, record, returned.claim.text, partnersPaid[returned.claim.text])
        case .bankImported, .bankAsserted:
            guard let pence = bank.differences[record.header.seq] else { return }
            add(.bankDiffers, record, nil, pence)
        case .drawdownLine(let line) where line.isLate:
            add(.lateCost, record, line.drawdown.text, line.amount.pence)
        case .periodReopened(let period):
            add(.periodReopened, record, "\(period.starts) to \(period.ends)")
        case .floatCounted(let count) where count.counted != count.expected:
            let difference = count.counted.pence - count.expected.pence
            add(.floatDifference, record, count.holder.text, difference)
        case .keyCompromised(let key): add(.keyCompromised, record, key.key)
        case .commandRefused(let refused): add(.requestRefused, record, refused.code)
        default: return
        }
    }

    /// What an entry shows: of its costs, of the claim that it charges, and of itself.
    private mutating func read(_ entry: Entry, of seq: Int) {
        func add(_ kind: ExceptionKind, _ pence: Int64?) {
            found.append(
                CostException(
                    kind: kind,
                    seq: seq,
                    on: entry.effectiveOn,
                    subject: entry.source,
                    pence: pence
                )
            )
        }
        let lines = costs[seq] ?? []
        for line in lines {
            if line.pence < 0 {
                add(.takenBack, line.pence)
            } else if line.leftBank == nil {
                add(.notLeftBank, line.pence)
            }
        }
        let cost = lines.reduce(0) { $0 + $1.pence }
        if entry.reverses != nil { add(.entryReversed, lines.isEmpty ? nil : cost) }
        if entry.event == .allowanceRaised { add(.allowanceRaised, entry.raisedPence) }
        if entry.event == .partnerPaid, let claim = entry.source {
            let pence = entry.owedToPartner.reduce(0) { $0 + $1.amount.pence }
            partnersPaid[claim] = pence
            if !isShown(entry) { add(.notShown, pence) }
        }
        if let pence = bank.unshown[seq] { add(.notOnStatement, pence) }
        guard entry.event == .claimCharged, let claim = entry.source.flatMap({ claims[$0] }) else {
            return
        }
        if claim.missingEvidence != nil { add(.missingTicket, cost) }
        if claim.spentFirst { add(.spentFirst, cost) }
        if claim.evidence.contains(where: \.isReused) { add(.reusedReceipt, cost) }
    }

    /// Whether something of the partner's bank is kept that shows the payment.
    private func isShown(_ entry: Entry) -> Bool {
        guard let account = entry.owedToPartner.first?.account,
            let partner = account.dimensions.first.flatMap({ try? PartnerCode($0) }),
            let claim = entry.source.flatMap({ try? ClaimID($0) }), let day = entry.bankDate
        else { return false }
        return shown.shows(claim, of: partner, on: day)
    }

    private mutating func add(
        _ kind: ExceptionKind,
        _ record: Record,
        _ subject: String?,
        _ pence: Int64? = nil
    ) {
        found.append(
            CostException(
                kind: kind,
                seq: record.header.seq,
                on: record.header.effectiveOn,
                subject: subject,
                pence: pence
            )
        )
    }
}

extension Entry {
    /// What it makes a partner be owed.
    fileprivate var owedToPartner: [Posting] {
        postings.filter { $0.account.kind == .owedToPartner && $0.side == .credit }
    }

    /// By how much it raises what participants may have.
    fileprivate var raisedPence: Int64 {
        postings.reduce(0) { sum, posting in
            guard posting.account.kind == .allowanceIssued, posting.side == .debit else {
                return sum
            }
            return sum + posting.amount.pence
        }
    }
}
