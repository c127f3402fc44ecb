import Approvals
import Calendar
import Identifiers
import Journal
import Policy
import Store

/// Lends a device to a participant.
///
/// 1. A keyworker of the partner that supports the participant asks, for a day that has come.
/// 2. The participant is enrolled; the device is on the shelf, or new to the register.
/// 3. A business case that is named is approved.
/// 4. The loan is recorded; what the device is goes to the vault under the keyworker's code, for
///    the device outlives the loan.
struct LendDevice: Operation {
    static let name = "device.lend"
    private let device: DeviceID
    private let participant: ParticipantCode
    private let on: CalendarDate
    private let businessCase: CaseID?
    private let description: String?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("device", "participant", "on", "case", "description")
        device = try arguments.code("device")
        participant = try arguments.code("participant")
        on = try arguments.date("on")
        businessCase = try arguments.optionalCode("case")
        description = try arguments.optionalText("description")
    }

    func run(in context: OperationContext) throws -> String? {
        let spells = try context.spells(of: participant)
        try context.require(.keyworker, at: spells.last?.partner)
        try context.refuseFuture(on)
        try context.refuseBreach(
            of: try context.duties(),
            among: [
                DutyHolder(.deviceLender, context.actor),
                DutyHolder(.participant, .participant(participant)),
            ]
        )
        guard spells.last?.until == nil else { throw PeopleRefusal.notEnrolled(participant) }
        let loan = try context.books.loan(of: device) ?? Loan(device: device, onShelfSince: on)
        _ = try loan.lent(to: participant, on: on)
        if let businessCase { try checkApproved(businessCase, in: context) }
        let lent = DeviceLent(
            device: device,
            participant: participant,
            on: on,
            businessCase: businessCase,
            descriptionCommitment: try description.map {
                try context.commit($0, as: "description", of: context.actor.text)
            }
        )
        try context.record(.deviceLent(lent), on: on, chain: businessCase?.text)
        return nil
    }

    private func checkApproved(_ id: CaseID, in context: OperationContext) throws {
        switch try context.books.matter(.businessCase(id))?.state {
        case .approved, .closed: return
        default: throw PeopleRefusal.caseNotApproved(id)
        }
    }
}
