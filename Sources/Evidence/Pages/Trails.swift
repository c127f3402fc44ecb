import Approvals
import Identifiers
import Integrity
import Journal
import Ledger
import Money

/// What happened to each claim and business case, and whatever else an entry names as its source:
/// the records that tell it, in their order.
struct Trails {
    /// One record of a trail.
    struct Step {
        let record: Record
        let leaf: Digest
    }

    private var steps: [String: [Step]] = [:]
    /// The business case that a claim draws on.
    private var cases: [String: String] = [:]
    private var claimsOfPayment: [PaymentID: [ClaimID]] = [:]
    private var claimOfEntry: [Int: String] = [:]
    /// How many entries of each event came of a payment so far.
    private var turns: [PaymentID: [EventKind: Int]] = [:]
    /// The claims that a drawdown asks for.
    private var claimsOfDrawdown: [DrawdownID: Set<String>] = [:]

    /// Reads the trails off the records. O(records).
    init(_ records: [Record], leaves: [Digest]) {
        for (record, leaf) in zip(records, leaves) {
            for source in sources(of: record) {
                steps[source, default: []].append(Step(record: record, leaf: leaf))
            }
        }
    }

    /// The records about a source, in order.
    func steps(of source: String) -> [Step] { steps[source] ?? [] }

    /// The business case that a claim draws on.
    func businessCase(of claim: String) -> String? { cases[claim] }

    private mutating func sources(of record: Record) -> Set<String> {
        var sources: Set<String> = []
        if let chain = record.header.chain { sources.insert(chain.id) }
        // A claim under a business case is a part of that one's chain.
        if let subject = record.body.subject { sources.insert(subject) }
        switch record.body {
        case .claimSubmitted(let submitted): note(submitted.claim)
        case .claimAmended(let amended): note(amended.claim)
        case .entryPosted(let posted):
            if let source = posted.entry.source {
                claimOfEntry[record.header.seq] = claim(of: posted.entry.event, source)
                sources.insert(source)
            }
        case .paymentInstructed(let payment):
            claimsOfPayment[payment.payment] = payment.claims
            sources.formUnion(payment.claims.map(\.text) + [payment.payment.text])
        case .paymentDefrayed(let payment):
            sources.formUnion(payment.claims.map(\.text))
            if let id = payment.payment { sources.insert(id.text) }
        case .paymentReturned(let payment):
            sources.formUnion((claimsOfPayment[payment.payment] ?? []).map(\.text))
            sources.insert(payment.payment.text)
        case .drawdownLine(let line):
            guard let claim = claimOfEntry[line.defrayal] else { break }
            claimsOfDrawdown[line.drawdown, default: []].insert(claim)
            sources.insert(claim)
        case .drawdownSubmitted(let submitted):
            sources.formUnion(claimsOfDrawdown[submitted.drawdown] ?? [])
        case .drawdownAnswered(let answered):
            sources.formUnion(claimsOfDrawdown[answered.drawdown] ?? [])
        default: break
        }
        return sources
    }

    /// The claim behind an entry: its source, or the payment's claim whose turn it is. A payment
    /// posts an entry for each of its claims, in their order, each time.
    private mutating func claim(of event: EventKind, _ source: String) -> String {
        guard let payment = try? PaymentID(source), let claims = claimsOfPayment[payment],
            !claims.isEmpty
        else { return source }
        let turn = turns[payment]?[event] ?? 0
        turns[payment, default: [:]][event] = turn + 1
        return claims[turn % claims.count].text
    }

    private mutating func note(_ claim: Claim) {
        cases[claim.id.text] = claim.businessCase?.text
    }
}
