import Approvals
import Calendar
import Identifiers
import Ledger
import Money
import Policy
import Store

/// Raises one of a participant's allowances (row 23).
///
/// 1. The guidance in force has the cap and says who may raise it; one of those asks, who is
///    neither the participant nor somebody related to them.
/// 2. What is added is posted, visibly, before anything is spent of it.
struct RaiseAllowance: Operation {
    static let name = "allowance.raise"
    private let participant: ParticipantCode
    private let cap: CapCode
    private let amount: Amount
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("participant", "cap", "amount", "on")
        participant = try arguments.code("participant")
        cap = try arguments.code("cap")
        amount = try arguments.amount("amount")
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requireKnownActor()
        let spells = try context.spells(of: participant)
        let pack = try context.rulePackInForce(on: context.today)
        guard let rule = pack.caps.first(where: { $0.code == cap }) else {
            throw PeopleRefusal.unknownCap(cap, known: pack.caps.map(\.code))
        }
        try context.require(anyOf: rule.deciders, at: spells.last?.partner)
        try context.refuseBreach(
            of: try context.duties(),
            among: [
                DutyHolder(.approver, context.actor),
                DutyHolder(.participant, .participant(participant)),
            ]
        )
        try context.refuseFuture(on)
        let limit = CapLimit(cap: cap, amount: amount)
        try context.post(
            .allowanceRaised(.init(participant: participant, limit: limit)),
            on: on
        )
        let left = try context.balance(of: .allowanceRemaining(participant, cap))
        return "\(participant) has \(poundsText(left)) left under “\(rule.title)”."
    }
}
