public import Calendar
public import Identifiers
public import Integrity

/// What the second person signs to have a closed span opened again.
///
/// It names the command, whose id is used once for ever, so that no later reopening can use it.
///
/// ```
/// farthing-reopen/v1
/// journal: example.org/pathways
/// fund: ESF
/// starts: 2026-01-01
/// ends: 2026-03-31
/// requested-by: u_fin
/// command: c-0105
/// ```
public struct ReopeningConsent: Hashable, Sendable {
    private let fund: FundCode?
    private let starts: CalendarDate
    private let ends: CalendarDate
    private let requestedBy: UserID
    private let command: CommandID

    /// - Parameter requestedBy: Who asks, and signs nothing: the record's actor.
    public init(
        fund: FundCode?,
        starts: CalendarDate,
        ends: CalendarDate,
        requestedBy: UserID,
        command: CommandID
    ) {
        self.fund = fund
        self.starts = starts
        self.ends = ends
        self.requestedBy = requestedBy
        self.command = command
    }

    /// The statement's bytes.
    ///
    /// - Throws: `StatementError` for an origin that no record could carry.
    public func statement(journal origin: String) throws(StatementError) -> [UInt8] {
        var statement = StatementWriter(label: "farthing-reopen/v1")
        statement.put("journal", origin)
        statement.put("fund", fund?.text)
        statement.put("starts", starts.description)
        statement.put("ends", ends.description)
        statement.put("requested-by", requestedBy.text)
        statement.put("command", command.text)
        return try statement.bytes()
    }
}
