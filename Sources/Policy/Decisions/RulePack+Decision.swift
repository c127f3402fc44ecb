extension RulePack {
    /// Decides on one line of a claim or business case.
    ///
    /// Each step may add deciders and never takes one away, so the route is the most demanding
    /// that any clause asks for. What is certainly wrong is blocked before anything else.
    public func decision(for facts: Facts) -> PolicyDecision {
        var deliberation = Deliberation(pack: self, facts: facts)
        deliberation.considerWhatIsCertain()
        guard !deliberation.isBlocked else { return deliberation.decision() }
        deliberation.considerAmount()
        deliberation.considerWindows()
        deliberation.considerUnits()
        deliberation.considerBearer()
        deliberation.considerRate()
        deliberation.considerPrices()
        deliberation.considerProof()
        deliberation.considerReason()
        deliberation.considerEnrolment()
        deliberation.considerCircumstances()
        deliberation.considerExclusions()
        deliberation.considerCaps()
        deliberation.considerSecondPerson()
        return deliberation.decision()
    }
}
