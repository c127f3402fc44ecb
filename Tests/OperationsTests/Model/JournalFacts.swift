import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy

@testable import Operations

/// What facts are gathered from, as the journal's records up to a place tell it.
///
/// It shares nothing with the tables of a store: it is fed the records one after another.
final class JournalFacts: FactsSource {
    private var spending = SpendingModel()
    private var spells: [ParticipantCode: [EnrolmentSpell]] = [:]
    private var managers: [PartnerCode: [UserID]] = [:]
    private var allowances: [AccountCode: Int64] = [:]
    private var agreed: [Purpose: AgreedUnits] = [:]
    private var cases: [CaseID: [CaseLineFacts]] = [:]
    private var declines: [Purpose: CalendarDate] = [:]

    private struct Purpose: Hashable {
        let participant: ParticipantCode
        let category: CategoryCode
    }

    private struct CaseLineFacts {
        let number: Int
        let quantity: Int
        let unitAmount: Amount
        let category: CategoryCode
        let participants: [ParticipantCode]
        let saysNeed: Bool
    }

    /// Takes in the next record.
    func apply(_ record: Record) {
        switch record.body {
        case .userRole(let change): apply(change)
        case .participantEnrolled(let enrolled): apply(enrolled)
        case .participantExited(let exited): apply(exited)
        case .claimSubmitted(let submitted): spending.put(submitted.claim)
        case .claimAmended(let amended): spending.put(amended.claim)
        case .claimWithdrawn(let withdrawn): spending.end(withdrawn.claim)
        case .caseSubmitted(let submitted):
            put(submitted.businessCase, on: record.header.effectiveOn)
        case .caseAmended(let amended):
            put(amended.businessCase, on: record.header.effectiveOn)
        case .caseWithdrawn(let withdrawn): spending.end(withdrawn.businessCase)
        case .caseClosed(let closed): spending.end(closed.businessCase)
        case .approvalGranted(let granted) where granted.step == granted.of: apply(granted)
        case .approvalDeclined(let declined):
            apply(declined, on: record.header.effectiveOn)
        case .entryPosted(let posted): apply(posted.entry)
        default: break
        }
    }

    func spending(
        of bearer: CostBearer,
        category: CategoryCode,
        from: CalendarDate,
        through: CalendarDate,
        excluding: [Subject],
        drawing: DrawnOnCase?
    ) -> [CalendarDate: Int64] {
        spending.pence(
            of: bearer,
            category,
            from: from,
            through: through,
            excluding: excluding,
            drawing: drawing
        )
    }

    func milesTenths(
        of user: UserID,
        vehicle: String,
        taxYear: CalendarDate,
        excluding: ClaimID?
    ) -> Int64 {
        spending.tenths(
            of: user,
            vehicle,
            taxYear: taxYear,
            excluding: excluding
        )
    }

    func mileage(of claim: ClaimID, line: Int) -> Mileage? {
        spending.mileage(of: claim, line: line)
    }

    func unitPrice(of businessCase: CaseID, line: Int) -> Amount? {
        cases[businessCase]?.first { $0.number == line }?.unitAmount
    }

    func saysNeed(_ businessCase: CaseID, line: Int, category: CategoryCode) -> Bool {
        let known = cases[businessCase]?.first { $0.number == line && $0.category == category }
        return known?.saysNeed ?? false
    }

    func units(
        for participant: ParticipantCode,
        category: CategoryCode,
        excluding: CaseID
    ) -> Int {
        let purpose = Purpose(participant: participant, category: category)
        let units = try? agreed[purpose]?.units { unitPrice(of: $0, line: $1) }
        let waiting = spending.waiting(of: .participant(participant), category)
            .filter { $0.businessCase != excluding }
        return waiting.reduce(units ?? 0) { sum, item in
            let line = cases[item.businessCase]?.first { $0.number == item.line }
            return sum + (line?.quantity ?? 0)
        }
    }

    func wasDeclined(
        participant: ParticipantCode,
        category: CategoryCode,
        since: CalendarDate
    ) -> Bool {
        let purpose = Purpose(participant: participant, category: category)
        return declines[purpose].map { $0 >= since } ?? false
    }

    func spells(of participant: ParticipantCode) -> [EnrolmentSpell] {
        spells[participant] ?? []
    }

    func allowanceLeft(to participant: ParticipantCode, under cap: CapCode) -> Int64 {
        allowances[.allowanceRemaining(participant, cap)] ?? 0
    }

    func managers(of partner: PartnerCode) -> [UserID] { managers[partner] ?? [] }
}

// MARK: - Records

extension JournalFacts {
    private func apply(_ change: UserRole) {
        guard change.role == .partnerManager, let partner = change.partner else { return }
        managers[partner, default: []].removeAll { $0 == change.user }
        if change.change == .granted { managers[partner, default: []].append(change.user) }
    }

    private func apply(_ enrolled: ParticipantEnrolled) {
        spells[enrolled.participant, default: []].append(
            EnrolmentSpell(
                partner: enrolled.partner,
                keyworker: enrolled.keyworker,
                from: enrolled.from
            )
        )
    }

    private func apply(_ exited: ParticipantExited) {
        guard var known = spells[exited.participant], known.indices.contains(exited.spell - 1)
        else { return }
        let spell = known[exited.spell - 1]
        known[exited.spell - 1] = EnrolmentSpell(
            partner: spell.partner,
            keyworker: spell.keyworker,
            from: spell.from,
            until: exited.on
        )
        spells[exited.participant] = known
    }

    private func apply(_ granted: ApprovalGranted) {
        switch try? Subject(kind: granted.subjectKind, text: granted.subject) {
        case .claim(let claim): spending.allow(granted.lines, of: claim)
        case .businessCase(let id): spending.allow(granted.lines, of: id)
        case nil: return
        }
    }

    private func put(_ businessCase: BusinessCase, on day: CalendarDate) {
        spending.put(businessCase, on: day)
        cases[businessCase.id] = businessCase.lines.map { line in
            CaseLineFacts(
                number: line.number,
                quantity: line.quantity,
                unitAmount: line.unitAmount,
                category: line.category,
                participants: line.bearer.participants,
                saysNeed: businessCase.need != nil
            )
        }
    }

    private func apply(_ declined: ApprovalDeclined, on date: CalendarDate) {
        switch declined.subjectKind {
        case .claim:
            if let claim = try? ClaimID(declined.subject) { spending.end(claim) }
        case .businessCase:
            guard let id = try? CaseID(declined.subject) else { return }
            spending.end(id)
            for line in cases[id] ?? [] {
                for participant in line.participants {
                    declines[Purpose(participant: participant, category: line.category)] = date
                }
            }
        }
    }

    private func apply(_ entry: Entry) {
        for posting in entry.postings {
            if posting.account.kind == .allowanceRemaining {
                let sign: Int64 = posting.side == .credit ? 1 : -1
                allowances[posting.account, default: 0] += sign * posting.amount.pence
            }
            guard let attribution = posting.attribution,
                let participant = attribution.participant
            else { continue }
            let purpose = Purpose(participant: participant, category: attribution.category)
            agreed[purpose, default: AgreedUnits()].count(
                posting,
                of: entry.event,
                category: attribution.category
            )
        }
    }
}
