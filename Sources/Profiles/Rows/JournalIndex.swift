import Approvals
import Calendar
import Identifiers
import Integrity
public import Journal
import Ledger
import Money
import Policy

/// What rows need of a journal, found by its code. O(records) to make.
public struct JournalIndex {
    private(set) var entries: [(seq: Int, entry: Entry)] = []
    private(set) var claims: [ClaimID: (claim: Claim, seq: Int)] = [:]
    private(set) var funds: [FundCode: String] = [:]
    private(set) var partners: [PartnerCode: String] = [:]
    /// What funder claims ask for.
    private(set) var drawn = DrawnCosts()
    /// What stood in the way, by the newest version of each business case.
    private(set) var needs: [CaseID: Digest] = [:]
    /// The programme's name for the public.
    private(set) var title = ""
    private var places: [Int: Int] = [:]
    private var reversed: Set<Int> = []
    private var bySource: [String: [Int]] = [:]
    /// What the funder said last.
    private(set) var answers: [DrawdownID: FunderAnswer] = [:]
    /// What is kept of banks.
    private(set) var shown = ShownPayments()
    private var instructed: [PaymentID: PaymentInstructed] = [:]
    private var defrayed: [ClaimID: PaymentDefrayed] = [:]
    private var clauses: [ClaimID: [ClauseID]] = [:]
    private var approvers: [String: [UserID]] = [:]

    public init(_ records: some Sequence<Record>) {
        for record in records { read(record) }
    }

    private mutating func read(_ record: Record) {
        let seq = record.header.seq
        shown.read(record)
        drawn.read(record)
        switch record.body {
        case .journalCreated(let created): title = created.title
        case .fundOpened(let opened): funds[opened.fund] = opened.title
        case .partnerJoined(let joined): partners[joined.partner] = joined.title
        case .claimSubmitted(let submitted): claims[submitted.claim.id] = (submitted.claim, seq)
        case .claimAmended(let amended):
            claims[amended.claim.id] = (amended.claim, seq)
            clauses[amended.claim.id] = nil
        case .caseSubmitted(let submitted): note(submitted.businessCase)
        case .caseAmended(let amended): note(amended.businessCase)
        case .decisionRecorded(let decision) where decision.subjectKind == .claim:
            if let id = try? ClaimID(decision.subject) {
                clauses[id, default: []] += decision.clauses
            }
        case .approvalGranted(let granted):
            approvers[granted.subject, default: []].append(record.header.actor)
        case .entryPosted(let posted): take(posted.entry, at: seq)
        default: readMoney(record)
        }
    }

    private mutating func note(_ businessCase: BusinessCase) {
        needs[businessCase.id] = businessCase.need
    }

    private mutating func readMoney(_ record: Record) {
        switch record.body {
        case .paymentInstructed(let payment): instructed[payment.payment] = payment
        case .paymentDefrayed(let payment):
            for claim in payment.claims where defrayed[claim] == nil { defrayed[claim] = payment }
        case .paymentReturned(let returned):
            // What a partner paid stays paid when its repayment comes back.
            guard let payment = instructed[returned.payment], payment.purpose == .claims else {
                return
            }
            for claim in payment.claims { defrayed[claim] = nil }
        case .partnerPaymentReturned(let returned): defrayed[returned.claim] = nil
        case .drawdownAnswered(let answered): answers[answered.drawdown] = answered.answer
        default: return
        }
    }

    private mutating func take(_ entry: Entry, at seq: Int) {
        places[seq] = entries.count
        entries.append((seq, entry))
        if let original = entry.reverses {
            reversed.insert(original)
            undo(original)
        }
        guard let source = entry.source else { return }
        bySource[source, default: []].append(seq)
    }
}

extension JournalIndex {
    /// A partner's payment or a float's is recorded with its claim alone: what undoes its entry
    /// undoes it.
    private mutating func undo(_ original: Int) {
        guard let entry = entry(at: original), [.partnerPaid, .floatSpent].contains(entry.event),
            let claim = entry.source.flatMap({ try? ClaimID($0) })
        else { return }
        defrayed[claim] = nil
    }

    func entry(at seq: Int) -> Entry? { places[seq].map { entries[$0].entry } }

    func isReversed(_ seq: Int) -> Bool { reversed.contains(seq) }

    /// The entries behind a claim, a payment or a drawdown, in order.
    func entries(from source: String) -> [(seq: Int, entry: Entry)] {
        (bySource[source] ?? []).compactMap { seq in entry(at: seq).map { (seq, $0) } }
    }

    /// The claim behind an entry: it names it, or the payment that paid it.
    func claim(behind seq: Int) -> Claim? {
        drawn.claim(behind: seq).flatMap { claims[$0]?.claim }
    }

    /// How and when a claim's money left a bank or a float, unless it came back.
    func defrayal(of claim: ClaimID) -> PaymentDefrayed? { defrayed[claim] }

    /// The clauses of the guidance that applied to a claim, each once.
    func clauses(of claim: ClaimID) -> [ClauseID] {
        var seen: Set<ClauseID> = []
        return (clauses[claim] ?? []).filter { seen.insert($0).inserted }
    }

    /// Who approved a claim, or the case that it draws on.
    func approvers(of claim: Claim) -> [UserID] {
        (approvers[claim.id.text] ?? []) + (claim.businessCase.flatMap { approvers[$0.text] } ?? [])
    }
}
