public import Calendar

/// What holds at the moment of a decision: who is appointed, which duties exclude each other, who
/// is related to whom, and the day.
public struct Circumstances: Hashable, Sendable {
    public let appointments: Appointments
    public let duties: Duties
    /// The relations that are declared and in force.
    public let relations: [Relation]
    public let date: CalendarDate

    public init(
        appointments: Appointments,
        duties: Duties,
        relations: [Relation],
        date: CalendarDate
    ) {
        self.appointments = appointments
        self.duties = duties
        self.relations = relations
        self.date = date
    }
}
