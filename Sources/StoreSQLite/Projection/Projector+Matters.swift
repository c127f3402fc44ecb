import Approvals
import Calendar
import Identifiers
import Journal
import Policy
import Store

// MARK: Decisions by people

extension Projector {
    func approve(_ body: ApprovalGranted, _ header: RecordHeader) throws(StoreError) {
        let subject = try subject(body.subjectKind, body.subject)
        let before = try matter(subject, version: body.version)
        let circumstances = try circumstances(on: header.effectiveOn)
        let request = ApprovalRequest(
            leaf: before.submission.leaf,
            lines: .part(body.lines),
            conditions: body.conditions
        )
        let next = try transition { () throws(TransitionError) in
            try before.approved(request, by: header.actor, under: circumstances)
        }
        guard next.grants.last == body.grant(by: header.actor) else {
            throw .refusedByDatabase(rule: "approval.disagrees")
        }
        try keepApproval(body.approval, subject, body.version, step: body.step, header)
        try save(next, header)
    }

    func decline(_ body: ApprovalDeclined, _ header: RecordHeader) throws(StoreError) {
        let subject = try subject(body.subjectKind, body.subject)
        let before = try matter(subject, version: body.version)
        let circumstances = try circumstances(on: header.effectiveOn)
        let request = DeclineRequest(
            leaf: before.submission.leaf,
            reason: body.reason,
            alternative: body.alternative
        )
        let next = try transition { () throws(TransitionError) in
            try before.declined(request, by: header.actor, under: circumstances)
        }
        guard next.state == .declined(body.decline(by: header.actor)) else {
            throw .refusedByDatabase(rule: "approval.disagrees")
        }
        try keepApproval(body.approval, subject, body.version, step: nil, header)
        try save(next, header)
        try keepDeclined(before.submission, header)
    }

    func passOn(_ body: ApprovalPassedOn, _ header: RecordHeader) throws(StoreError) {
        let subject = try subject(body.subjectKind, body.subject)
        let before = try matter(subject, version: body.version)
        let circumstances = try circumstances(on: header.effectiveOn)
        let next = try transition { () throws(TransitionError) in
            try before.passedOn(by: header.actor, under: circumstances)
        }
        try save(next, header)
    }

    func ask(_ body: QuestionAsked, _ header: RecordHeader) throws(StoreError) {
        let subject = try subject(body.subjectKind, body.subject)
        let before = try matter(subject, version: body.version)
        let circumstances = try circumstances(on: header.effectiveOn)
        let next = try transition { () throws(TransitionError) in
            try before.asked(body.question, by: header.actor, under: circumstances)
        }
        try connection.run(
            "INSERT INTO question(id, seq, kind, subject) VALUES(?, ?, ?, ?)",
            body.question,
            header.seq,
            subject.kind.rawValue,
            subject.text
        )
        try save(next, header)
    }

    func answer(_ body: QuestionAnswered, _ header: RecordHeader) throws(StoreError) {
        guard let asked = try reader.question(body.question)?.asked else {
            throw .refusedByDatabase(rule: "question.unknown")
        }
        let before = try matter(
            try subject(asked.subjectKind, asked.subject),
            version: asked.version
        )
        let next = try transition { () throws(TransitionError) in
            try before.answered(body.question, by: header.actor)
        }
        try connection.run(
            "UPDATE question SET answered = ? WHERE id = ?",
            header.seq,
            body.question
        )
        try save(next, header)
    }

    private func keepApproval(
        _ id: ApprovalID,
        _ subject: Subject,
        _ version: Int,
        step: Int?,
        _ header: RecordHeader
    ) throws(StoreError) {
        try connection.run(
            "INSERT INTO approval(seq, id, kind, subject, version, step) VALUES(?, ?, ?, ?, ?, ?)",
            header.seq,
            id,
            subject.kind.rawValue,
            subject.text,
            version,
            step
        )
    }

    /// Remembers for whom and what a business case was declined.
    private func keepDeclined(
        _ submission: Submission,
        _ header: RecordHeader
    ) throws(StoreError) {
        guard
            case .businessCase(let content)? = try reader.record(at: submission.seq).body.submitted
        else { return }
        for line in content.lines {
            for participant in line.bearer.participants {
                try connection.run(
                    """
                    INSERT OR IGNORE INTO case_declined(participant, category, declined_on, seq)
                    VALUES(?, ?, ?, ?)
                    """,
                    participant,
                    line.category,
                    header.effectiveOn,
                    header.seq
                )
            }
        }
    }
}

// MARK: Endings and use

extension Projector {
    func withdraw(
        _ subject: Subject,
        version: Int,
        _ header: RecordHeader
    ) throws(StoreError) {
        let before = try matter(subject, version: version)
        let next = try transition { () throws(TransitionError) in
            try before.withdrawn(by: header.actor)
        }
        try save(next, header)
        try forgetEvidence(of: subject.text)
    }

    func close(_ body: CaseClosed, _ header: RecordHeader) throws(StoreError) {
        guard let before = try reader.matter(.businessCase(body.businessCase)) else {
            throw .refusedByDatabase(rule: "matter.unknown")
        }
        let next = try transition { () throws(TransitionError) in
            try before.closed(body.reason, on: header.effectiveOn)
        }
        try save(next, header)
    }

    /// Notes that a claim was charged: a case it draws on is used, and where nobody had to approve
    /// it, it fitted that case.
    func chargeClaim(_ source: String, _ header: RecordHeader) throws(StoreError) {
        let found = try connection.first(
            "SELECT business_case FROM claim_line WHERE claim = ? LIMIT 1",
            source
        ) { row throws(StoreError) -> CaseID? in try row.optionalCode(0) }
        guard case .some(.some(let businessCase)) = found else { return }
        try use(.businessCase(businessCase), header)
        guard let claim = try? ClaimID(source), let matter = try reader.matter(.claim(claim)),
            case .awaiting = matter.state, matter.grants.isEmpty
        else { return }
        let fitted = Matter(
            restoring: matter.submission,
            route: .automatic,
            recused: matter.recused,
            grants: [],
            isUsed: false,
            state: .approved
        )
        try save(fitted, header)
    }

    /// Notes that money was paid or claimed on the strength of a claim or case.
    func use(_ subject: Subject, _ header: RecordHeader) throws(StoreError) {
        let isUsed = try connection.first(
            "SELECT used FROM matter WHERE kind = ? AND id = ? AND state = 'approved'",
            subject.kind.rawValue,
            subject.text
        ) { $0.flag(0) }
        guard let isUsed else { throw .refusedByDatabase(rule: "matter.not-possible") }
        if isUsed { return }
        try connection.run(
            "UPDATE matter SET used = 1 WHERE kind = ? AND id = ?",
            subject.kind.rawValue,
            subject.text
        )
    }
}

// MARK: What the rest share

extension Projector {
    func subject(_ kind: SubjectKind, _ text: String) throws(StoreError) -> Subject {
        do { return try Subject(kind: kind, text: text) } catch {
            throw .refusedByDatabase(rule: "matter.misspelt")
        }
    }

    /// The matter, which has to be at this version.
    func matter(_ subject: Subject, version: Int) throws(StoreError) -> Matter {
        guard let matter = try reader.matter(subject) else {
            throw .refusedByDatabase(rule: "matter.unknown")
        }
        guard matter.version == version else {
            throw .refusedByDatabase(rule: "matter.other-version")
        }
        return matter
    }

    /// Makes a transition; one that cannot be is a rule that the database keeps.
    func transition(
        _ body: () throws(TransitionError) -> Matter
    ) throws(StoreError) -> Matter {
        do { return try body() } catch { throw .refusedByDatabase(rule: error.code) }
    }

    /// What holds on a date; of no account where nobody has to decide.
    func circumstances(
        on date: CalendarDate,
        for route: ApprovalRoute
    ) throws(StoreError) -> Circumstances {
        guard route.isAutomatic else { return try circumstances(on: date) }
        return Circumstances(
            appointments: Appointments(),
            duties: Duties(),
            relations: [],
            date: date
        )
    }

    /// What holds on a date.
    func circumstances(on date: CalendarDate) throws(StoreError) -> Circumstances {
        if let circumstances, circumstances.date == date { return circumstances }
        let found = try reader.circumstances(on: date)
        circumstances = found
        return found
    }

    /// Writes where a matter has come to, and what that means for a claim's lines.
    func save(_ matter: Matter, _ header: RecordHeader) throws(StoreError) {
        let (word, detail) = matter.state.columns(at: header.seq)
        try connection.run(
            """
            INSERT INTO matter(kind, id, opened, seq, route, recused, used, state, detail)
            VALUES(?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT(kind, id) DO UPDATE SET seq = excluded.seq, route = excluded.route,
                recused = excluded.recused, used = excluded.used, state = excluded.state,
                detail = excluded.detail
            """,
            matter.subject.kind.rawValue,
            matter.subject.text,
            matter.submission.seq,
            matter.route.steps.map(\.rawValue).joined(separator: " "),
            matter.recused.map(\.text).joined(separator: " "),
            matter.isUsed,
            word,
            detail
        )
        switch matter.subject {
        case .claim(let claim): try follow(matter, of: claim, header)
        case .businessCase(let id): try follow(matter, of: id)
        }
    }

    /// What a case may cost counts until it ends; then what was claimed under it does.
    private func follow(_ matter: Matter, of id: CaseID) throws(StoreError) {
        switch matter.state {
        case .awaiting, .asked: break
        case .declined, .withdrawn, .closed:
            try connection.run("UPDATE case_line SET live = 0 WHERE business_case = ?", id)
        case .approved:
            for line in matter.openLines {
                try connection.run(
                    "UPDATE case_line SET amount = ? WHERE business_case = ? AND line = ?",
                    line.amount,
                    id,
                    line.number
                )
            }
        }
    }

    private func follow(
        _ matter: Matter,
        of claim: ClaimID,
        _ header: RecordHeader
    ) throws(StoreError) {
        switch matter.state {
        case .awaiting, .asked, .closed: break
        case .declined, .withdrawn:
            try takeOffMiles(of: claim)
            try connection.run(
                "UPDATE claim_line SET live = 0, decided_on = NULL WHERE claim = ?",
                claim
            )
        case .approved:
            for line in matter.openLines {
                try connection.run(
                    "UPDATE claim_line SET amount = ?, decided_on = ? WHERE claim = ? AND line = ?",
                    line.amount,
                    header.time.londonDate,
                    claim,
                    line.number
                )
            }
        }
    }
}
