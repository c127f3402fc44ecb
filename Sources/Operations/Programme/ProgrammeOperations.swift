/// The operations that set a programme up: funds, partners, people, keys, guidance, budget.
let programmeOperations: [any Operation.Type] = [
    OpenFund.self, GrantAward.self, BudgetProgramme.self, ReturnBudget.self,
    AdoptApportionment.self, JoinPartner.self, AppointUser.self, DismissUser.self,
    EnrolSigner.self, RotateSeals.self, RetireKey.self, CompromiseKey.self, AdoptPolicy.self,
    PlaceAllocation.self, MoveAllocation.self, ReturnAllocation.self, OpenReserves.self,
    ReceiveAdvance.self, PrefinanceFund.self, RepayPrefinance.self,
]
