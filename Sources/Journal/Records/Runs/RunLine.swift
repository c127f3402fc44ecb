public import Approvals
public import Identifiers
public import Integrity
public import Money

/// One payment of a payment run, as the run is frozen.
public struct RunLine: Hashable, Sendable {
    /// The run.
    public let run: RunID
    /// Its place, from 1.
    public let number: Int
    /// The payment, which is in no other run that was not withdrawn.
    public let payment: PaymentID
    /// Whom it pays, as the records of bank details name them.
    public let payee: Payee
    /// Pence.
    public let amount: Amount
    /// The commitment to the bank details that it is paid to.
    public let account: Digest

    public init(
        run: RunID,
        number: Int,
        payment: PaymentID,
        payee: Payee,
        amount: Amount,
        account: Digest
    ) {
        self.run = run
        self.number = number
        self.payment = payment
        self.payee = payee
        self.amount = amount
        self.account = account
    }
}

extension RunLine: RecordContent {
    static let type = "run.line"

    init(from fields: inout FieldReader) throws(RecordError) {
        run = try fields.value("run")
        number = try fields.ordinal("number")
        payment = try fields.value("payment")
        payee = try fields.value("payee")
        amount = try fields.value("amount")
        account = try fields.value("commit.account")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("run", run)
        fields.put("number", number)
        fields.put("payment", payment)
        fields.put("payee", payee)
        fields.put("amount", amount)
        fields.put("commit.account", account)
    }
}
