public import Calendar
public import Identifiers
public import Money

/// A file that asks a bank to pay: ISO 20022 `pain.001.001.09`, in the form that UK banks take for
/// payments in pounds within the country.
///
///     CstmrCdtTrfInitn
///         GrpHdr: MsgId, CreDtTm, NbOfTxs, CtrlSum, InitgPty/Nm
///         PmtInf: PmtInfId, PmtMtd=TRF, BtchBookg=false, NbOfTxs, CtrlSum, SvcLvl, ReqdExctnDt/Dt
///             Dbtr, DbtrAcct, DbtrAgt
///             CdtTrfTxInf: EndToEndId, InstdAmt, CdtrAgt, Cdtr, CdtrAcct, RmtInf/Ustrd
///
/// An account is `Othr/Id`, a branch `ClrSysMmbId` of `GBDSC`. `BtchBookg` asks the bank to book
/// each payment as a line of its own, so that the statement can be matched. A file can only be had
/// when every payment in it is proved; the same values give the same bytes.
public struct PaymentFile: Hashable, Sendable {
    /// How fast the bank should pay, as its own name for it may differ.
    public enum ServiceLevel: String, Hashable, Sendable {
        /// Faster Payments or Bacs, as the bank chooses.
        case nonUrgent = "NURG"
        /// CHAPS, which costs.
        case urgent = "URGP"
    }

    /// What the bank knows the file by; it refuses the same twice. The run's id, spelt as an
    /// end-to-end id is.
    public let messageID: EndToEndID
    public let created: Instant
    public let executionOn: CalendarDate
    public let debtor: BankAccount
    public let serviceLevel: ServiceLevel
    /// One or more, in the given order.
    public let transfers: [CreditTransfer]
    /// What the transfers come to.
    public let total: Amount

    /// The most that one payment may be: £999,999,999.99, the eleven digits of pence of Bacs.
    public static let greatestAmount = Amount(magnitudeOf: 99_999_999_999)
    /// The most payments of a file. They sum to less than `CtrlSum`'s 18 digits hold.
    public static let mostTransfers = 10_000

    /// Makes the file of a run.
    ///
    /// - Parameters:
    ///   - id: The run's.
    ///   - created: When it is made.
    ///   - executionOn: The day on which the bank is to pay; whether it is one of the bank's
    ///     working days is for the bank to say.
    ///   - debtor: The account that is paid from.
    /// - Throws: ``PaymentFileError``.
    public init(
        id: RunID,
        created: Instant,
        executionOn: CalendarDate,
        debtor: BankAccount,
        serviceLevel: ServiceLevel = .nonUrgent,
        transfers: [CreditTransfer]
    ) throws(PaymentFileError) {
        messageID = try EndToEndID(of: id)
        guard !transfers.isEmpty else { throw .noPayments }
        guard transfers.count <= Self.mostTransfers else {
            throw .tooManyPayments(limit: Self.mostTransfers)
        }
        var seen: Set<EndToEndID> = []
        for transfer in transfers where !seen.insert(transfer.id).inserted {
            throw .twice(id: transfer.id.text)
        }
        guard executionOn >= created.londonDate else {
            throw .tooEarly(executionOn: executionOn, created: created.londonDate)
        }
        self.created = created
        self.executionOn = executionOn
        self.debtor = debtor
        self.serviceLevel = serviceLevel
        self.transfers = transfers
        total = Amount(magnitudeOf: transfers.reduce(0) { $0 + $1.amount.pence })
    }
}
