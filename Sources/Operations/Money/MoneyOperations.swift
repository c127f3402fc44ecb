/// The operations by which money leaves and comes back.
let moneyOperations: [any Operation.Type] = [
    InstructPayment.self, DefrayPayment.self, ReturnPayment.self, RecordPartnerPayment.self,
    KeepPartnerPage.self, ReturnPartnerPayment.self,
    InstructRepayment.self, DefrayRepayment.self, IssueFloat.self, CountFloat.self,
    ReturnFloat.self, ReceiveRefund.self, ReverseEntry.self, ImportBank.self, AssertBank.self,
]
