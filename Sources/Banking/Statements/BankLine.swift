public import Calendar
public import Money

/// One booked line of a bank's statement: money that went in or out.
///
/// Where a bank books several payments as one entry and gives the amount of each (camt.053
/// `TxDtls`), each is a line.
public struct BankLine: Hashable, Sendable {
    public enum Direction: String, Hashable, Sendable {
        case paidIn = "in"
        case paidOut = "out"
    }

    /// The line's number among all of the file, from 1.
    public let number: Int
    /// Where it begins in the file.
    public let place: BankFileError.Place
    /// The day on which the bank booked it: the day of defrayal for what went out. It is the day
    /// as the bank wrote it; an hour or a time zone beside it changes nothing.
    public let bookedOn: CalendarDate
    public let amount: Amount
    public let direction: Direction
    /// The payer's own id that went with the payment; only camt.053 gives it back.
    public let endToEndID: String?
    /// The bank's reference: `AcctSvcrRef` or `NtryRef` of camt.053, `FITID` of OFX.
    public let bankReference: String?
    /// Who was paid, or who paid; for what came back, whom we had paid, as far as the bank says.
    public let counterparty: String?
    /// All that the bank writes about it, in one line; empty where it writes nothing.
    public let text: String
    /// Whether the bank marks it as undone: `RvslInd` or `RtrInf` of camt.053. OFX and CSV cannot
    /// say so.
    public let isReturn: Bool
    /// Why it came back, in the bank's code or words.
    public let returnReason: String?

    /// The amount, below zero for what went out.
    public var signedPence: Int64 { direction == .paidIn ? amount.pence : -amount.pence }
}
