import Calendar
import Identifiers
import Integrity
import Money
import Policy

/// A rule pack of one category, travel, and the rule for the unlisted: enough for each rule.
enum SmallPack {
    static func draft() throws -> DraftRulePack {
        DraftRulePack(
            id: try RulePackID("small"),
            version: 3,
            title: "Small",
            owner: "Tests",
            source: "Invented",
            validFrom: try CalendarDate("2026-01-01"),
            validTo: nil,
            knownFrom: try CalendarDate("2025-12-01"),
            guidance: "Spend well.",
            categories: [try travel()],
            unlisted: try unlisted(),
            caps: [try cap("overall", .everything)],
            priceBands: try priceBands(),
            situations: try situations(),
            exclusions: [
                Exclusion(
                    clause: try ClauseID("no-fines"),
                    title: "A fine",
                    deciders: [.programmeManager, .trustee]
                )
            ],
            mileage: try mileage(),
            meals: [try meals()],
            duties: [],
            examples: []
        )
    }

    static func pack() throws -> RulePack {
        try RulePack(try draft(), digest: .zero)
    }

    static func band(_ clause: String, to pence: Int64?, _ way: Band.Way) throws -> Band {
        Band(
            clause: try ClauseID(clause),
            limit: try pence.map { try Amount(pence: $0) },
            way: way
        )
    }

    static func cap(_ code: String, _ reach: Cap.Reach) throws -> Cap {
        Cap(
            code: try CapCode(code),
            clause: try ClauseID("\(code)-cap"),
            title: "The cap",
            limit: try Amount(pence: 150_000),
            reach: reach,
            period: .year,
            deciders: [.programmeManager]
        )
    }

    static func clause(_ id: String, _ deciders: [Role]) throws -> Clause {
        Clause(id: try ClauseID(id), deciders: deciders)
    }

    private static func travel() throws -> CategoryRule {
        CategoryRule(
            names: [CategoryName(code: try CategoryCode("travel"), title: "Travel")],
            guidance: "Buses.",
            bearers: [.participant, .own],
            measure: .day,
            bands: [
                try band("travel-day", to: 2500, .automatic),
                try band("travel-partner", to: 6000, .deciders([.partnerManager])),
                try band("travel-programme", to: nil, .deciders([.programmeManager])),
            ],
            windows: [
                Window(
                    clause: try ClauseID("travel-30-days"),
                    span: .thirtyDays,
                    limit: try Amount(pence: 20_000),
                    deciders: [.partnerManager]
                )
            ],
            units: nil,
            proofs: [.ticket],
            comparesPrices: false,
            needsReason: false,
            rate: nil
        )
    }

    private static func unlisted() throws -> CategoryRule {
        CategoryRule(
            names: [CategoryName(code: try CategoryCode("other"), title: "Anything else")],
            guidance: "Ask.",
            bearers: [.participant, .group],
            measure: .thirtyDays,
            bands: [
                try band("other-partner", to: 5000, .deciders([.partnerManager])),
                try band("other-case", to: nil, .businessCase([.partnerManager, .trustee])),
            ],
            windows: [],
            units: UnitLimit(
                priceClause: try ClauseID("other-price"),
                price: try Amount(pence: 4000),
                quantityClause: try ClauseID("other-quantity"),
                quantity: 8,
                deciders: [.trustee]
            ),
            proofs: [.receipt],
            comparesPrices: true,
            needsReason: true,
            rate: nil
        )
    }

    private static func priceBands() throws -> [PriceBand] {
        [
            PriceBand(clause: try ClauseID("one"), limit: try Amount(pence: 50_000), count: 1),
            PriceBand(clause: try ClauseID("two"), limit: nil, count: 2),
        ]
    }

    private static func situations() throws -> Situations {
        Situations(
            graceDays: 28,
            inGrace: try clause("in-grace", [.partnerManager]),
            outsideEnrolment: try clause("outside", [.programmeManager]),
            spentFirst: try clause("spent-first", [.partnerManager]),
            afterDecline: try clause("after-decline", [.programmeManager]),
            afterDeclineDays: 30,
            smallCase: try clause("small-case", [.partnerManager]),
            noSecondPerson: try clause("no-second-person", [.programmeManager]),
            missingProof: try clause("missing-proof", [.partnerManager]),
            missingProofLimit: try Amount(pence: 2500),
            otherBearer: try clause("other-bearer", [.programmeManager]),
            aboveRate: try clause("above-rate", [.programmeManager]),
            futureDate: try ClauseID("future-date"),
            passenger: try ClauseID("passenger")
        )
    }

    static func mileage() throws -> MileageRates {
        MileageRates(
            bandMiles: 10_000,
            vehicles: [
                .car: [
                    try rate("2011-04-06", "2011-04-06", 45, 25),
                    try rate("2026-04-06", "2026-05-21", 55, 25),
                ]
            ],
            passenger: [
                Dated(
                    validFrom: try CalendarDate("2011-04-06"),
                    knownFrom: try CalendarDate("2011-04-06"),
                    value: try Amount(pence: 5)
                )
            ]
        )
    }

    static func rate(
        _ valid: String,
        _ known: String,
        _ first: Int64,
        _ above: Int64
    ) throws -> Dated<MileageRate> {
        Dated(
            validFrom: try CalendarDate(valid),
            knownFrom: try CalendarDate(known),
            value: MileageRate(
                first: try Amount(pence: first),
                above: try Amount(pence: above)
            )
        )
    }

    static func meals() throws -> Dated<[MealStep]> {
        let step = { (hours: Int, pay: Int64, evening: Int64) in
            MealStep(
                hours: hours,
                pay: try Amount(pence: pay),
                evening: try Amount(pence: evening)
            )
        }
        return Dated(
            validFrom: try CalendarDate("2016-04-06"),
            knownFrom: try CalendarDate("2016-04-06"),
            value: [try step(5, 500, 1500), try step(10, 1000, 2000), try step(15, 1000, 2500)]
        )
    }
}

extension Facts {
    /// A fare of an enrolled participant, with its ticket, on an ordinary day.
    static func fare(_ pence: Int64) throws -> Facts {
        Facts(
            kind: .claim,
            category: try CategoryCode("travel"),
            bearer: .participant(
                enrolment: .inSpell,
                left: [try CapCode("overall"): try Amount(pence: 150_000)]
            ),
            amount: try Amount(pence: pence),
            units: nil,
            incurredOn: try CalendarDate("2026-03-02"),
            submittedOn: try CalendarDate("2026-03-03"),
            before: Totals(day: .zero, thirtyDays: .zero, quarter: .zero),
            proof: .ticket,
            prices: 0,
            spentFirst: false,
            hasSecondPerson: true,
            declinedLately: false,
            hasReason: false,
            journey: nil,
            meal: nil,
            exclusions: []
        )
    }
}

/// Steele, Lea and Flood's generator: small, and the same everywhere.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Facts {
    /// Facts of any shape, the same for the same seed.
    static func arbitrary(seed: Int) throws -> Facts {
        var random = SplitMix64(seed: seed)
        var facts = try fare(Int64.random(in: 0...400_000, using: &random))
        facts.kind = Bool.random(using: &random) ? .claim : .caseSubmission
        let category = ["travel", "other", "unheard-of"].randomElement(using: &random) ?? ""
        facts.category = try CategoryCode(category)
        facts.bearer = try arbitraryBearer(using: &random)
        facts.incurredOn = facts.incurredOn.adding(days: Int.random(in: -400...2, using: &random))
        facts.before.day = try Amount(pence: Int64.random(in: 0...6000, using: &random))
        facts.before.thirtyDays = try Amount(pence: Int64.random(in: 0...30_000, using: &random))
        facts.proof = Proof.allCases.randomElement(using: &random) ?? .ticket
        facts.prices = Int.random(in: 0...3, using: &random)
        facts.spentFirst = Bool.random(using: &random)
        facts.hasSecondPerson = Bool.random(using: &random)
        facts.declinedLately = Bool.random(using: &random)
        facts.hasReason = Bool.random(using: &random)
        if Bool.random(using: &random) {
            facts.units = Units(
                price: try Amount(pence: 5500),
                quantity: Int.random(in: 1...9, using: &random),
                before: Int.random(in: 0...4, using: &random)
            )
        }
        if Bool.random(using: &random) { facts.journey = arbitraryJourney(using: &random) }
        if Bool.random(using: &random) {
            facts.meal = MealFacts(hoursAway: 11, awayAtEight: Bool.random(using: &random))
        }
        if Bool.random(using: &random) {
            facts.exclusions = [try ClauseID("no-fines"), try ClauseID("unheard-of")]
        }
        return facts
    }

    private static func arbitraryBearer(
        using random: inout SplitMix64
    ) throws -> Bearer {
        let left = try Amount(pence: Int64.random(in: 0...200_000, using: &random))
        return switch Int.random(in: 0...3, using: &random) {
        case 0: .group(hasAttendanceList: Bool.random(using: &random))
        case 1: .own
        default:
            .participant(
                enrolment: Enrolment.allCases.randomElement(using: &random) ?? .inSpell,
                left: [try CapCode("overall"): left, try CapCode("clothing"): .zero]
            )
        }
    }

    private static func arbitraryJourney(using random: inout SplitMix64) -> JourneyFacts {
        let passengers: [JourneyFacts.Passengers] = [.none, .colleagues(2), .participants(1)]
        return JourneyFacts(
            vehicle: Vehicle.allCases.randomElement(using: &random) ?? .car,
            tenths: Int64.random(in: 0...5000, using: &random),
            tenthsBefore: Int64.random(in: 0...200_000, using: &random),
            passengers: passengers.randomElement(using: &random) ?? .none
        )
    }
}
