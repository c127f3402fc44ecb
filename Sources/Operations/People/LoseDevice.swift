import Approvals
import Calendar
import Identifiers
import Journal

/// Records that a device which was lent is lost or stolen.
///
/// 1. A keyworker of the partner of whoever had it asks, for a day that has come.
/// 2. It was lent, and not later.
struct LoseDevice: Operation {
    static let name = "device.lose"
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
        _ = try loan.lost(on: on)
        try context.record(.deviceLost(DeviceLost(device: device, on: on)), on: on)
        return nil
    }
}
