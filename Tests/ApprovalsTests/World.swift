import Approvals
import Calendar
import Identifiers
import Integrity
import Money
import Policy
import Testing

/// A small programme: two delivery partners, their managers, and those above them.
enum World {
    static let northside = code("northside", PartnerCode.init)
    static let southside = code("southside", PartnerCode.init)

    static let keyworker = user("u_kw1")
    static let colleague = user("u_kw2")
    static let manager = user("u_pm1")
    static let secondManager = user("u_pm2")
    static let rivalManager = user("u_pm9")
    static let programmeManager = user("u_prog1")
    static let trustee = user("u_tr1")
    static let finance = user("u_fin1")

    static let participant = code("p_17", ParticipantCode.init)
    static let question = code("q_1", QuestionID.init)

    static let today = date("2026-11-20")

    static let appointments = Appointments([
        Appointment(user: keyworker, role: .keyworker, partner: northside),
        Appointment(user: manager, role: .partnerManager, partner: northside),
        Appointment(user: secondManager, role: .partnerManager, partner: northside),
        Appointment(user: rivalManager, role: .partnerManager, partner: southside),
        Appointment(user: programmeManager, role: .programmeManager, partner: nil),
        Appointment(user: trustee, role: .trustee, partner: nil),
        Appointment(user: finance, role: .financeOfficer, partner: nil),
    ])

    static let circumstances = circumstances()

    static func circumstances(
        appointments: Appointments = appointments,
        relations: [Relation] = [],
        date: CalendarDate = today
    ) -> Circumstances {
        Circumstances(
            appointments: appointments,
            duties: Duties(),
            relations: relations,
            date: date
        )
    }

    static func route(_ roles: Role...) -> ApprovalRoute {
        guard let route = ApprovalRoute(roles) else { preconditionFailure("no such route") }
        return route
    }
}

extension World {
    /// Two lines, £40.00 and £24.99, for one participant, paid by the keyworker.
    static func claim(
        version: Int = 1,
        payee: UserID = keyworker,
        bearer: CostBearer = .participant(participant),
        pence: [Int64] = [4000, 2499]
    ) throws -> Claim {
        try Claim(
            id: ClaimID("cl_0007"),
            version: version,
            claimant: keyworker,
            partner: northside,
            businessCase: nil,
            paidBy: .keyworker(payee),
            payee: .user(payee),
            lines: pence.enumerated().map { index, pence in
                try claimLine(number: index + 1, bearer: bearer, pence: pence)
            },
            evidence: [],
            missingEvidence: nil,
            reason: nil,
            spentFirst: false,
            topsUp: nil
        )
    }

    static func claimLine(
        number: Int,
        bearer: CostBearer,
        pence: Int64,
        tax: Int64 = 0
    ) throws -> ClaimLine {
        ClaimLine(
            number: number,
            bearer: bearer,
            category: try CategoryCode("travel"),
            caseLine: nil,
            incurredOn: today.adding(days: -number),
            amount: try Amount(pence: pence),
            irrecoverableVAT: try Amount(pence: tax),
            mileage: nil,
            meal: nil,
            exclusions: [],
            what: nil,
            nextStep: nil,
            journey: nil
        )
    }

    /// Therapy, eight sessions at £55.00.
    static func businessCase(version: Int = 1, quantity: Int = 8) throws -> BusinessCase {
        try BusinessCase(
            id: CaseID("bc_0003"),
            version: version,
            proposer: keyworker,
            partner: northside,
            payee: .supplier(digest("therapist")),
            lines: [
                CaseLine(
                    number: 1,
                    bearer: .participant(participant),
                    category: CategoryCode("therapy"),
                    quantity: quantity,
                    unitAmount: Amount(pence: 5500),
                    provision: .service,
                    exclusions: [],
                    what: nil
                )
            ],
            evidence: [],
            need: digest("need"),
            otherFunding: nil,
            conflicts: nil,
            spentFirst: false,
            expiresOn: date("2027-03-31")
        )
    }

    static func submission(
        version: Int = 1,
        payee: UserID = keyworker,
        enteredBy: UserID = keyworker,
        bearer: CostBearer = .participant(participant)
    ) throws -> Submission {
        Submission(
            try claim(version: version, payee: payee, bearer: bearer),
            enteredBy: enteredBy,
            seq: 10 + version,
            leaf: digest("claim version \(version)")
        )
    }

    static func caseSubmission(version: Int = 1) throws -> Submission {
        Submission(
            try businessCase(version: version),
            enteredBy: keyworker,
            seq: 20 + version,
            leaf: digest("case version \(version)")
        )
    }

    /// A claim that waits for its first step.
    static func matter(
        _ roles: Role...,
        payee: UserID = keyworker,
        enteredBy: UserID = keyworker,
        bearer: CostBearer = .participant(participant)
    ) throws -> Matter {
        try Matter(
            submission(payee: payee, enteredBy: enteredBy, bearer: bearer),
            route: try #require(ApprovalRoute(roles)),
            under: circumstances
        )
    }
}

extension Matter {
    /// The whole of the version as it stands.
    var whole: ApprovalRequest { ApprovalRequest(leaf: submission.leaf, lines: .all) }

    /// So many pence on each line.
    func part(_ pence: Int64...) throws -> ApprovalRequest {
        let lines = try pence.enumerated().map { index, pence in
            LineAmount(number: index + 1, amount: try Amount(pence: pence))
        }
        return ApprovalRequest(leaf: submission.leaf, lines: .part(lines))
    }

    var no: DeclineRequest { DeclineRequest(leaf: submission.leaf, reason: .cheaperAlternative) }

    func approved(
        by user: UserID,
        under circumstances: Circumstances = World.circumstances
    ) throws -> Matter {
        try approved(whole, by: user, under: circumstances)
    }
}

func user(_ text: String) -> UserID { code(text, UserID.init) }

func code<Subject>(
    _ text: String,
    _ read: (String) throws(CodeError) -> Code<Subject>
) -> Code<Subject> {
    do { return try read(text) } catch { preconditionFailure("not a code: \(text)") }
}

func date(_ text: String) -> CalendarDate {
    do { return try CalendarDate(text) } catch { preconditionFailure("not a date: \(text)") }
}

func digest(_ text: String) -> Digest { Digest(of: Array(text.utf8)) }
