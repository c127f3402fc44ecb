import Approvals
import Calendar
import Identifiers
import Money
import Policy
import Testing

@Suite struct MatterSubmissionTests {
    @Test func `within the guidance it is approved at once and by nobody`() throws {
        let matter = try World.matter()
        #expect(matter.state == .approved)
        #expect(matter.grants.isEmpty)
    }

    @Test func `else it waits for the first step of its route`() throws {
        let matter = try World.matter(.partnerManager, .programmeManager)
        #expect(matter.state == .awaiting(step: 1))
        #expect(matter.openRole == .partnerManager)
        #expect(
            matter.takers(under: World.circumstances) == [World.manager, World.secondManager]
        )
    }

    @Test func `where the partner has no second person the programme manager decides`() throws {
        let alone = Appointments([
            Appointment(user: World.manager, role: .partnerManager, partner: World.northside),
            Appointment(user: World.rivalManager, role: .partnerManager, partner: World.southside),
            Appointment(user: World.programmeManager, role: .programmeManager, partner: nil),
        ])
        let circumstances = World.circumstances(appointments: alone)
        let entered = try World.submission(enteredBy: World.manager)
        let matter = try Matter(
            entered,
            route: World.route(.partnerManager, .programmeManager),
            under: circumstances
        )
        #expect(matter.route.steps == [.programmeManager])
        #expect(matter.takers(under: circumstances) == [World.programmeManager])
        let other = try Matter(
            World.submission(),
            route: World.route(.partnerManager),
            under: circumstances
        )
        #expect(other.route.steps == [.partnerManager])
    }

    @Test func `a step that no role can take stays and waits for an appointment`() throws {
        let nobody = World.circumstances(appointments: Appointments())
        let matter = try Matter(
            World.submission(),
            route: World.route(.partnerManager),
            under: nobody
        )
        #expect(matter.state == .awaiting(step: 1))
        #expect(matter.takers(under: nobody).isEmpty)
        #expect(
            try matter.approved(matter.whole, by: World.manager, under: World.circumstances).state
                == .approved
        )
    }

    @Test func `an amendment is a new version that voids the approvals`() throws {
        let first = try World.matter(.partnerManager, .programmeManager)
            .approved(by: World.manager)
        let second = try first.amended(
            to: World.submission(version: 2),
            route: World.route(.partnerManager, .programmeManager),
            under: World.circumstances
        )
        #expect(second.version == 2)
        #expect(second.grants.isEmpty)
        #expect(second.state == .awaiting(step: 1))
        #expect(
            throws: TransitionError.contentChanged(second.subject, version: 2)
        ) {
            try second.approved(first.whole, by: World.manager, under: World.circumstances)
        }
        #expect(try second.approved(by: World.manager).grantedBy == [World.manager])
    }

    @Test func `an approved claim is amended until it is paid`() throws {
        let approved = try World.matter(.partnerManager).approved(by: World.manager)
        let amend = { (matter: Matter) in
            try matter.amended(
                to: World.submission(version: 2),
                route: World.route(.partnerManager),
                under: World.circumstances
            )
        }
        #expect(try amend(approved).state == .awaiting(step: 1))
        let paid = try approved.used()
        #expect(throws: TransitionError.used(paid.subject)) { try amend(paid) }
        #expect(throws: TransitionError.used(paid.subject)) {
            try paid.withdrawn(by: World.keyworker)
        }
    }

    @Test func `what was declined comes again, changed or higher`() throws {
        let declined = try World.matter(.partnerManager)
        let no = try declined.declined(
            declined.no,
            by: World.manager,
            under: World.circumstances
        )
        let again = try no.amended(
            to: World.submission(version: 2),
            route: no.route.escalated(above: .partnerManager),
            under: World.circumstances
        )
        #expect(again.openRole == .programmeManager)
        #expect(try again.approved(by: World.programmeManager).state == .approved)
    }

    @Test func `the claimant and whoever typed it in may withdraw it, nobody else`() throws {
        let matter = try World.matter(.partnerManager, enteredBy: World.colleague)
        #expect(try matter.withdrawn(by: World.keyworker).state == .withdrawn)
        #expect(try matter.withdrawn(by: World.colleague).state == .withdrawn)
        #expect(
            throws: TransitionError.notTheirs(
                World.manager,
                claimant: World.keyworker,
                editor: World.colleague
            )
        ) { try matter.withdrawn(by: World.manager) }
    }

    @Test(arguments: [("2027-03-31", false), ("2027-04-01", true)])
    func `a case expires on the day after its last`(day: String, expires: Bool) throws {
        let matter = try Matter(
            World.caseSubmission(),
            route: .automatic,
            under: World.circumstances
        )
        if expires {
            #expect(try matter.closed(.expired, on: date(day)).state == .closed(.expired))
        } else {
            #expect(
                throws: TransitionError.notExpired(matter.subject, lastDay: date("2027-03-31"))
            ) {
                try matter.closed(.expired, on: date(day))
            }
            #expect(try matter.closed(.released, on: date(day)).state == .closed(.released))
        }
    }
}

@Suite struct MatterDecisionTests {
    @Test func `two steps need two people, in their order`() throws {
        let waiting = try World.matter(.partnerManager, .programmeManager)
        #expect(throws: TransitionError.self) { try waiting.approved(by: World.programmeManager) }
        let half = try waiting.approved(by: World.manager)
        #expect(half.state == .awaiting(step: 2))
        let whole = try half.approved(by: World.programmeManager)
        #expect(whole.state == .approved)
        #expect(whole.grantedBy == [World.manager, World.programmeManager])
        #expect(whole.grants.map(\.steps) == [2, 2])
    }

    @Test func `somebody with both roles takes one step, and the other moves up`() throws {
        let both = World.appointments.ending(
            Appointment(user: World.programmeManager, role: .programmeManager, partner: nil)
        ).appointing(Appointment(user: World.manager, role: .programmeManager, partner: nil))
        let circumstances = World.circumstances(appointments: both)
        let half = try World.matter(.partnerManager, .programmeManager)
            .approved(by: World.manager, under: circumstances)
        #expect(half.openRole == .trustee)
        #expect(try half.approved(by: World.trustee, under: circumstances).state == .approved)
    }

    @Test func `a part is at most what the step before left`() throws {
        let first = try World.matter(.partnerManager, .programmeManager)
        let part = try first.approved(
            first.part(4000, 1999),
            by: World.manager,
            under: World.circumstances
        )
        #expect(part.grants.last?.amount.pence == 5999)
        let less = try part.approved(
            part.part(0, 1999),
            by: World.programmeManager,
            under: World.circumstances
        )
        #expect(less.grants.last?.amount.pence == 1999)
        #expect(
            throws: TransitionError.lineRaised(
                2,
                asked: try Amount(pence: 2000),
                open: try Amount(pence: 1999)
            )
        ) {
            try part.approved(
                part.part(0, 2000),
                by: World.programmeManager,
                under: World.circumstances
            )
        }
        #expect(try part.approved(by: World.programmeManager).grants.last?.amount.pence == 5999)
    }

    @Test func `conditions are kept with the yes`() throws {
        let matter = try World.matter(.partnerManager)
        let request = ApprovalRequest(
            leaf: matter.submission.leaf,
            lines: .all,
            conditions: digest("bring the certificate")
        )
        let approved = try matter.approved(
            request,
            by: World.manager,
            under: World.circumstances
        )
        #expect(approved.grants.last?.conditions == digest("bring the certificate"))
    }

    @Test func `a question waits for its answer, and a decider may decide without it`() throws {
        let matter = try World.matter(.partnerManager)
        let asked = try matter.asked(
            World.question,
            by: World.manager,
            under: World.circumstances
        )
        #expect(asked.state == .asked(World.question, step: 1))
        #expect(try asked.answered(World.question, by: World.keyworker) == matter)
        #expect(try asked.approved(by: World.secondManager).state == .approved)
        #expect(throws: TransitionError.self) {
            try asked.asked(World.question, by: World.manager, under: World.circumstances)
        }
    }

    @Test func `who passes on never decides, and the step moves up when nobody is left`() throws {
        let matter = try World.matter(.partnerManager)
        let once = try matter.passedOn(by: World.manager, under: World.circumstances)
        #expect(once.openRole == .partnerManager)
        #expect(throws: TransitionError.passedOn(World.manager, whoCan: [World.secondManager])) {
            try once.approved(by: World.manager)
        }
        let twice = try once.passedOn(by: World.secondManager, under: World.circumstances)
        #expect(twice.recused == [World.manager, World.secondManager])
        #expect(twice.openRole == .programmeManager)
        let amended = try twice.amended(
            to: World.submission(version: 2),
            route: World.route(.partnerManager),
            under: World.circumstances
        )
        #expect(amended.openRole == .programmeManager)
    }

    @Test func `a delegate decides with both names, unless either is excluded`() throws {
        let lent = try World.appointments.delegating(
            Delegation(
                from: World.manager,
                to: World.finance,
                role: .partnerManager,
                starts: World.today,
                ends: World.today
            )
        )
        let circumstances = World.circumstances(appointments: lent)
        let approved = try World.matter(.partnerManager)
            .approved(by: World.finance, under: circumstances)
        #expect(approved.grants.last?.user == World.finance)
        #expect(approved.grants.last?.onBehalfOf == World.manager)
        let own = try World.matter(.partnerManager, payee: World.manager)
        #expect(throws: TransitionError.self) {
            try own.approved(by: World.finance, under: circumstances)
        }
        let late = World.circumstances(appointments: lent, date: World.today.adding(days: 1))
        #expect(throws: TransitionError.self) {
            try World.matter(.partnerManager).approved(by: World.finance, under: late)
        }
    }

    @Test func `what somebody passed on, their delegate may not decide either`() throws {
        let lent = try World.appointments.delegating(
            Delegation(
                from: World.manager,
                to: World.finance,
                role: .partnerManager,
                starts: World.today,
                ends: World.today
            )
        )
        let circumstances = World.circumstances(appointments: lent)
        let passed = try World.matter(.partnerManager)
            .passedOn(by: World.manager, under: circumstances)
        #expect(passed.takers(under: circumstances) == [World.secondManager])
        #expect(throws: TransitionError.passedOn(World.manager, whoCan: [World.secondManager])) {
            try passed.approved(by: World.finance, under: circumstances)
        }
    }

    /// Each who may not decide, and the duty that excludes them.
    @Test(arguments: [
        ("claimant", "approver+claimant"), ("payee", "approver+payee"),
        ("editor", "approver+editor"), ("colleague", "approver+participant"),
        ("related", "approver+participant"), ("nobody", ""),
    ])
    func `a forbidden pair is refused and names who can say yes`(
        part: String,
        pair: String
    ) throws {
        let manager = World.manager
        let claimant = part == "claimant" ? World.keyworker : manager
        let matter = try World.matter(
            .partnerManager,
            payee: part == "payee" ? manager : World.colleague,
            enteredBy: part == "editor" ? manager : World.colleague,
            bearer: part == "colleague"
                ? .colleague(manager) : .participant(World.participant)
        )
        let acting = World.appointments.appointing(
            Appointment(user: claimant, role: .partnerManager, partner: World.northside)
        )
        let tie = Relation(user: manager, party: .participant(World.participant))
        let circumstances = World.circumstances(
            appointments: acting,
            relations: part == "related" ? [tie] : []
        )
        guard !pair.isEmpty else {
            #expect(
                try matter.approved(by: claimant, under: circumstances).state == .approved
            )
            return
        }
        let error = try #require(throws: TransitionError.self) {
            try matter.approved(by: claimant, under: circumstances)
        }
        #expect(error.code == "duties.\(pair)")
        #expect(error.message.hasSuffix("u_pm2 can say yes."))
    }

    @Test(arguments: [("2027-03-31", true), ("2027-04-01", false)])
    func `a case is approved until its last day`(day: String, isApproved: Bool) throws {
        let matter = try Matter(
            World.caseSubmission(),
            route: World.route(.programmeManager),
            under: World.circumstances
        )
        let circumstances = World.circumstances(date: date(day))
        if isApproved {
            #expect(
                try matter.approved(by: World.programmeManager, under: circumstances).state
                    == .approved
            )
        } else {
            #expect(
                throws: TransitionError.pastLastDay(matter.subject, lastDay: date("2027-03-31"))
            ) {
                try matter.approved(by: World.programmeManager, under: circumstances)
            }
        }
    }
}
