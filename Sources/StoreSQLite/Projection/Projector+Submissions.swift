import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Money
import Policy
import Store

extension Projector {
    func submit(_ record: Record, leaf: Digest) throws(StoreError) {
        guard let content = record.body.submitted else { return }
        let header = record.header
        latest = (
            content,
            content.submission(enteredBy: header.actor, seq: header.seq, leaf: leaf)
        )
        try connection.run(
            "INSERT INTO submission(kind, id, version, seq, lines) VALUES(?, ?, ?, ?, ?)",
            content.subject.kind.rawValue,
            content.subject.text,
            content.version,
            header.seq,
            content.lineCount
        )
        try keep(content.evidence, of: content.subject.text)
        switch content {
        case .claim(let claim): try keepLines(of: claim)
        case .businessCase(let businessCase): try keepLines(of: businessCase, header)
        }
    }

    /// Keeps a decision; the one that completes its version makes or amends the matter, and one
    /// after that may add a step to its route.
    func decide(_ body: DecisionRecorded, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO decision(seq, kind, subject, version, line, outcome)
            VALUES(?, ?, ?, ?, ?, ?)
            """,
            header.seq,
            body.subjectKind.rawValue,
            body.subject,
            body.version,
            body.line,
            body.outcome.description
        )
        let subject = try subject(body.subjectKind, body.subject)
        let before = try reader.matter(subject)
        if let before, before.version >= body.version {
            return try answerAgain(body, on: before, header)
        }
        let (content, submission) = try version(body.version, of: subject)
        let outcomes = try outcomes(for: subject, version: body.version)
        guard outcomes.count == content.lineCount else { return }
        let route = try route(of: content, after: before, outcomes)
        let circumstances = try circumstances(on: header.effectiveOn, for: route)
        let matter = try transition { () throws(TransitionError) in
            guard let before else {
                return try Matter(submission, route: route, under: circumstances)
            }
            return try before.amended(to: submission, route: route, under: circumstances)
        }
        try save(matter, header)
    }

    private func answerAgain(
        _ body: DecisionRecorded,
        on before: Matter,
        _ header: RecordHeader
    ) throws(StoreError) {
        guard before.version == body.version else {
            throw .refusedByDatabase(rule: "matter.other-version")
        }
        let circumstances = try circumstances(on: header.effectiveOn)
        let next = try transition { () throws(TransitionError) in
            try before.answeredAgain(body.outcome, under: circumstances)
        }
        try save(next, header)
    }

    func propose(_ body: TopUpProposed, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            "INSERT INTO top_up(seq, claim, line, pence) VALUES(?, ?, ?, ?)",
            header.seq,
            body.claim,
            body.line,
            body.amount
        )
    }

    /// The route by the outcomes, above whoever declined the same before.
    private func route(
        of content: SubmittedContent,
        after before: Matter?,
        _ outcomes: [Outcome]
    ) throws(StoreError) -> ApprovalRoute {
        let route: ApprovalRoute
        do {
            route = try ApprovalRoute(combining: outcomes, drawsOnCase: content.drawsOnCase)
        } catch { throw .refusedByDatabase(rule: error.code) }
        guard let before, case .declined(let decline) = before.state else { return route }
        let declined = try reader.record(at: before.submission.seq)
        guard let earlier = declined.body.submitted, content.asksForTheSame(as: earlier) else {
            return route
        }
        return route.escalated(above: decline.role)
    }

    private func outcomes(for subject: Subject, version: Int) throws(StoreError) -> [Outcome] {
        try connection.all(
            """
            SELECT outcome, max(seq) FROM decision
            WHERE subject = ? AND version = ? AND kind = ? GROUP BY line ORDER BY line
            """,
            subject.text,
            version,
            subject.kind.rawValue
        ) { row throws(StoreError) in
            guard let outcome = Outcome(row.text(0)) else {
                throw .corrupt("the outcome “\(row.text(0))”")
            }
            return outcome
        }
    }

    /// The version that was submitted last, without reading its record again; or another.
    private func version(
        _ version: Int,
        of subject: Subject
    ) throws(StoreError) -> (SubmittedContent, Submission) {
        if let latest, latest.content.subject == subject, latest.content.version == version {
            return latest
        }
        let found = try connection.first(
            "SELECT seq FROM submission WHERE kind = ? AND id = ? AND version = ?",
            subject.kind.rawValue,
            subject.text,
            version
        ) { $0.integer(0) }
        guard let seq = found, let content = try reader.record(at: seq).body.submitted else {
            throw .refusedByDatabase(rule: "matter.unknown-version")
        }
        return (content, try reader.submission(at: seq))
    }
}

// MARK: Lines and evidence

extension Projector {
    /// Replaces a claim's lines by those of a new version.
    private func keepLines(of claim: Claim) throws(StoreError) {
        if claim.version > 1 {
            try takeOffMiles(of: claim.id)
            try connection.run("DELETE FROM claim_line WHERE claim = ?", claim.id)
        }
        for line in claim.lines {
            try connection.run(
                """
                INSERT INTO claim_line(
                    claim, line, claimant, bearer, category, business_case, case_line,
                    incurred_on, amount, vehicle, tenths, tax_year, passengers, live, tops_up)
                VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
                """,
                claim.id,
                line.number,
                claim.claimant,
                line.bearer.text,
                line.category,
                claim.businessCase,
                line.caseLine,
                line.incurredOn,
                line.amount,
                line.mileage?.vehicle,
                line.mileage?.tenthsOfMile ?? 0,
                line.mileage.map { _ in line.incurredOn.taxYearStart },
                line.mileage?.passengers.description,
                claim.topsUp
            )
            if let drive = line.mileage { try count(drive, of: claim, on: line.incurredOn) }
        }
        if let original = claim.topsUp { try refuseAboveTopUp(of: original) }
    }

    /// Replaces a business case's lines by those of a new version.
    private func keepLines(
        of businessCase: BusinessCase,
        _ header: RecordHeader
    ) throws(StoreError) {
        try connection.run("DELETE FROM case_line WHERE business_case = ?", businessCase.id)
        for line in businessCase.lines {
            try connection.run(
                """
                INSERT INTO case_line(
                    business_case, line, bearer, category, sent_on, amount, live)
                VALUES(?, ?, ?, ?, ?, ?, 1)
                """,
                businessCase.id,
                line.number,
                line.bearer.text,
                line.category,
                header.effectiveOn,
                line.amount
            )
        }
    }

    /// Adds a line's miles to those of its tax year, which are asked for with each such line and
    /// are too many to sum each time.
    private func count(
        _ drive: Mileage,
        of claim: Claim,
        on date: CalendarDate
    ) throws(StoreError) {
        try connection.run(
            """
            INSERT INTO miles(claimant, vehicle, tax_year, tenths) VALUES(?, ?, ?, ?)
            ON CONFLICT(claimant, vehicle, tax_year)
                DO UPDATE SET tenths = tenths + excluded.tenths
            """,
            claim.claimant,
            drive.vehicle,
            date.taxYearStart,
            drive.tenthsOfMile
        )
    }

    /// Takes the miles of a claim's live lines off those of their tax years.
    func takeOffMiles(of claim: ClaimID) throws(StoreError) {
        try connection.run(
            """
            UPDATE miles SET tenths = miles.tenths - own.tenths
            FROM (
                SELECT claimant, vehicle, tax_year, sum(tenths) AS tenths FROM claim_line
                WHERE claim = ? AND live = 1 AND vehicle IS NOT NULL
                GROUP BY claimant, vehicle, tax_year) AS own
            WHERE miles.claimant = own.claimant AND miles.vehicle = own.vehicle
                AND miles.tax_year = own.tax_year
            """,
            claim
        )
    }

    /// Refuses what live claims top up beyond what was proposed.
    private func refuseAboveTopUp(of original: ClaimID) throws(StoreError) {
        let topUp = try reader.topUp(of: original, excluding: nil)
        guard topUp.claimed <= topUp.proposed else {
            throw .refusedByDatabase(rule: "claim.above-top-up")
        }
    }

    /// Replaces what a claim or case shows as evidence.
    private func keep(_ evidence: [Evidence], of id: String) throws(StoreError) {
        try forgetEvidence(of: id)
        for item in evidence {
            try connection.run(
                "INSERT OR IGNORE INTO evidence(fingerprint, bearer, reused) VALUES(?, ?, ?)",
                item.fingerprint,
                id,
                item.isReused
            )
        }
    }

    /// Lets what a claim or case showed serve another.
    func forgetEvidence(of id: String) throws(StoreError) {
        try connection.run("DELETE FROM evidence WHERE bearer = ?", id)
    }
}
