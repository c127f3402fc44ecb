import Identifiers
import Money
import Policy

extension YAMLPlace {
    private static let ruleKeys = [
        "guidance", "bearers", "measure", "bands", "windows", "units", "proofs",
        "compare-prices", "needs-reason", "rate",
    ]

    func category() throws(RulePackError) -> CategoryRule {
        let fields = try fields(["code", "title"] + Self.ruleKeys)
        return try Self.rule(fields, names: [try Self.name(fields)])
    }

    func unlisted() throws(RulePackError) -> CategoryRule {
        let fields = try fields(["names"] + Self.ruleKeys)
        let names = try fields.required("names").map { (place) throws(RulePackError) in
            try Self.name(try place.fields(["code", "title"]))
        }
        guard !names.isEmpty else { throw try fields.required("names").wrong("at least one name") }
        return try Self.rule(fields, names: names)
    }

    private static func name(_ fields: YAMLFields) throws(RulePackError) -> CategoryName {
        CategoryName(
            code: try fields.required("code").code(),
            title: try fields.required("title").text()
        )
    }

    private static func rule(
        _ fields: YAMLFields,
        names: [CategoryName]
    ) throws(RulePackError) -> CategoryRule {
        CategoryRule(
            names: names,
            guidance: try fields.required("guidance").text(),
            bearers: try fields.required("bearers").choices(),
            measure: try fields.required("measure").choice(),
            bands: try fields.required("bands").map { (place) throws(RulePackError) in
                try place.band()
            },
            windows: try fields.optional("windows")?.map { (place) throws(RulePackError) in
                try place.window()
            } ?? [],
            units: try fields.optional("units")?.unitLimit(),
            proofs: try fields.required("proofs").shownProofs(),
            comparesPrices: try fields.required("compare-prices").truth(),
            needsReason: try fields.optional("needs-reason")?.truth() ?? false,
            rate: try fields.optional("rate")?.choice()
        )
    }

    private func shownProofs() throws(RulePackError) -> [Proof] {
        try map { (place) throws(RulePackError) in
            let proof: Proof = try place.choice()
            guard proof.isShown else { throw place.wrong("ticket, receipt or invoice") }
            return proof
        }
    }

    private func band() throws(RulePackError) -> Band {
        let fields = try fields(["clause", "to", "by", "by-case"])
        return Band(
            clause: try fields.required("clause").code(),
            limit: try fields.optional("to")?.amount(),
            way: try Self.way(fields)
        )
    }

    private static func way(_ fields: YAMLFields) throws(RulePackError) -> Band.Way {
        if let byCase = fields.optional("by-case") {
            if let by = fields.optional("by") { throw by.wrong("either by or by-case") }
            return .businessCase(try byCase.choices())
        }
        let by = try fields.required("by")
        if by.word == "automatic" { return .automatic }
        return .deciders(try by.choices())
    }

    private func window() throws(RulePackError) -> Window {
        let fields = try fields(["clause", "over", "limit", "by"])
        return Window(
            clause: try fields.required("clause").code(),
            span: try fields.required("over").choice(),
            limit: try fields.required("limit").amount(),
            deciders: try fields.required("by").choices()
        )
    }

    private func unitLimit() throws(RulePackError) -> UnitLimit {
        let fields = try fields(["price", "price-clause", "quantity", "quantity-clause", "by"])
        return UnitLimit(
            priceClause: try fields.required("price-clause").code(),
            price: try fields.required("price").amount(),
            quantityClause: try fields.required("quantity-clause").code(),
            quantity: try fields.required("quantity").count(),
            deciders: try fields.required("by").choices()
        )
    }
}

extension YAMLPlace {
    func cap() throws(RulePackError) -> Cap {
        let fields = try fields(["code", "clause", "title", "limit", "categories", "period", "by"])
        let categories = try fields.required("categories")
        let reach: Cap.Reach =
            categories.word == "all"
            ? .everything
            : .categories(
                try categories.map { (place) throws(RulePackError) in try place.code() }
            )
        return Cap(
            code: try fields.required("code").code(),
            clause: try fields.required("clause").code(),
            title: try fields.required("title").text(),
            limit: try fields.required("limit").amount(),
            reach: reach,
            period: try fields.required("period").choice(),
            deciders: try fields.required("by").choices()
        )
    }

    func priceBand() throws(RulePackError) -> PriceBand {
        let fields = try fields(["clause", "to", "count"])
        return PriceBand(
            clause: try fields.required("clause").code(),
            limit: try fields.optional("to")?.amount(),
            count: try fields.required("count").count()
        )
    }

    func exclusion() throws(RulePackError) -> Exclusion {
        let fields = try fields(["clause", "title", "by"])
        return Exclusion(
            clause: try fields.required("clause").code(),
            title: try fields.required("title").text(),
            deciders: try fields.required("by").choices()
        )
    }

    func dutyPair() throws(RulePackError) -> DutyPair {
        let fields = try fields(["clause", "pair"])
        let pair: [NamedDuty] = try fields.required("pair").choices()
        guard pair.count == 2 else { throw try fields.required("pair").wrong("two duties") }
        return DutyPair(
            clause: try fields.required("clause").code(),
            first: pair[0],
            second: pair[1]
        )
    }
}
