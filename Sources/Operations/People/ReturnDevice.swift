import Approvals
import Calendar
import Identifiers
import Journal
import Policy
import Store

/// Takes a device back from a participant; one that was lost may turn up again.
///
/// 1. A keyworker of the partner of whoever had it asks, for a day that has come.
/// 2. It was lent or lost, and not later.
struct ReturnDevice: Operation {
    static let name = "device.return"
    private let device: DeviceID
    private let on: CalendarDate

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("device", "on")
        device = try arguments.code("device")
        on = try arguments.date("on")
    }

    func run(in context: OperationContext) throws -> String? {
        let loan = try context.requireKeyworker(of: device)
        try context.refuseFuture(on)
        _ = try loan.returned(on: on)
        let returned = DeviceReturned(device: device, on: on)
        try context.record(.deviceReturned(returned), on: on)
        return nil
    }
}

extension OperationContext {
    /// The loan of a device in the register, for a keyworker of the partner of whoever has it.
    ///
    /// - Throws: ``PeopleRefusal/unknownDevice(_:)`` or ``AuthorityRefusal``.
    func requireKeyworker(of device: DeviceID) throws -> Loan {
        guard let loan = try books.loan(of: device) else {
            throw PeopleRefusal.unknownDevice(device)
        }
        let holder: ParticipantCode? =
            switch loan.state {
            case .lent(let participant, _), .lost(let participant, _): participant
            case .returned: nil
            }
        let partner = try holder.flatMap { try books.spells(of: $0).last?.partner }
        try require(.keyworker, at: partner)
        return loan
    }
}
