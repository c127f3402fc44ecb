import Approvals
import Identifiers
import Policy
import Testing

@Suite struct DutiesTests {
    static let relation = Relation(user: World.manager, party: .participant(World.participant))

    @Test func `the pairs are those of the programme's rules`() {
        #expect(
            Duties.Pair.standard.map(\.description) == [
                "approver+claimant", "approver+payee", "approver+participant", "approver+editor",
                "payment-preparer+payment-releaser", "payee+payment-releaser",
                "details-editor+payment-releaser", "drawdown-preparer+drawdown-reviewer",
                "rule-pack-approver+rule-pack-drafter",
            ]
        )
    }

    @Test(arguments: Duties.Pair.standard)
    func `one person in both duties is a breach and two people are none`(pair: Duties.Pair) {
        let one = [DutyHolder(pair.first, World.manager), DutyHolder(pair.second, World.manager)]
        let two = [DutyHolder(pair.first, World.manager), DutyHolder(pair.second, World.colleague)]
        #expect(Duties().breaches(among: one, relations: []).map(\.pair) == [pair])
        #expect(Duties().breaches(among: two, relations: []).isEmpty)
    }

    @Test func `claimant and payee may be one, and payee and participant`() {
        let own = [DutyHolder(.claimant, World.keyworker), DutyHolder(.payee, World.keyworker)]
        let participant = Party.participant(World.participant)
        let paid = [DutyHolder(.payee, participant), DutyHolder(.participant, participant)]
        #expect(Duties().breaches(among: own + paid, relations: []).isEmpty)
    }

    @Test(arguments: [Duty.claimant, .payee, .participant])
    func `an approver may not decide for a relation, whoever declared it`(duty: Duty) {
        let friend = Party.user(World.colleague)
        let holders = [DutyHolder(.approver, World.manager), DutyHolder(duty, friend)]
        let declared = Relation(user: World.manager, party: friend)
        let declaredByFriend = Relation(user: World.colleague, party: .user(World.manager))
        for relation in [declared, declaredByFriend] {
            #expect(Duties().breaches(among: holders, relations: [relation]).count == 1)
        }
    }

    @Test func `a relation between the releaser and the preparer of a run is no breach`() {
        let holders = [
            DutyHolder(.paymentReleaser, World.manager),
            DutyHolder(.paymentPreparer, World.colleague),
        ]
        let relation = Relation(user: World.manager, party: .user(World.colleague))
        #expect(Duties().breaches(among: holders, relations: [relation]).isEmpty)
    }

    @Test func `a rule pack adds a pair and removes none`() throws {
        let added = DutyPair(
            clause: try ClauseID("float-count"),
            first: .floatHolder,
            second: .floatCounter
        )
        let known = DutyPair(clause: try ClauseID("own"), first: .claimant, second: .approver)
        let duties = Duties(adding: [added, known])
        #expect(Array(duties.pairs.prefix(9)) == Duties.Pair.standard)
        #expect(duties.pairs.dropFirst(9).map(\.description) == ["float-counter+float-holder"])
        let holder = World.keyworker
        let both = [DutyHolder(.floatHolder, holder), DutyHolder(.floatCounter, holder)]
        #expect(duties.breaches(among: both, relations: []).count == 1)
    }

    @Test(arguments: NamedDuty.allCases)
    func `a rule pack spells a duty as the findings do`(named: NamedDuty) {
        #expect(Duty(named).rawValue == named.rawValue)
    }

    @Test func `a breach says who, which duties and what follows`() {
        let own = [DutyHolder(.approver, World.manager), DutyHolder(.claimant, World.manager)]
        let breach = Duties().breaches(among: own, relations: []).first
        #expect(breach?.code == "duties.approver+claimant")
        #expect(
            breach?.message
                == "u_pm1 would be both the approver and the claimant, and that must be two people."
        )
        let related = [
            DutyHolder(.approver, World.manager),
            DutyHolder(.participant, .participant(World.participant)),
        ]
        let tie = Duties().breaches(among: related, relations: [Self.relation]).first
        #expect(
            tie?.message
                == "u_pm1 and the participant p_17 have a declared relation, so they cannot be "
                + "the approver and whom the cost is for."
        )
    }
}
