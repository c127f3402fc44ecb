import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Policy
import Store

extension SQLiteReader {
    func claimedCosts(
        of bearer: CostBearer,
        category: CategoryCode,
        from: CalendarDate,
        through: CalendarDate
    ) throws(StoreError) -> [ClaimedCost] {
        try journal.all(
            """
            SELECT claim, incurred_on, amount FROM claim_line AS c
            WHERE live = 1 AND bearer = ?1 AND category = ?2 AND incurred_on BETWEEN ?3 AND ?4
                AND (business_case IS NULL OR NOT EXISTS (
                    SELECT 1 FROM case_line AS k
                    WHERE k.business_case = c.business_case AND k.line = c.case_line
                        AND k.live = 1 AND k.bearer = ?1 AND k.category = ?2))
            """,
            bearer.text,
            category,
            from,
            through
        ) { row throws(StoreError) in
            ClaimedCost(claim: try row.code(0), on: try row.date(1), pence: row.pence(2))
        }
    }

    func plannedCosts(
        of bearer: CostBearer,
        category: CategoryCode
    ) throws(StoreError) -> [PlannedCost] {
        var costs = try journal.all(
            """
            SELECT business_case, line, sent_on, amount FROM case_line
            WHERE live = 1 AND bearer = ? AND category = ?
            """,
            bearer.text,
            category
        ) { row throws(StoreError) in
            PlannedCost(
                businessCase: try row.code(0),
                line: row.integer(1),
                on: try row.date(2),
                pence: row.pence(3),
                claimed: []
            )
        }
        for index in costs.indices {
            costs[index].claimed = try claimed(on: costs[index], of: bearer, category)
        }
        return costs
    }

    private func claimed(
        on cost: PlannedCost,
        of bearer: CostBearer,
        _ category: CategoryCode
    ) throws(StoreError) -> [ClaimedCost] {
        try journal.all(
            """
            SELECT claim, incurred_on, amount FROM claim_line
            WHERE live = 1 AND business_case = ? AND case_line = ? AND bearer = ? AND category = ?
            ORDER BY incurred_on, claim, line
            """,
            cost.businessCase,
            cost.line,
            bearer.text,
            category
        ) { row throws(StoreError) in
            ClaimedCost(claim: try row.code(0), on: try row.date(1), pence: row.pence(2))
        }
    }

    func waitingLines(
        of bearer: CostBearer,
        category: CategoryCode
    ) throws(StoreError) -> [(businessCase: CaseID, line: Int)] {
        try journal.all(
            """
            SELECT k.business_case, k.line FROM case_line AS k
            JOIN matter AS m ON m.kind = 'case' AND m.id = k.business_case
            WHERE k.live = 1 AND k.bearer = ? AND k.category = ?
                AND m.state IN ('awaiting', 'asked')
            """,
            bearer.text,
            category
        ) { row throws(StoreError) in (try row.code(0), row.integer(1)) }
    }

    func milesTenths(
        of user: UserID,
        vehicle: String,
        taxYear: CalendarDate,
        excluding: ClaimID?
    ) throws(StoreError) -> Int64 {
        let all = try journal.first(
            "SELECT tenths FROM miles WHERE claimant = ? AND vehicle = ? AND tax_year = ?",
            user,
            vehicle,
            taxYear
        ) { $0.pence(0) }
        guard let all, let excluding else { return all ?? 0 }
        let own = try journal.first(
            """
            SELECT coalesce(sum(tenths), 0) FROM claim_line
            WHERE claim = ? AND live = 1 AND claimant = ? AND vehicle = ? AND tax_year = ?
            """,
            excluding,
            user,
            vehicle,
            taxYear
        ) { $0.pence(0) }
        return all - (own ?? 0)
    }

    func wasDeclined(
        participant: ParticipantCode,
        category: CategoryCode,
        since: CalendarDate
    ) throws(StoreError) -> Bool {
        try journal.first(
            """
            SELECT 1 FROM case_declined
            WHERE participant = ? AND category = ? AND declined_on >= ? LIMIT 1
            """,
            participant,
            category,
            since
        ) { _ in true } ?? false
    }

    func bearer(
        ofFingerprint fingerprint: Seal,
        otherThan id: String
    ) throws(StoreError) -> String? {
        try journal.first(
            "SELECT bearer FROM evidence WHERE fingerprint = ? AND bearer <> ? ORDER BY bearer",
            fingerprint,
            id
        ) { $0.text(0) }
    }

    func mileageLines(
        from: CalendarDate,
        through: CalendarDate
    ) throws(StoreError) -> [AcceptedMileage] {
        try journal.all(
            """
            SELECT claim, line, claimant, vehicle, tenths, incurred_on, amount, decided_on,
                passengers
            FROM claim_line
            WHERE vehicle IS NOT NULL AND decided_on IS NOT NULL AND incurred_on BETWEEN ? AND ?
            ORDER BY incurred_on, claim, line
            """,
            from,
            through
        ) { row throws(StoreError) in
            guard let passengers = JourneyFacts.Passengers(row.text(8)) else {
                throw .corrupt("the passengers “\(row.text(8))”")
            }
            return AcceptedMileage(
                claim: try row.code(0),
                line: row.integer(1),
                claimant: try row.code(2),
                vehicle: row.text(3),
                tenthsOfMile: row.pence(4),
                passengers: passengers,
                incurredOn: try row.date(5),
                amount: try row.amount(6),
                decidedOn: try row.date(7)
            )
        }
    }

    func toppedUp(claim: ClaimID, line: Int) throws(StoreError) -> Int64 {
        try journal.first(
            "SELECT coalesce(sum(pence), 0) FROM top_up WHERE claim = ? AND line = ?",
            claim,
            line
        ) { $0.pence(0) } ?? 0
    }

    func topUp(of claim: ClaimID, excluding: ClaimID?) throws(StoreError) -> TopUpPosition {
        let proposed = try journal.first(
            "SELECT coalesce(sum(pence), 0) FROM top_up WHERE claim = ?",
            claim
        ) { $0.pence(0) }
        let claimed = try journal.first(
            """
            SELECT coalesce(sum(amount), 0) FROM claim_line
            WHERE tops_up = ?1 AND live = 1 AND claim IS NOT ?2
            """,
            claim,
            excluding
        ) { $0.pence(0) }
        return TopUpPosition(proposed: proposed ?? 0, claimed: claimed ?? 0)
    }

    func payments() throws(StoreError) -> [PaymentID] {
        try journal.all("SELECT id FROM payment ORDER BY seq") {
            row throws(StoreError) in try row.code(0)
        }
    }

    func payment(_ id: PaymentID) throws(StoreError) -> StoredPayment? {
        let found = try journal.first("SELECT seq, state FROM payment WHERE id = ?", id) {
            row throws(StoreError) -> (Int, PaymentState) in (row.integer(0), try row.word(1))
        }
        guard let (seq, state) = found else { return nil }
        let record = try record(at: seq)
        guard case .paymentInstructed(let instructed) = record.body else {
            throw unexpected(record, wanted: "payment.instructed")
        }
        return StoredPayment(
            instructed: instructed,
            preparer: record.header.actor,
            state: state,
            seq: seq
        )
    }

    func payment(of claim: ClaimID) throws(StoreError) -> StoredPayment? {
        let found = try journal.first(
            """
            SELECT p.id FROM payment_claim c JOIN payment p ON p.id = c.payment
            WHERE c.claim = ? AND p.state <> 'returned' ORDER BY c.seq DESC LIMIT 1
            """,
            claim
        ) { row throws(StoreError) -> PaymentID in try row.code(0) }
        return try found.flatMap { id throws(StoreError) in try payment(id) }
    }
}
