import Approvals
import Calendar
import Identifiers
import Journal
import Policy
import Store

extension SQLiteReader {
    func appointments(of user: UserID) throws(StoreError) -> [Appointment] {
        try journal.all(
            "SELECT user, role, partner FROM user_role WHERE user = ? ORDER BY role, partner",
            user
        ) { row throws(StoreError) in try row.appointment() }
    }

    func appointments(
        to role: Role,
        at partner: PartnerCode?
    ) throws(StoreError) -> [Appointment] {
        try journal.all(
            """
            SELECT user, role, partner FROM user_role
            WHERE role = ?1 AND (?2 IS NULL OR partner = ?2) ORDER BY user, partner
            """,
            role.rawValue,
            partner
        ) { row throws(StoreError) in try row.appointment() }
    }

    func delegations(to user: UserID, on date: CalendarDate) throws(StoreError) -> [Delegation] {
        try journal.all(
            """
            SELECT lender, user, role, starts_on, ends_on FROM delegation
            WHERE user = ?1 AND ends_on >= ?2 AND starts_on <= ?2 ORDER BY seq
            """,
            user,
            date
        ) { row throws(StoreError) in try row.delegation() }
    }

    func relations(of user: UserID) throws(StoreError) -> [String] {
        try journal.all(
            """
            SELECT related FROM relation WHERE user = ?1
            UNION SELECT user FROM relation WHERE related = ?1 ORDER BY 1
            """,
            user
        ) { $0.text(0) }
    }

    func circumstances(on date: CalendarDate) throws(StoreError) -> Circumstances {
        Circumstances(
            appointments: try allAppointments(),
            duties: Duties(adding: try rulePackDuties(on: date)),
            relations: try allRelations(),
            date: date
        )
    }

    func spells(of participant: ParticipantCode) throws(StoreError) -> [EnrolmentSpell] {
        try journal.all(
            """
            SELECT partner, keyworker, from_on, until_on FROM spell
            WHERE participant = ? ORDER BY number
            """,
            participant
        ) { row throws(StoreError) in
            EnrolmentSpell(
                partner: try row.code(0),
                keyworker: try row.code(1),
                from: try row.date(2),
                until: try row.optionalDate(3)
            )
        }
    }

    func isErased(_ participant: ParticipantCode) throws(StoreError) -> Bool {
        try journal.first("SELECT 1 FROM erased WHERE participant = ?", participant) { _ in true }
            ?? false
    }

    func loan(of device: DeviceID) throws(StoreError) -> Loan? {
        try journal.first(
            "SELECT state, participant, moved_on FROM loan WHERE device = ?",
            device
        ) { row throws(StoreError) in try row.loan(of: device) }
    }

    func outcomes() throws(StoreError) -> [OutcomeRecorded] {
        try outcomes(
            at: journal.all("SELECT seq FROM outcome ORDER BY seq") { $0.integer(0) }
        )
    }

    func outcomes(of participant: ParticipantCode) throws(StoreError) -> [OutcomeRecorded] {
        try outcomes(
            at: journal.all(
                "SELECT seq FROM outcome WHERE participant = ? ORDER BY seq",
                participant
            ) { $0.integer(0) }
        )
    }

    private func outcomes(at seqs: [Int]) throws(StoreError) -> [OutcomeRecorded] {
        try seqs.map { seq throws(StoreError) in
            let record = try record(at: seq)
            guard case .outcomeRecorded(let outcome) = record.body else {
                throw unexpected(record, wanted: "outcome.recorded")
            }
            return outcome
        }
    }

    func exitsWithOutcome() throws(StoreError) -> [ParticipantExited] {
        try journal.all(
            """
            SELECT participant, number, until_on, outcome FROM spell
            WHERE until_on IS NOT NULL AND outcome IS NOT NULL ORDER BY participant, number
            """
        ) { row throws(StoreError) in
            ParticipantExited(
                participant: try row.code(0),
                spell: row.integer(1),
                on: try row.date(2),
                outcome: try row.word(3)
            )
        }
    }

    private func allAppointments() throws(StoreError) -> Appointments {
        let held = try journal.all("SELECT user, role, partner FROM user_role") {
            row throws(StoreError) in try row.appointment()
        }
        let lent = try journal.all(
            "SELECT lender, user, role, starts_on, ends_on FROM delegation ORDER BY seq"
        ) { row throws(StoreError) in try row.delegation() }
        // What somebody lent ends with their own appointment, so such a delegation is passed over.
        return lent.reduce(into: Appointments(held)) { appointments, delegation in
            if let more = try? appointments.delegating(delegation) { appointments = more }
        }
    }

    private func allRelations() throws(StoreError) -> [Relation] {
        let rows = try journal.all("SELECT user, related FROM relation") {
            row throws(StoreError) -> (UserID, String) in (try row.code(0), row.text(1))
        }
        var relations: [Relation] = []
        for (user, related) in rows {
            relations += try parties(named: related).map { Relation(user: user, party: $0) }
        }
        return relations
    }

    /// Whom a code may name. Codes of different subjects can be spelt alike.
    private func parties(named code: String) throws(StoreError) -> [Party] {
        var parties: [Party] = []
        if let user = try? UserID(code) { parties.append(.user(user)) }
        if let participant = try? ParticipantCode(code) {
            parties.append(.participant(participant))
        }
        if let partner = try? PartnerCode(code), try hasPartner(partner) {
            parties.append(.partner(partner))
        }
        return parties
    }

    private func rulePackDuties(on date: CalendarDate) throws(StoreError) -> [DutyPair] {
        guard let pack = try rulePack(on: date) else { return [] }
        let digest = pack.adopted.digest
        return try rulePacks.duties(of: digest) { () throws(StoreError) in try document(digest) }
    }
}

extension Row {
    fileprivate func appointment() throws(StoreError) -> Appointment {
        Appointment(
            user: try code(0),
            role: try word(1),
            partner: text(2).isEmpty ? nil : try code(2)
        )
    }

    fileprivate func delegation() throws(StoreError) -> Delegation {
        Delegation(
            from: try code(0),
            to: try code(1),
            role: try word(2),
            starts: try date(3),
            ends: try date(4)
        )
    }

    fileprivate func loan(of device: DeviceID) throws(StoreError) -> Loan {
        let day = try date(2)
        let shelved = Loan(device: device, onShelfSince: day)
        if text(0) == "returned" { return shelved }
        do {
            let lent = try shelved.lent(to: try code(1), on: day)
            return text(0) == "lent" ? lent : try lent.lost(on: day)
        } catch { throw .corrupt("the loan of \(device)") }
    }
}
