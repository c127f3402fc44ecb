import Integrity
public import Calendar
public import Identifiers

/// A device will not come back.
public struct DeviceLost: Hashable, Sendable {
    /// The device.
    public let device: DeviceID
    /// When it was found missing.
    public let on: CalendarDate

    public init(device: DeviceID, on: CalendarDate) {
        self.device = device
        self.on = on
    }
}

extension DeviceLost: RecordContent {
    static let type = "device.lost"

    init(from fields: inout FieldReader) throws(RecordError) {
        device = try fields.value("device")
        on = try fields.value("on")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("device", device)
        fields.put("on", on)
    }
}
