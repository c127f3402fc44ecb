import Integrity
public import Calendar
public import Identifiers
public import Policy

/// A role lent for some days, both names kept.
public struct DelegationGranted: Hashable, Sendable {
    /// Who lends it.
    public let from: UserID
    /// Who may act.
    public let to: UserID
    /// The role.
    public let role: Role
    /// First day.
    public let starts: CalendarDate
    /// Last day.
    public let ends: CalendarDate

    public init(from: UserID, to: UserID, role: Role, starts: CalendarDate, ends: CalendarDate) {
        self.from = from
        self.to = to
        self.role = role
        self.starts = starts
        self.ends = ends
    }
}

extension DelegationGranted: RecordContent {
    static let type = "delegation.granted"

    init(from fields: inout FieldReader) throws(RecordError) {
        from = try fields.value("from")
        to = try fields.value("to")
        role = try fields.value("role")
        starts = try fields.value("starts")
        ends = try fields.value("ends")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("from", from)
        fields.put("to", to)
        fields.put("role", role)
        fields.put("starts", starts)
        fields.put("ends", ends)
    }
}
