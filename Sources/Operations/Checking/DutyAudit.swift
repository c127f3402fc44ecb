import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Policy
import Store

/// Looks again at who did what may not be one person's: whoever prepared, released and was paid,
/// counted and held, prepared and reviewed, drafted and adopted.
///
/// The same pairs are refused where they are recorded. Those of approvals follow from replaying the
/// records themselves.
struct DutyAudit {
    private let shelf: RulePackShelf
    /// Everybody whom a claim was ever to be paid to: who is not among them and has declared no
    /// relation is paid by no payment, whose claims need not be read then.
    private var paid: Set<UserID> = []

    init(shelf: RulePackShelf) { self.shelf = shelf }

    /// What is wrong with a record that is next, by the state before it.
    mutating func faults(in record: Record, after books: any BookReader) throws -> [String] {
        note(record)
        let holders = try holders(in: record, books)
        guard holders.count > 1 else { return [] }
        return try books.breaches(of: try duties(in: record, books), among: holders)
            .map { $0.message }
    }

    private mutating func note(_ record: Record) {
        switch record.body {
        case .claimSubmitted(let submitted): note(submitted.claim.payee)
        case .claimAmended(let amended): note(amended.claim.payee)
        default: return
        }
    }

    private mutating func note(_ payee: Payee) {
        if case .user(let user) = payee { paid.insert(user) }
    }

    private func duties(in record: Record, _ books: any BookReader) throws -> Duties {
        if case .policyAdopted = record.body { return Duties() }
        guard let adopted = try books.rulePack(on: record.header.time.londonDate)?.adopted,
            let pack = try shelf.rulePack(adopted.digest, in: books)
        else { return Duties() }
        return Duties(adding: pack.duties)
    }

    /// Who holds which duty by a record; nobody where it is of no such kind.
    private func holders(in record: Record, _ books: any BookReader) throws -> [DutyHolder] {
        let actor = record.header.actor
        switch record.body {
        case .policyAdopted(let adopted):
            return [
                DutyHolder(.rulePackApprover, actor), DutyHolder(.rulePackDrafter, adopted.drafter),
            ]
        case .paymentInstructed(let payment) where payment.purpose == .claims:
            return try [DutyHolder(.paymentPreparer, actor)]
                + payees(of: payment.claims, beside: actor, books)
        case .paymentDefrayed(let payment): return try releasers(of: payment, by: actor, books)
        case .floatCounted(let count):
            return [DutyHolder(.floatCounter, actor), DutyHolder(.floatHolder, count.holder)]
        case .runReleased, .drawdownReviewed, .drawdownSubmitted:
            return try holders(inTwoSteps: record, books)
        case .deviceLent(let lent):
            return [
                DutyHolder(.deviceLender, actor),
                DutyHolder(.participant, .participant(lent.participant)),
            ]
        case .entryPosted(let posted): return holders(in: posted.entry, by: actor)
        default: return []
        }
    }

    /// Of what some prepare and another lets go. Who lent the role stands in for it.
    private func holders(
        inTwoSteps record: Record,
        _ books: any BookReader
    ) throws -> [DutyHolder] {
        switch record.body {
        case .runReleased(let released):
            let run = try books.paymentRun(released.run)
            return try run.map { try books.holders(of: $0, releasedBy: actors(of: record, books)) }
                ?? []
        case .drawdownReviewed(let reviewed):
            let preparation = try books.preparation(of: reviewed.drawdown)
            return try preparation?.holders(reviewedBy: actors(of: record, books)) ?? []
        case .drawdownSubmitted(let submitted):
            return [
                DutyHolder(.drawdownPreparer, submitted.preparer),
                DutyHolder(.drawdownReviewer, submitted.reviewer),
            ]
        default: return []
        }
    }

    /// Who acts, and who lent them the role.
    private func actors(of record: Record, _ books: any BookReader) throws -> [UserID] {
        let actor = record.header.actor
        do {
            let standing = try books.require(
                anyOf: [.financeOfficer, .programmeManager],
                at: nil,
                of: actor,
                on: record.header.time.londonDate
            )
            return [actor] + [standing.onBehalfOf].compactMap(\.self)
        } catch is AuthorityRefusal { return [actor] }
    }

    private func holders(in entry: Entry, by actor: UserID) -> [DutyHolder] {
        switch entry.event {
        case .allowanceRaised:
            let participants = entry.postings.compactMap { posting in
                posting.account.dimensions.first.flatMap { try? ParticipantCode($0) }
            }
            return [DutyHolder(.approver, actor)]
                + Set(participants).map { DutyHolder(.participant, .participant($0)) }
        case .floatIssued:
            let carriers = entry.postings.filter { $0.account.kind == .cashFloat }
                .compactMap { $0.account.dimensions.first.flatMap { try? UserID($0) } }
            return [DutyHolder(.paymentReleaser, actor)]
                + carriers.map { DutyHolder(.payee, $0) }
        default: return []
        }
    }

    /// Whoever said that a payment left a bank, outside a run. In one a second person released it,
    /// and cash from a float was in its holder's hand.
    private func releasers(
        of payment: PaymentDefrayed,
        by actor: UserID,
        _ books: any BookReader
    ) throws -> [DutyHolder] {
        let releaser = DutyHolder(.paymentReleaser, actor)
        guard let id = payment.payment else {
            guard payment.payer.hasPrefix("partner:") else { return [] }
            return try [releaser] + payees(of: payment.claims, beside: actor, books)
        }
        guard let stored = try books.payment(id), try books.run(holding: id) == nil else {
            return []
        }
        let others = try books.appointments(to: .financeOfficer, at: nil)
            .contains { $0.user != actor }
        let preparer = others ? [DutyHolder(.paymentPreparer, stored.preparer)] : []
        guard stored.instructed.purpose == .claims else { return [releaser] + preparer }
        return try [releaser] + preparer + payees(of: payment.claims, beside: actor, books)
    }

    private func payees(
        of claims: [ClaimID],
        beside actor: UserID,
        _ books: any BookReader
    ) throws -> [DutyHolder] {
        guard try paid.contains(actor) || !books.relations(of: actor).isEmpty else { return [] }
        return try claims.compactMap {
            try books.claim($0).map { DutyHolder(.payee, $0.payee.party) }
        }
    }
}
