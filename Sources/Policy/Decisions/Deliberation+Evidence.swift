import Money

extension Deliberation {
    /// Holds miles and meals against the rate that was in force and known.
    mutating func considerRate() {
        let most: Amount?
        var earlier = Amount.zero
        switch rule.rate {
        case .mileage:
            guard let journey = facts.journey else { return oblige(.journey) }
            most = pack.mileageAmount(
                journey,
                journeyOn: facts.incurredOn,
                knownOn: facts.submittedOn
            )
        case .meals:
            guard let meal = facts.meal else { return oblige(.hoursAway) }
            most = pack.mealAmount(meal, on: facts.incurredOn, knownOn: facts.submittedOn)
            earlier = facts.before.day
        case nil:
            return
        }
        guard sum(facts.amount.pence, earlier.pence) > (most?.pence ?? 0) else { return }
        let before = earlier.isZero ? "" : ", after \(earlier.poundsText) of that day,"
        let rate = most.map { "the rate allows \($0.poundsText)" } ?? "no rate was in force"
        apply(
            pack.situations.aboveRate,
            because:
                "\(title): \(facts.amount.poundsText) is asked\(before) and \(rate) on that day"
        )
    }

    /// Asks for as many prices as the amount calls for.
    mutating func considerPrices() {
        guard rule.comparesPrices,
            let band = pack.priceBands.first(where: { facts.amount <= ($0.limit ?? facts.amount) })
        else { return }
        let receipt = facts.kind == .claim && facts.proof.isShown ? 1 : 0
        let attached = max(0, facts.prices) + receipt
        apply(
            band.clause,
            "Prices: \(facts.amount.poundsText) needs \(band.count) "
                + "\(band.count == 1 ? "price" : "prices"), and \(attached) "
                + "\(attached == 1 ? "is" : "are") attached."
        )
        if attached < band.count { oblige(.prices(needed: band.count, attached: attached)) }
    }

    /// Asks for what shows that a cost was incurred, and who was there.
    mutating func considerProof() {
        guard facts.kind == .claim else { return }
        if case .group(hasAttendanceList: false) = facts.bearer { oblige(.attendanceList) }
        guard !rule.proofs.isEmpty else { return }
        switch facts.proof {
        case .missing: oblige(.proof)
        case .missingWithReason: considerMissingProof()
        case .ticket, .receipt, .invoice:
            if !rule.proofs.contains(facts.proof) { oblige(.proof) }
        }
    }

    private mutating func considerMissingProof() {
        let clause = pack.situations.missingProof
        let limit = pack.situations.missingProofLimit
        if facts.amount > limit {
            apply(
                clause,
                because: "There is no ticket or receipt, and \(facts.amount.poundsText) is above "
                    + "\(limit.poundsText)"
            )
        } else {
            apply(
                clause.id,
                "There is no ticket or receipt; the reason given is enough to \(limit.poundsText)."
            )
        }
    }

    /// Asks for the sentence of reason that a category needs.
    mutating func considerReason() {
        if rule.needsReason { needReason() }
    }

    /// Notes that a reason is needed and whether it is still awaited.
    mutating func needReason() {
        if !facts.hasReason { oblige(.reason) }
    }
}
