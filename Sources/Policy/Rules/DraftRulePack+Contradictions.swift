// What a rule pack may not say, checked once when it is loaded:
//
// 1. Validity ends after it starts. 2. Every code and clause stands once. 3. Bands ascend, get
// no easier, and end without a limit. 4. Deciders decide, and stand in order. 5. Whatever is
// named exists. 6. No two rates claim the same days.

import Identifiers
import Money

extension DraftRulePack {
    /// Every rule with its place in the file: the categories, then the one for the unlisted.
    var rulePlaces: [(path: String, rule: CategoryRule)] {
        categories.enumerated().map { ("categories[\($0.offset)]", $0.element) }
            + [("unlisted", unlisted)]
    }

    func checkForContradictions() throws(RulePackError) {
        if let validTo, validTo < validFrom {
            throw RulePackError(.validityEndsBeforeItStarts, path: "valid-to")
        }
        try checkCodes()
        for (path, rule) in rulePlaces { try rule.checkBands(at: path) }
        try checkPriceBands()
        for place in deciderPlaces { try Self.check(place.deciders, at: place.path) }
        try checkReferences()
        try checkRates()
        for (index, pair) in duties.enumerated() where pair.first == pair.second {
            throw RulePackError(.sameDutyTwice, path: "duties[\(index)]")
        }
        try checkExamples()
    }

    private func checkCodes() throws(RulePackError) {
        var categories: Set<CategoryCode> = []
        for (path, rule) in rulePlaces {
            for name in rule.names where !categories.insert(name.code).inserted {
                throw RulePackError(.duplicateCategory(name.code.text), path: path)
            }
        }
        var codes: Set<CapCode> = []
        for (index, cap) in caps.enumerated() where !codes.insert(cap.code).inserted {
            throw RulePackError(.duplicateCap(cap.code.text), path: "caps[\(index)]")
        }
        var clauses: Set<ClauseID> = []
        for place in clausePlaces where !clauses.insert(place.clause).inserted {
            throw RulePackError(.duplicateClause(place.clause.text), path: place.path)
        }
    }

    private func checkPriceBands() throws(RulePackError) {
        try checkLimits(priceBands.map(\.limit), at: "price-evidence")
        for (index, pair) in zip(priceBands, priceBands.dropFirst()).enumerated()
        where pair.0.count > pair.1.count {
            throw RulePackError(.easierAbove, path: "price-evidence[\(index + 1)]")
        }
    }

    private static func check(_ deciders: [Role], at path: String) throws(RulePackError) {
        guard !deciders.isEmpty else { throw RulePackError(.noDeciders, path: path) }
        for role in deciders where role.seniority == nil {
            throw RulePackError(.notADecider(role), path: path)
        }
        guard deciders == deciders.inOrderOfSeniority else {
            throw RulePackError(.decidersNotAscending, path: path)
        }
    }

    private func checkReferences() throws(RulePackError) {
        let known = Set(rulePlaces.flatMap { $0.rule.names.map(\.code) })
        for (index, cap) in caps.enumerated() {
            guard case .categories(let codes) = cap.reach else { continue }
            for code in codes where !known.contains(code) {
                throw RulePackError(.unknownCategory(code.text), path: "caps[\(index)]")
            }
        }
    }

    private func checkRates() throws(RulePackError) {
        for vehicle in Vehicle.allCases
        where mileage.vehicles[vehicle, default: []].firstConflict() != nil {
            throw RulePackError(.ambiguousRate, path: "mileage.\(vehicle.rawValue)")
        }
        guard mileage.passenger.firstConflict() == nil else {
            throw RulePackError(.ambiguousRate, path: "mileage.passenger")
        }
        guard meals.firstConflict() == nil else {
            throw RulePackError(.ambiguousRate, path: "meals")
        }
        for (index, rate) in meals.enumerated() {
            for (lower, upper) in zip(rate.value, rate.value.dropFirst())
            where lower.hours >= upper.hours {
                throw RulePackError(
                    .limitsNotAscending(previous: "\(lower.hours) h", next: "\(upper.hours) h"),
                    path: "meals[\(index)].steps"
                )
            }
        }
    }

    private func checkExamples() throws(RulePackError) {
        var names: Set<String> = []
        for (index, example) in examples.enumerated() {
            let path = "examples[\(index)]"
            guard names.insert(example.name).inserted else {
                throw RulePackError(.duplicateExample(example.name), path: path)
            }
            try example.checkReferences(in: self, at: path)
        }
    }
}

extension CategoryRule {
    /// Refuses bands that leave an amount without an answer or make a larger one easier.
    func checkBands(at path: String) throws(RulePackError) {
        try checkLimits(bands.map(\.limit), at: "\(path).bands")
        for (index, pair) in zip(bands, bands.dropFirst()).enumerated()
        where pair.0.way.demand > pair.1.way.demand {
            throw RulePackError(.easierAbove, path: "\(path).bands[\(index + 1)]")
        }
    }
}

/// Refuses limits that do not ascend to a last one that is open.
private func checkLimits(_ limits: [Amount?], at path: String) throws(RulePackError) {
    guard let last = limits.last else { throw RulePackError(.noBands, path: path) }
    var previous: Amount?
    for (index, limit) in limits.dropLast().enumerated() {
        guard let limit, previous.map({ $0 < limit }) ?? true else {
            throw RulePackError(
                .limitsNotAscending(
                    previous: previous?.poundsText ?? "no band",
                    next: limit?.poundsText ?? "any amount"
                ),
                path: "\(path)[\(index)]"
            )
        }
        previous = limit
    }
    guard last == nil else {
        throw RulePackError(.lastBandHasLimit, path: "\(path)[\(limits.count - 1)]")
    }
}
