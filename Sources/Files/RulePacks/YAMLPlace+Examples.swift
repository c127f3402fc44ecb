// What an example does not say is what is usual: a claim with its receipt for an enrolled
// participant whose allowance is untouched, on the first day of the pack, nothing before it.

import Calendar
import Identifiers
import Money
import Policy

extension YAMLPlace {
    func example(caps: [Cap], day: CalendarDate) throws(RulePackError) -> WorkedExample {
        let fields = try fields(["name", "facts", "expect"])
        let facts = try fields.required("facts").facts(caps: caps, day: day)
        return WorkedExample(
            name: try fields.required("name").text(),
            facts: facts,
            expected: try fields.required("expect").expectation()
        )
    }

    private func expectation() throws(RulePackError) -> WorkedExample.Expectation {
        let fields = try fields(["outcome", "by", "clauses", "to-add", "raises"])
        let outcome = try fields.required("outcome")
        let by: [Role] = try fields.optional("by")?.choices() ?? []
        let text =
            try outcome.text() + (by.isEmpty ? "" : ":" + by.map(\.rawValue).joined(separator: ","))
        guard let expected = Outcome(text) else {
            throw outcome.wrong("automatic, blocked, or routed or business-case with by")
        }
        return WorkedExample.Expectation(
            outcome: expected,
            clauses: try fields.required("clauses").map { (place) throws(RulePackError) in
                try place.code()
            },
            obligations: try fields.optional("to-add")?.map { (place) throws(RulePackError) in
                try place.obligation()
            } ?? [],
            raises: try fields.optional("raises")?.raises() ?? []
        )
    }

    private func obligation() throws(RulePackError) -> String {
        let name = try text()
        guard Obligation.names.contains(name) else {
            throw wrong("one of " + Obligation.names.joined(separator: ", "))
        }
        return name
    }

    private func raises() throws(RulePackError) -> [PolicyDecision.CapRaise] {
        try capAmounts().sorted { $0.key < $1.key }
            .map { PolicyDecision.CapRaise(cap: $0.key, amount: $0.value) }
    }

    private func capAmounts() throws(RulePackError) -> [CapCode: Amount] {
        var amounts: [CapCode: Amount] = [:]
        for (key, value) in try entries() { amounts[try key.code()] = try value.amount() }
        return amounts
    }
}

extension YAMLPlace {
    private static let factKeys = [
        "kind", "category", "bearer", "amount", "unit-price", "unit-quantity", "unit-before",
        "incurred", "submitted", "before-day", "before-30-days", "before-quarter", "proof",
        "prices", "spent-first", "second-person", "declined-lately", "reason", "enrolment",
        "left", "attendance-list", "vehicle", "tenths", "tenths-before", "passengers",
        "passengers-count", "hours-away", "away-at-eight", "exclusions",
    ]

    private func facts(caps: [Cap], day: CalendarDate) throws(RulePackError) -> Facts {
        let fields = try fields(Self.factKeys)
        let incurredOn = try fields.optional("incurred")?.date() ?? day
        return Facts(
            kind: try fields.optional("kind")?.choice() ?? .claim,
            category: try fields.required("category").code(),
            bearer: try Self.bearer(fields, caps: caps),
            amount: try fields.required("amount").amount(),
            units: try Self.units(fields),
            incurredOn: incurredOn,
            submittedOn: try fields.optional("submitted")?.date() ?? incurredOn,
            before: Facts.Totals(
                day: try fields.optional("before-day")?.amount() ?? .zero,
                thirtyDays: try fields.optional("before-30-days")?.amount() ?? .zero,
                quarter: try fields.optional("before-quarter")?.amount() ?? .zero
            ),
            proof: try fields.optional("proof")?.choice() ?? .receipt,
            prices: try fields.optional("prices")?.count() ?? 0,
            spentFirst: try fields.truth("spent-first", usually: false),
            hasSecondPerson: try fields.truth("second-person", usually: true),
            declinedLately: try fields.truth("declined-lately", usually: false),
            hasReason: try fields.truth("reason", usually: true),
            journey: try Self.journey(fields),
            meal: try Self.meal(fields),
            exclusions: try fields.optional("exclusions")?.map {
                (place) throws(RulePackError) in try place.code()
            } ?? []
        )
    }

    private static func bearer(
        _ fields: YAMLFields,
        caps: [Cap]
    ) throws(RulePackError) -> Facts.Bearer {
        let kind: BearerKind = try fields.optional("bearer")?.choice() ?? .participant
        switch kind {
        case .participant:
            let untouched = Dictionary(caps.map { ($0.code, $0.limit) }) { first, _ in first }
            let left = try fields.optional("left")?.capAmounts() ?? untouched
            return .participant(
                enrolment: try fields.optional("enrolment")?.choice() ?? .inSpell,
                left: left
            )
        case .group:
            return .group(
                hasAttendanceList: try fields.truth("attendance-list", usually: true)
            )
        case .own:
            return .own
        }
    }

    private static func units(_ fields: YAMLFields) throws(RulePackError) -> Facts.Units? {
        guard let price = fields.optional("unit-price") else { return nil }
        return Facts.Units(
            price: try price.amount(),
            quantity: try fields.required("unit-quantity").count(),
            before: try fields.optional("unit-before")?.count() ?? 0
        )
    }

    private static func journey(_ fields: YAMLFields) throws(RulePackError) -> JourneyFacts? {
        guard let vehicle = fields.optional("vehicle") else { return nil }
        let count = try fields.optional("passengers-count")?.count() ?? 0
        let passengers: JourneyFacts.Passengers
        switch try fields.optional("passengers")?.text() {
        case nil: passengers = .none
        case "colleagues": passengers = .colleagues(count)
        case "participants": passengers = .participants(count)
        default: throw try fields.required("passengers").wrong("colleagues or participants")
        }
        return JourneyFacts(
            vehicle: try vehicle.choice(),
            tenths: try fields.required("tenths").integer(),
            tenthsBefore: try fields.optional("tenths-before")?.integer() ?? 0,
            passengers: passengers
        )
    }

    private static func meal(_ fields: YAMLFields) throws(RulePackError) -> MealFacts? {
        guard let hours = fields.optional("hours-away") else { return nil }
        return MealFacts(
            hoursAway: try hours.count(),
            awayAtEight: try fields.truth("away-at-eight", usually: false)
        )
    }
}

extension YAMLFields {
    /// A truth, or what it usually is.
    fileprivate func truth(_ key: String, usually usual: Bool) throws(RulePackError) -> Bool {
        try optional(key)?.truth() ?? usual
    }
}
