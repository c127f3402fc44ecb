import Approvals
import Calendar
import Identifiers
import Journal
import Policy
import Store

extension Projector {
    func change(_ body: UserRole) throws(StoreError) {
        circumstances = nil
        switch body.change {
        case .granted:
            try connection.run(
                "INSERT OR IGNORE INTO user_role(user, role, partner) VALUES(?, ?, ?)",
                body.user,
                body.role.rawValue,
                body.partner?.text ?? ""
            )
        case .removed:
            try connection.run(
                "DELETE FROM user_role WHERE user = ? AND role = ? AND partner = ?",
                body.user,
                body.role.rawValue,
                body.partner?.text ?? ""
            )
        }
    }

    func declare(_ body: RelationDeclared) throws(StoreError) {
        circumstances = nil
        try connection.run(
            "INSERT OR IGNORE INTO relation(user, related) VALUES(?, ?)",
            body.user,
            body.related
        )
    }

    func delegate(_ body: DelegationGranted, _ header: RecordHeader) throws(StoreError) {
        circumstances = nil
        try connection.run(
            """
            INSERT INTO delegation(seq, lender, user, role, starts_on, ends_on)
            VALUES(?, ?, ?, ?, ?, ?)
            """,
            header.seq,
            body.from,
            body.to,
            body.role.rawValue,
            body.starts,
            body.ends
        )
    }

    func enrol(_ body: ParticipantEnrolled) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO spell(participant, number, partner, keyworker, from_on)
            VALUES(?, ?, ?, ?, ?)
            """,
            body.participant,
            body.spell,
            body.partner,
            body.keyworker,
            body.from
        )
    }

    func exit(_ body: ParticipantExited) throws(StoreError) {
        try connection.run(
            """
            UPDATE spell SET until_on = ?, outcome = ?
            WHERE participant = ? AND number = ? AND until_on IS NULL
            """,
            body.on,
            body.outcome?.rawValue,
            body.participant,
            body.spell
        )
        try expectChange(orRefuse: "enrolment.not-open")
    }

    func erase(_ body: ParticipantErased, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            "INSERT INTO erased(participant, seq) VALUES(?, ?)",
            body.participant,
            header.seq
        )
    }

    func note(_ body: OutcomeRecorded, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            "INSERT INTO outcome(seq, participant) VALUES(?, ?)",
            header.seq,
            body.participant
        )
    }
}

// MARK: Loans

extension Projector {
    func lend(_ body: DeviceLent) throws(StoreError) {
        let known = try reader.loan(of: body.device)
        try move(known ?? Loan(device: body.device, onShelfSince: body.on)) {
            loan throws(LoanError) in
            try loan.lent(to: body.participant, on: body.on)
        }
    }

    func returnDevice(_ body: DeviceReturned) throws(StoreError) {
        try move(try known(body.device)) { loan throws(LoanError) in
            try loan.returned(on: body.on)
        }
    }

    func lose(_ body: DeviceLost) throws(StoreError) {
        try move(try known(body.device)) { loan throws(LoanError) in try loan.lost(on: body.on) }
    }

    private func known(_ device: DeviceID) throws(StoreError) -> Loan {
        guard let loan = try reader.loan(of: device) else {
            throw .refusedByDatabase(rule: "loan.unknown-device")
        }
        return loan
    }

    private func move(
        _ loan: Loan,
        _ transition: (Loan) throws(LoanError) -> Loan
    ) throws(StoreError) {
        let next: Loan
        do { next = try transition(loan) } catch { throw .refusedByDatabase(rule: error.code) }
        let (state, participant) = next.state.columns
        try connection.run(
            """
            INSERT INTO loan(device, state, participant, moved_on) VALUES(?, ?, ?, ?)
            ON CONFLICT(device) DO UPDATE SET state = excluded.state,
                participant = excluded.participant, moved_on = excluded.moved_on
            """,
            loan.device,
            state,
            participant,
            next.state.date
        )
    }
}

extension LoanState {
    fileprivate var columns: (state: String, participant: ParticipantCode?) {
        switch self {
        case .lent(let participant, _): ("lent", participant)
        case .returned: ("returned", nil)
        case .lost(let participant, _): ("lost", participant)
        }
    }
}
