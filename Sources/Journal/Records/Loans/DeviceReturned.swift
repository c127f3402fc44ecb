import Integrity
public import Calendar
public import Identifiers

/// A device comes back.
public struct DeviceReturned: Hashable, Sendable {
    /// The device.
    public let device: DeviceID
    /// When.
    public let on: CalendarDate

    public init(device: DeviceID, on: CalendarDate) {
        self.device = device
        self.on = on
    }
}

extension DeviceReturned: RecordContent {
    static let type = "device.returned"

    init(from fields: inout FieldReader) throws(RecordError) {
        device = try fields.value("device")
        on = try fields.value("on")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("device", device)
        fields.put("on", on)
    }
}
