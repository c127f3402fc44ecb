/// The operations that ask funders for what was spent, and take their answer.
let drawdownOperations: [any Operation.Type] = [
    PrepareDrawdown.self, AdjustDrawdown.self, ReviewDrawdown.self, SubmitDrawdown.self,
    WithdrawDrawdown.self, AnswerDrawdown.self, DisallowCost.self, RepayFunder.self,
]
