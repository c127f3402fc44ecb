import Identifiers

extension DraftRulePack {
    /// Every clause of the pack with its place in the file.
    var clausePlaces: [(path: String, clause: ClauseID)] {
        var places: [(String, ClauseID)] = []
        for (path, rule) in rulePlaces {
            places += rule.bands.enumerated().map {
                ("\(path).bands[\($0.offset)]", $0.element.clause)
            }
            places += rule.windows.enumerated().map {
                ("\(path).windows[\($0.offset)]", $0.element.clause)
            }
            if let units = rule.units {
                places += [units.priceClause, units.quantityClause].map { ("\(path).units", $0) }
            }
        }
        places += caps.enumerated().map { ("caps[\($0.offset)]", $0.element.clause) }
        places += priceBands.enumerated().map {
            ("price-evidence[\($0.offset)]", $0.element.clause)
        }
        places += situations.clauses.map { ("situations", $0.id) }
        places += [situations.futureDate, situations.passenger].map { ("situations", $0) }
        places += exclusions.enumerated().map { ("exclusions[\($0.offset)]", $0.element.clause) }
        places += duties.enumerated().map { ("duties[\($0.offset)]", $0.element.clause) }
        return places
    }

    /// Every list of deciders with its place in the file.
    var deciderPlaces: [(path: String, deciders: [Role])] {
        var places: [(String, [Role])] = []
        for (path, rule) in rulePlaces {
            for (index, band) in rule.bands.enumerated() where band.way != .automatic {
                places.append(("\(path).bands[\(index)]", band.way.deciders))
            }
            places += rule.windows.enumerated().map {
                ("\(path).windows[\($0.offset)]", $0.element.deciders)
            }
            if let units = rule.units { places.append(("\(path).units", units.deciders)) }
        }
        places += caps.enumerated().map { ("caps[\($0.offset)]", $0.element.deciders) }
        places += situations.clauses.map { ("situations", $0.deciders) }
        places += exclusions.enumerated().map { ("exclusions[\($0.offset)]", $0.element.deciders) }
        return places
    }
}
