import Integrity
public import Calendar
public import Identifiers
public import Ledger

/// A version of the split between funders.
public struct ApportionmentAdopted: Hashable, Sendable {
    /// The programme.
    public let programme: ProgrammeCode
    /// Counted from 1.
    public let version: Int
    /// The first day of approvals that it splits.
    public let from: CalendarDate
    /// The funds in declared order, each `.fund` and `.weight`.
    public let shares: [ApportionmentRule.Part]

    public init(
        programme: ProgrammeCode,
        version: Int,
        from: CalendarDate,
        shares: [ApportionmentRule.Part]
    ) {
        self.programme = programme
        self.version = version
        self.from = from
        self.shares = shares
    }
}

extension ApportionmentAdopted: RecordContent {
    static let type = "apportionment.adopted"

    init(from fields: inout FieldReader) throws(RecordError) {
        programme = try fields.value("programme")
        version = try fields.ordinal("version")
        from = try fields.value("from")
        shares = try fields.list("shares")
        do {
            _ = try ApportionmentRule(programme: programme, version: version, parts: shares)
        } catch { throw .contradiction(code: error.code) }
    }

    func write(to fields: inout FieldWriter) {
        fields.put("programme", programme)
        fields.put("version", version)
        fields.put("from", from)
        fields.putList("shares", shares)
    }
}
