import Money

extension Deliberation {
    /// Holds what the category measures against its bands.
    mutating func considerAmount() {
        let pence = measured(rule.measure)
        guard let (band, above) = rule.band(for: pence) else { return }
        if case .businessCase = band.way { needsCase = true }
        apply(band.clause, adding: band.way.deciders, sentence(for: band, above: above))
        if facts.kind == .caseSubmission, band.way == .automatic {
            apply(
                pack.situations.smallCase,
                because: "A business case always has somebody who decides"
            )
        }
    }

    /// Holds the sums of several small costs against their limits.
    mutating func considerWindows() {
        for window in rule.windows where measured(window.span) > window.limit.pence {
            apply(
                Clause(id: window.clause, deciders: window.deciders),
                because: "\(title): \(amountText(over: window.span)) is above "
                    + "\(window.limit.poundsText)\(window.span.phrase)"
            )
        }
    }

    /// Holds the price of one, and how many, against what is agreed at first.
    mutating func considerUnits() {
        guard let limit = rule.units else { return }
        guard let units = facts.units else { return oblige(.units) }
        if units.price > limit.price {
            apply(
                Clause(id: limit.priceClause, deciders: limit.deciders),
                because: "\(title): \(units.price.poundsText) each is above "
                    + "\(limit.price.poundsText)"
            )
        }
        let quantity = sum(Int64(units.quantity), Int64(units.before))
        if quantity > limit.quantity {
            apply(
                Clause(id: limit.quantityClause, deciders: limit.deciders),
                because: "\(title): \(quantity) in all are more than the \(limit.quantity) that "
                    + "are agreed at first"
            )
        }
    }

    /// The pence that count over a span, this cost included.
    private func measured(_ span: Measure) -> Int64 {
        sum(facts.amount.pence, before(span).pence)
    }

    private func before(_ span: Measure) -> Amount {
        switch span {
        case .alone: .zero
        case .day: facts.before.day
        case .thirtyDays: facts.before.thirtyDays
        case .quarter: facts.before.quarter
        }
    }

    /// `£32.00 in a day (£22.00 of it before this)`.
    private func amountText(over span: Measure) -> String {
        let total = (try? Amount(pence: measured(span)))?.poundsText ?? ""
        let before = before(span)
        let earlier = before.isZero ? "" : " (\(before.poundsText) of it before this)"
        return "\(total)\(span.phrase)\(earlier)"
    }

    private func sentence(for band: Band, above: Amount?) -> String {
        let amount = amountText(over: rule.measure)
        let relation = above.map { " is above \($0.poundsText)" }
        switch band.way {
        case .automatic:
            let limit =
                band.limit.map { " is within \($0.poundsText)" } ?? " is within the guidance"
            return "\(title): \(amount)\(limit); nobody needs to decide."
        case .deciders(let roles):
            return "\(title): \(amount)\(relation ?? ""): \(roles.phrase) can say yes."
        case .businessCase(let roles):
            let goes = relation.map { "\($0) and" } ?? ""
            return "\(title): \(amount)\(goes) goes by business case: \(roles.phrase) can say yes."
        }
    }
}
