/// What is done with claims and business cases.
let claimOperations: [any Operation.Type] = [
    SubmitClaim.self,
    AmendClaim.self,
    WithdrawClaim.self,
    SubmitCase.self,
    AmendCase.self,
    WithdrawCase.self,
    AskQuestion.self,
    AnswerQuestion.self,
    ApproveMatter.self,
    DeclineMatter.self,
    PassOnMatter.self,
    ReleaseCase.self,
    ExpireCase.self,
    ProposeTopUps.self,
]
