/// The operations about participants and colleagues.
let peopleOperations: [any Operation.Type] = [
    EnrolParticipant.self, ExitParticipant.self, EraseParticipant.self, RaiseAllowance.self,
    RenewAllowance.self, RecordOutcome.self, DeclareRelation.self, GrantDelegation.self,
    LendDevice.self,
    ReturnDevice.self, LoseDevice.self,
]
