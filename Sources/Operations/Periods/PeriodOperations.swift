/// The operations that close periods and deal with funders.
let periodOperations: [any Operation.Type] = [
    ClosePeriod.self, ReopenPeriod.self, SubmitDrawdown.self, AnswerDrawdown.self,
    DisallowCost.self, RepayFunder.self,
]
