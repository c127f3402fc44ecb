public import Identifiers

extension Books {
    /// What is wrong with whole books, as far as their accounts alone can tell.
    ///
    /// The planes hang together: an award is somewhere, what is delivered is owed or paid, what
    /// is paid is earned, an allowance remains or is used, and funds owe each other nothing on
    /// balance. A store runs the same checks over its own sums, and those that need entries.
    ///
    /// - Parameter funders: The funds that earn income by defrayal: all but the charity's own.
    /// - Complexity: O(n log n) in the accounts.
    public func findings(funders: Set<FundCode>) -> [Finding] {
        let funds = FundTotals.all(in: accounts)
        return AuthorityIdentityCheck.findings(in: funds)
            + FloorCheck.findings(in: accounts.sorted { $0.key < $1.key })
            + PayablesCheck.findings(in: funds)
            + AllowanceCheck.findings(in: AllowanceCheck.standings(in: accounts))
            + InterfundCheck.findings(in: funds)
            + IncomeCheck.findings(in: funds, funders: funders, recognised: nil)
    }
}
