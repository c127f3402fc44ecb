import Integrity
public import Identifiers
public import Money

/// A retroactive rate leaves something owing on a mileage claim.
public struct TopUpProposed: Hashable, Sendable {
    /// The claim that was paid at the old rate.
    public let claim: ClaimID
    /// Its line.
    public let line: Int
    /// Pence owing.
    public let amount: Amount
    /// Pence a mile then known.
    public let paidRate: Int
    /// Pence a mile now known.
    public let newRate: Int

    public init(claim: ClaimID, line: Int, amount: Amount, paidRate: Int, newRate: Int) {
        self.claim = claim
        self.line = line
        self.amount = amount
        self.paidRate = paidRate
        self.newRate = newRate
    }
}

extension TopUpProposed: RecordContent {
    static let type = "top-up.proposed"

    init(from fields: inout FieldReader) throws(RecordError) {
        claim = try fields.value("claim")
        line = try fields.ordinal("line")
        amount = try fields.value("amount")
        paidRate = try fields.integer("paid-rate")
        newRate = try fields.integer("new-rate")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("claim", claim)
        fields.put("line", line)
        fields.put("amount", amount)
        fields.put("paid-rate", paidRate)
        fields.put("new-rate", newRate)
    }
}
