public import Calendar
public import Identifiers
public import Journal
import Policy
public import Store

/// The bank's statements that were read, ours and partners', each said whose.
public struct KeptStatements {
    /// A statement, with who kept it.
    public struct Kept: Sendable {
        /// The record that keeps it.
        public let seq: Int
        /// The partner whose bank it is of; nil for the programme's.
        public let partner: PartnerCode?
        public let statement: BankImported
        public let keeper: UserID
        public let keptOn: CalendarDate
    }

    /// In order of the journal.
    public private(set) var statements: [Kept] = []
    /// What partners paid with nothing of their banks' kept that shows it, in order of the claims.
    public private(set) var unshown: [PartnerCost] = []

    /// Reads what somebody may see. O(records).
    ///
    /// - Parameter user: Whoever asks: of a partner's statements only those of partners whose they
    ///   may keep, and of the programme's none without a role of the programme. Nil for all.
    public init(for user: UserID?, on date: CalendarDate, in books: any BookReader) throws {
        var shown = ShownPayments()
        try books.forEachRecord(from: 0) { seq, bytes in
            guard let record = try? Record(bytes: bytes) else { return true }
            shown.read(record)
            guard let (partner, statement) = record.body.statement else { return true }
            statements.append(
                Kept(
                    seq: seq,
                    partner: partner,
                    statement: statement,
                    keeper: record.header.actor,
                    keptOn: record.header.time.londonDate
                )
            )
            return true
        }
        unshown = try PartnerCost.all(of: nil, in: books).filter { cost in
            guard case .left(let day) = cost.standing else { return false }
            return !shown.shows(cost.claim, of: cost.partner, on: day)
        }
        guard let user else { return }
        statements = statements.filter {
            books.mayReadStatements(of: $0.partner, user, on: date)
        }
        unshown = unshown.filter { books.mayReadStatements(of: $0.partner, user, on: date) }
    }
}

extension BookReader {
    /// Refuses somebody who may neither keep nor see the statements of a partner's bank.
    ///
    /// - Throws: A refusal, as `bank.import` refuses.
    public func requireStatements(
        of partner: PartnerCode,
        for user: UserID,
        on date: CalendarDate
    ) throws {
        guard try hasPartner(partner) else { throw LookupRefusal.unknownPartner(partner) }
        _ = try require(
            anyOf: [.partnerManager, .financeOfficer],
            at: partner,
            of: user,
            on: date
        )
    }

    fileprivate func mayReadStatements(
        of partner: PartnerCode?,
        _ user: UserID,
        on date: CalendarDate
    ) -> Bool {
        let office: [Role] = [.financeOfficer, .programmeManager, .auditor]
        let roles = partner == nil ? office : office + [.partnerManager]
        return (try? require(anyOf: roles, at: partner, of: user, on: date)) != nil
    }
}
