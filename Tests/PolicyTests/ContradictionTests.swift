import Calendar
import Identifiers
import Integrity
import Money
import Policy
import Testing

@Suite struct ContradictionTests {
    private func fault(_ change: (inout DraftRulePack) throws -> Void) throws -> RulePackError? {
        var draft = try SmallPack.draft()
        try change(&draft)
        do throws(RulePackError) {
            _ = try RulePack(draft, digest: .zero)
            return nil
        } catch { return error }
    }

    @Test func `a pack without contradictions is accepted`() throws {
        #expect(try fault { _ in } == nil)
        #expect(try fault { $0.validTo = $0.validFrom } == nil)
    }

    @Test func `a pack that ends before it starts is refused`() throws {
        let error = try fault { $0.validTo = $0.validFrom.adding(days: -1) }
        #expect(error?.fault == .validityEndsBeforeItStarts)
        #expect(error?.code == "policy.validity-ends-before-it-starts")
    }

    @Test func `a category, a cap and a clause stand once`() throws {
        let category = try fault { $0.unlisted.names = $0.categories[0].names }
        #expect(category?.fault == .duplicateCategory("travel"))
        #expect(category?.path == "unlisted")
        let cap = try fault { $0.caps.append($0.caps[0]) }
        #expect(cap?.fault == .duplicateCap("overall"))
        let clause = try fault {
            $0.unlisted.bands[0] = try SmallPack.band(
                "travel-day",
                to: 5000,
                .deciders([.trustee])
            )
        }
        #expect(clause?.fault == .duplicateClause("travel-day"))
        #expect(clause?.path == "unlisted.bands[0]")
    }

    @Test func `bands ascend, get no easier, and end without a limit`() throws {
        let none = try fault { $0.categories[0].bands = [] }
        #expect(none?.fault == .noBands)
        let closed = try fault { $0.categories[0].bands.removeLast() }
        #expect(closed?.fault == .lastBandHasLimit)
        let level = try fault {
            $0.categories[0].bands[1] = try SmallPack.band("x", to: 2500, .deciders([.trustee]))
        }
        #expect(level?.fault == .limitsNotAscending(previous: "£25.00", next: "£25.00"))
        let open = try fault {
            $0.categories[0].bands[0] = try SmallPack.band("x", to: nil, .automatic)
        }
        #expect(open?.fault == .limitsNotAscending(previous: "no band", next: "any amount"))
        let easier = try fault {
            $0.categories[0].bands[2] = try SmallPack.band("x", to: nil, .automatic)
        }
        #expect(easier?.fault == .easierAbove)
        #expect(easier?.path == "categories[0].bands[2]")
    }

    @Test func `more money never takes fewer prices`() throws {
        let clause = try ClauseID("fewer")
        let error = try fault {
            $0.priceBands[1] = PriceBand(clause: clause, limit: nil, count: 0)
        }
        #expect(error?.fault == .easierAbove)
        #expect(error?.path == "price-evidence[1]")
    }

    @Test(arguments: [
        ([Role.keyworker], RulePackFault.notADecider(.keyworker)), ([], .noDeciders),
        ([.trustee, .programmeManager], .decidersNotAscending),
        ([.trustee, .trustee], .decidersNotAscending),
    ])
    func `deciders decide, and stand once in order`(roles: [Role], wanted: RulePackFault) throws {
        let error = try fault {
            $0.categories[0].bands[2] = try SmallPack.band("x", to: nil, .deciders(roles))
        }
        #expect(error?.fault == wanted)
        #expect(error?.path == "categories[0].bands[2]")
    }

    @Test func `what is named exists`() throws {
        let code = try CategoryCode("spaceships")
        let reach = try fault { $0.caps = [try SmallPack.cap("space", .categories([code]))] }
        #expect(reach?.fault == .unknownCategory("spaceships"))
        let category = try fault { draft in
            draft.examples = [try example { $0.category = code }]
        }
        #expect(category?.fault == .unknownCategory("spaceships"))
        let cap = try fault { draft in
            let left = [try CapCode("space"): Amount.zero]
            draft.examples = [
                try example { $0.bearer = .participant(enrolment: .inSpell, left: left) }
            ]
        }
        #expect(cap?.fault == .unknownCap("space"))
        let clause = try fault { $0.examples = [try example(clause: "space")] }
        #expect(clause?.fault == .unknownClause("space"))
    }

    @Test func `no two rates claim the same days, and meal steps ascend`() throws {
        let rate = try SmallPack.rate("2026-04-06", "2026-05-21", 60, 25)
        let mileage = try SmallPack.mileage()
        let cars = (mileage.vehicles[.car] ?? []) + [rate]
        let twice = try fault {
            $0.mileage = MileageRates(
                bandMiles: 10_000,
                vehicles: [.car: cars],
                passenger: mileage.passenger
            )
        }
        #expect(twice?.fault == .ambiguousRate)
        #expect(twice?.path == "mileage.car")
        let meals = try SmallPack.meals()
        #expect(try fault { $0.meals = [meals, meals] }?.fault == .ambiguousRate)
        let reversed = Dated(
            validFrom: meals.validFrom,
            knownFrom: meals.knownFrom,
            value: Array(meals.value.reversed())
        )
        #expect(
            try fault { $0.meals = [reversed] }?.fault
                == .limitsNotAscending(previous: "15 h", next: "10 h")
        )
    }

    @Test func `a pair has two duties, and an example its own name`() throws {
        let clause = try ClauseID("pair")
        let pair = try fault {
            $0.duties = [DutyPair(clause: clause, first: .payee, second: .payee)]
        }
        #expect(pair?.fault == .sameDutyTwice)
        let twice = try fault { $0.examples = [try example(), try example()] }
        #expect(twice?.fault == .duplicateExample("a fare"))
        #expect(twice?.path == "examples[1]")
    }

    private func example(
        clause: String = "travel-day",
        _ change: (inout Facts) -> Void = { _ in }
    ) throws -> WorkedExample {
        var facts = try Facts.fare(1040)
        change(&facts)
        return WorkedExample(
            name: "a fare",
            facts: facts,
            expected: .init(
                outcome: .automatic,
                clauses: [try ClauseID(clause)],
                obligations: [],
                raises: []
            )
        )
    }

    @Test func `each fault has its own code and a sentence with the place`() {
        let faults: [RulePackFault] = [
            .tooLarge(bytes: 2, limit: 1), .notText, .notYAML("x"), .duplicateKey("x"),
            .reference, .unknownKey("x", known: ["y"]), .missingKey("x"),
            .wrongValue(expected: "x", found: "y"), .examplesNotLast, .validityEndsBeforeItStarts,
            .duplicateCategory("x"), .duplicateCap("x"), .duplicateClause("x"), .noBands,
            .lastBandHasLimit, .limitsNotAscending(previous: "x", next: "y"), .easierAbove,
            .notADecider(.auditor), .noDeciders, .decidersNotAscending, .unknownCategory("x"),
            .unknownCap("x"), .unknownClause("x"), .ambiguousRate, .sameDutyTwice,
            .duplicateExample("x"),
        ]
        #expect(Set(faults.map(\.code)).count == faults.count)
        for fault in faults {
            let message = RulePackError(fault, path: "caps[1]", line: 7).message
            #expect(message.hasPrefix("Line 7, at caps[1]: "))
            #expect(message.hasSuffix("."))
            #expect(message.count > 30)
        }
    }
}
