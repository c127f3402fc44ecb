import Approvals
import Banking
public import Calendar
public import Identifiers
import Integrity
import Journal
import Money
public import Store

extension RunSheet {
    /// A run as it stands; nil where there is none. O(payments, and all bank details).
    ///
    /// - Parameter now: The moment at which it is looked at.
    public init?(_ id: RunID, in books: any BookReader, at now: Instant) throws {
        guard let run = try books.paymentRun(id) else { return nil }
        let reading = try RunReading(run, in: books, at: now)
        self.run = run
        let own = try books.details(of: .programme)
        let commitment = run.frozen?.account ?? own?.details.account
        details = own
        account = try commitment.flatMap { try books.account($0) }
        switch run.stage {
        case .open:
            let waiting = try books.waitingPayments()
            lines = try waiting.filter { !run.leftOut.contains($0) }.map(reading.waiting)
            leftOut = try waiting.filter(run.leftOut.contains).map(reading.waiting)
            contents = commitment.flatMap { [lines] in Self.contents(of: id, $0, lines) }
        case .frozen, .released, .withdrawn:
            let frozen = try books.lines(of: id)
            lines = try frozen.map(reading.frozen)
            leftOut = []
            contents = commitment.map { RunContents(account: $0, lines: frozen) }
        }
    }

    /// What an open run would be frozen with; nil while a payment has no account to go to.
    private static func contents(
        of run: RunID,
        _ account: Digest,
        _ lines: [RunPayment]
    ) -> RunContents? {
        var frozen: [RunLine] = []
        for (index, line) in lines.enumerated() {
            guard let commitment = line.accountCommitment else { return nil }
            frozen.append(
                RunLine(
                    run: run,
                    number: index + 1,
                    payment: line.payment,
                    payee: line.payee,
                    amount: line.amount,
                    account: commitment
                )
            )
        }
        return RunContents(account: account, lines: frozen)
    }
}

/// Reads the payments of one run.
private struct RunReading {
    private let run: StoredRun
    private let books: any BookReader
    private let now: Instant
    private let register: PayeeRegister
    /// Whose details name an account, in the order in which they were first recorded.
    private let holders: [String: [DetailsHolder]]

    init(_ run: StoredRun, in books: any BookReader, at now: Instant) throws {
        (self.run, self.books, self.now) = (run, books, now)
        register = try PayeeRegister(books)
        var holders: [String: [DetailsHolder]] = [:]
        for stored in try books.details() {
            guard let account = try books.account(stored.details.account) else { continue }
            holders[account.place, default: []].append(stored.details.holder)
        }
        self.holders = holders
    }

    func waiting(_ id: PaymentID) throws -> RunPayment {
        let stored = try stored(id)
        let payees = try payees(of: stored)
        let payee = payees.first ?? .user(stored.preparer)
        let details = try books.details(of: .payee(payee))
        return try payment(
            stored,
            to: payee,
            account: details?.details.account,
            details,
            doubt: payees.count == 1 ? nil : .severalPayees
        )
    }

    func frozen(_ line: RunLine) throws -> RunPayment {
        let stored = try stored(line.payment)
        let details = try books.details(of: .payee(line.payee))
        var doubt: RunDoubt?
        if run.stage == .frozen {
            if stored.state != .instructed { doubt = .moved(stored.state) }
            if let details, details.details.account != line.account {
                doubt = .detailsChanged(by: details.editor, on: details.recordedAt.londonDate)
            }
        }
        return try payment(stored, to: line.payee, account: line.account, details, doubt: doubt)
    }

    private func stored(_ id: PaymentID) throws -> StoredPayment {
        guard let stored = try books.payment(id) else { throw PaymentRefusal.unknown(id) }
        return stored
    }

    /// Everybody whom a payment pays, each once.
    private func payees(of stored: StoredPayment) throws -> [Payee] {
        if let partner = stored.instructed.partner { return [.partner(partner)] }
        var payees: [Payee] = []
        for claim in try stored.instructed.claims.compactMap({ try books.claim($0) }) {
            let payee = try register.payee(claim.payee)
            if !payees.contains(payee) { payees.append(payee) }
        }
        return payees
    }

    private func payment(
        _ stored: StoredPayment,
        to payee: Payee,
        account commitment: Digest?,
        _ details: StoredDetails?,
        doubt: RunDoubt?
    ) throws -> RunPayment {
        let account = try commitment.flatMap { try books.account($0) }
        let name = try register.name(of: payee)
        func read(_ doubt: RunDoubt?, _ remarks: [RunRemark]) -> RunPayment {
            RunPayment(
                payment: stored.instructed.payment,
                purpose: stored.instructed.purpose,
                claims: stored.instructed.claims,
                amount: stored.instructed.total,
                preparer: stored.preparer,
                state: stored.state,
                payee: payee,
                name: name,
                accountCommitment: doubt == .severalPayees ? nil : commitment,
                details: details,
                account: account,
                doubt: doubt,
                remarks: remarks
            )
        }
        let remarks = try remarks(on: payee, paid: commitment, account, details)
        if let doubt { return read(doubt, remarks) }
        guard commitment != nil else { return read(name == nil ? .noName : .noDetails, []) }
        guard account != nil else {
            return read(run.stage == .withdrawn ? nil : .noAccount, remarks)
        }
        let plain = read(nil, remarks)
        do { _ = try CreditTransfer(of: plain) } catch let error as PaymentFileError {
            return read(.notForBanks(error), remarks)
        }
        return plain
    }

    private func remarks(
        on payee: Payee,
        paid commitment: Digest?,
        _ account: BankAccount?,
        _ details: StoredDetails?
    ) throws -> [RunRemark] {
        var remarks: [RunRemark] = []
        if let last = try books.lastLine(paying: payee, before: run.id) {
            if last.account != commitment { remarks.append(.changedSince(last.run)) }
        } else {
            remarks.append(.first)
        }
        let sharing = account.flatMap { holders[$0.place] } ?? []
        remarks += sharing.filter { $0 != .payee(payee) }.map { .sharedWith($0) }
        let isToBeReleased = run.stage == .open || run.stage == .frozen
        if isToBeReleased, let from = details?.payableFrom, now < from {
            remarks.append(.notBefore(from))
        }
        return remarks
    }
}

extension BankAccount {
    /// Where the money goes, whatever the name says.
    fileprivate var place: String { sortCode.digits + number.digits }
}

extension CreditTransfer {
    /// A payment of a run as a bank's file has it; its account is at hand.
    ///
    /// - Throws: `PaymentFileError`.
    init?(of payment: RunPayment) throws {
        guard let account = payment.account else { return nil }
        try self.init(
            id: payment.payment,
            amount: payment.amount,
            payee: account,
            remittance: payment.remittance
        )
    }
}
