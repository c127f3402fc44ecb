/// The operations by which payments go to the bank in a run.
let runOperations: [any Operation.Type] = [
    SetPayeeDetails.self, PrepareRun.self, AdjustRun.self, FreezeRun.self, ReleaseRun.self,
    WithdrawRun.self,
]
