public import Integrity
public import Journal
public import Ledger
import Money
public import Policy
public import Store

/// What is checked of books besides what every store checks of itself, record by record.
///
/// It is handed each record with the state that those before it brought about, and at the end the
/// state after the last:
///
/// 1. The facts of every decision, where they can be read, are those that the records before give.
/// 2. Every approval's statement is the one recorded, says what its record says, names the version
///    that was before the approver, and is vouched for by the keys that were in force then.
/// 3. Every reveal is of values of a pack, by two people, of whom one signed.
/// 4. Every closed period's trial balance still has the digest it was closed with.
/// 5. Every statement of the bank's still agrees with the books.
/// 6. What was used of an allowance was set aside or spent for its participant.
/// 7. No two duties that exclude each other were in one hand: of payments and their runs, floats,
///    devices, allowances, drawdowns and rule packs; of approvals the replay sees to that.
/// 8. No approval rests on a key that was compromised and is not trusted that far.
public final class BooksAudit {
    private let root: RootKey?
    private let shelf: RulePackShelf
    private let facts: FactsAudit
    private var duties: DutyAudit
    private var allowances = AllowanceAudit()
    private var doubtful = DoubtfulApprovals()
    private var closed: [PeriodClosed] = []
    private var asserted: [BankAsserted] = []

    /// The checks' codes, in order.
    public enum Check: String, CaseIterable, Sendable {
        case approval = "check.approval"
        case reveal = "check.reveal"
        case closedPeriod = "check.closed-period"
        case bank = "check.bank"
        case facts = "check.facts"
        case duties = "check.duties"
        case compromised = "check.compromised"
    }

    /// - Parameters:
    ///   - root: The root of seal keys; without it the seals are not checked.
    ///   - rulePack: Reads a rule pack from its file's bytes.
    public init(
        root: RootKey?,
        rulePack: @escaping @Sendable ([UInt8]) throws -> RulePack
    ) {
        self.root = root
        shelf = RulePackShelf(parse: rulePack)
        facts = FactsAudit(shelf: shelf)
        duties = DutyAudit(shelf: shelf)
    }

    /// Looks at a record that is next, and at the state before it.
    ///
    /// - Throws: `StoreError`.
    public func inspect(_ books: any BookReader, _ record: Record) throws -> [Finding] {
        allowances.follow(record)
        doubtful.read(record)
        if let fault = try facts.fault(in: record, after: books) {
            return [Finding(.facts, "record \(record.header.seq)", fault)]
        }
        let breaches = try duties.faults(in: record, after: books)
        guard breaches.isEmpty else {
            return breaches.map { Finding(.duties, "record \(record.header.seq)", $0) }
        }
        switch record.body {
        case .approvalGranted(let granted):
            let check = ApprovalCheck(books: books, record: record, granted: granted, root: root)
            return try check.faults().map { fault in
                Finding(.approval, "record \(record.header.seq)", fault)
            }
        case .packRevealed(let revealed):
            let check = RevealCheck(books: books, record: record, revealed: revealed)
            return try check.faults().map { Finding(.reveal, "record \(record.header.seq)", $0) }
        case .periodClosed(let period): closed.append(period)
        case .periodReopened(let opened):
            closed.removeAll { period in
                period.fund == opened.fund && period.starts == opened.starts
                    && period.ends == opened.ends
            }
        case .bankAsserted(let statement): asserted.append(statement)
        default: break
        }
        return []
    }

    /// Looks at the state after the last record. O(postings) for all closed periods together, and
    /// for each statement; O(accounts) for each closed period.
    ///
    /// - Throws: `StoreError`.
    public func conclude(_ books: any BookReader) throws -> [Finding] {
        try closedFindings(books)
            + asserted.compactMap { try finding($0, books) }
            + allowances.findings(books, shelf)
            + doubtful.doubts.map { doubt in
                Finding(
                    .compromised,
                    "\(doubt.approval)",
                    "It is of \(doubt.subject), by record \(doubt.seq), and the key \(doubt.key) "
                        + "that vouches for it was compromised and is trusted up to record "
                        + "\(doubt.trustedSize)."
                )
            }
    }

    private func closedFindings(_ books: any BookReader) throws -> [Finding] {
        var changed: Set<Int> = []
        try books.forEachTrialBalance(through: closed.map(\.ends)) { date, balance in
            for (index, period) in closed.enumerated() where period.ends == date {
                if balance.digest(of: period.fund) != period.trialBalance { changed.insert(index) }
            }
        }
        return changed.sorted().map { index in
            Finding(
                .closedPeriod,
                "\(closed[index].starts) to \(closed[index].ends)",
                "The trial balance of the closed period is not the one it was closed with."
            )
        }
    }

    private func finding(_ bank: BankAsserted, _ books: any BookReader) throws -> Finding? {
        let booked = try books.bankBalance(of: bank.fund, through: bank.on)
        guard booked != bank.amount.pence else { return nil }
        return Finding(
            .bank,
            "\(bank.reference)",
            "The statement of \(bank.on) says \(bank.amount.poundsText) and the books say "
                + "\(Pence.pounds(booked))."
        )
    }
}

extension Finding {
    /// A finding of an audit of books.
    public init(_ check: BooksAudit.Check, _ subject: String, _ message: String) {
        self.init(check: check.rawValue, subject: subject, message: message)
    }

    /// Whether the books are whole all the same: the bank says other than they do, nobody can be
    /// shown to have said yes, or an erasure was cut short. A backup of them is as good as they
    /// are.
    public var leavesBooksWhole: Bool {
        [BooksAudit.Check.bank, .compromised].contains { $0.rawValue == check }
            || check == StoreCheck.erasure.rawValue
    }
}
