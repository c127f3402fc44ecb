import Calendar
import Identifiers
import Money
import Policy
import Testing

@Suite struct DecisionTests {
    @Test func `a fare within the day's limit needs nobody, and says so`() throws {
        let decision = try SmallPack.pack().decision(for: try Facts.fare(2500))
        #expect(decision.outcome == .automatic)
        #expect(decision.clauses.map(\.text) == ["travel-day"])
        #expect(
            decision.sentences == [
                "Travel: £25.00 in a day is within £25.00; nobody needs to decide."
            ]
        )
        #expect(decision.obligations.isEmpty && decision.raises.isEmpty)
        #expect(decision.pack.text == "small" && decision.packVersion == 3)
    }

    @Test func `one penny more asks the partner manager`() throws {
        let decision = try SmallPack.pack().decision(for: try Facts.fare(2501))
        #expect(decision.outcome == .routed([.partnerManager]))
    }

    @Test func `a future date is blocked, with what to do, and nothing else is considered`() throws
    {
        var facts = try Facts.fare(9000)
        facts.incurredOn = facts.submittedOn.adding(days: 1)
        facts.proof = .missing
        let decision = try SmallPack.pack().decision(for: facts)
        #expect(decision.outcome == .blocked)
        #expect(decision.clauses.map(\.text) == ["future-date"])
        #expect(decision.obligations.isEmpty)
        #expect(decision.sentences.first?.contains("Correct the date") == true)
    }

    @Test func `an unlisted category takes the rule for the unlisted`() throws {
        var facts = try Facts.fare(6000)
        facts.category = try CategoryCode("unheard-of")
        facts.proof = .receipt
        facts.hasReason = true
        facts.units = Facts.Units(price: try Amount(pence: 4000), quantity: 1, before: 0)
        let decision = try SmallPack.pack().decision(for: facts)
        #expect(decision.outcome == .needsBusinessCase([.partnerManager, .trustee]))
        #expect(decision.clauses.map(\.text) == ["other-case", "one"])
        facts.kind = .caseSubmission
        facts.prices = 1
        let asCase = try SmallPack.pack().decision(for: facts)
        #expect(asCase.outcome == .routed([.partnerManager, .trustee]))
    }

    @Test func `a cap that was never issued has nothing left`() throws {
        var facts = try Facts.fare(1040)
        facts.bearer = .participant(enrolment: .inSpell, left: [:])
        let decision = try SmallPack.pack().decision(for: facts)
        #expect(decision.outcome == .routed([.programmeManager]))
        #expect(
            decision.raises == [
                .init(cap: try CapCode("overall"), amount: try Amount(pence: 1040))
            ]
        )
    }

    @Test func `an exclusion that the pack does not list goes as far as anything can`() throws {
        var facts = try Facts.fare(1040)
        facts.exclusions = [try ClauseID("unheard-of")]
        let decision = try SmallPack.pack().decision(for: facts)
        #expect(decision.outcome == .routed([.partnerManager, .trustee]))
    }

    @Test func `sums beyond all integers are routed as the greatest amount`() throws {
        var facts = try Facts.fare(.max)
        facts.before.day = try Amount(pence: .max)
        facts.units = Facts.Units(price: facts.amount, quantity: .max, before: .max)
        let decision = try SmallPack.pack().decision(for: facts)
        #expect(decision.outcome == .routed([.partnerManager, .programmeManager]))
    }

    @Test func `several lines make one decision, as demanding as the most demanding`() throws {
        let pack = try SmallPack.pack()
        let fare = pack.decision(for: try Facts.fare(1040))
        var large = try Facts.fare(7000)
        large.bearer = .participant(enrolment: .inSpell, left: [:])
        let routed = pack.decision(for: large)
        let both = PolicyDecision.combined([fare, routed, routed])
        #expect(both?.outcome == .routed([.programmeManager]))
        #expect(both?.raises.map(\.amount.pence) == [14_000])
        #expect(both?.clauses.count == fare.clauses.count + 2 * routed.clauses.count)
        #expect(PolicyDecision.combined([fare]) == fare)
        #expect(PolicyDecision.combined([]) == nil)
    }
}

/// What holds for any facts at all.
@Suite struct DecisionPropertyTests {
    @Test(arguments: 0..<300)
    func `a decision is the same from its facts read back`(seed: Int) throws {
        let pack = try SmallPack.pack()
        let facts = try Facts.arbitrary(seed: seed)
        let replayed = pack.decision(for: try Facts(statement: try facts.statement()))
        #expect(replayed == pack.decision(for: facts))
    }

    @Test(arguments: 0..<300)
    func `an outcome names who can say yes, or what to correct`(seed: Int) throws {
        let facts = try Facts.arbitrary(seed: seed)
        let decision = try SmallPack.pack().decision(for: facts)
        #expect(!decision.reasons.isEmpty)
        #expect(Outcome(decision.outcome.description) == decision.outcome)
        let steps = decision.outcome.steps
        #expect(steps.compactMap(\.seniority) == steps.compactMap(\.seniority).sorted())
        #expect(Set(steps).count == steps.count)
        switch decision.outcome {
        case .automatic, .blocked: #expect(steps.isEmpty)
        case .routed, .needsBusinessCase: #expect(!steps.isEmpty)
        }
        if facts.kind == .caseSubmission { #expect(decision.outcome != .automatic) }
    }

    @Test(arguments: 0..<300)
    func `a circumstance adds deciders and takes none away`(seed: Int) throws {
        let pack = try SmallPack.pack()
        var facts = try Facts.arbitrary(seed: seed)
        facts.hasSecondPerson = true
        facts.spentFirst = false
        facts.declinedLately = false
        let before = pack.decision(for: facts)
        facts.spentFirst = true
        facts.declinedLately = true
        let after = pack.decision(for: facts)
        #expect(Set(before.outcome.steps).isSubset(of: after.outcome.steps))
        #expect(Set(before.clauses).isSubset(of: after.clauses))
    }

    @Test(arguments: 0..<300)
    func `a partner of one person never decides on its own`(seed: Int) throws {
        var facts = try Facts.arbitrary(seed: seed)
        facts.hasSecondPerson = false
        let decision = try SmallPack.pack().decision(for: facts)
        #expect(!decision.outcome.steps.contains(.partnerManager))
    }

    @Test(arguments: 0..<300)
    func `a cap is raised by what is missing and never for a group or a keyworker`(
        seed: Int
    ) throws {
        let facts = try Facts.arbitrary(seed: seed)
        let decision = try SmallPack.pack().decision(for: facts)
        guard case .participant(_, let left) = facts.bearer, decision.outcome != .blocked else {
            #expect(decision.raises.isEmpty)
            return
        }
        let remaining = try #require(left[try CapCode("overall")]).pence
        let missing = max(0, facts.amount.pence - remaining)
        #expect(decision.raises.map(\.amount.pence) == (missing > 0 ? [missing] : []))
    }
}
