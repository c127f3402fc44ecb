public import Calendar
public import Identifiers
public import Integrity
public import Journal
public import Ledger
public import Store

/// What an operation works with while it runs: the books, the world, and who asks.
public final class OperationContext {
    public let books: any BookWriter
    public let environment: Environment
    public let request: CommandRequest
    /// The keyed digest of the request.
    public let requestSeal: Seal
    /// The moment at which the command is run.
    public let now: Instant
    /// The rule packs that were read in this run.
    let rulePacks: RulePackShelf
    /// The records it has appended so far.
    public private(set) var appended: [AppendedRecord] = []

    init(
        books: any BookWriter,
        environment: Environment,
        request: CommandRequest,
        requestSeal: Seal,
        now: Instant,
        rulePacks: RulePackShelf
    ) {
        self.books = books
        self.environment = environment
        self.request = request
        self.requestSeal = requestSeal
        self.now = now
        self.rulePacks = rulePacks
    }

    /// The civil date in London.
    public var today: CalendarDate { now.londonDate }

    /// Who asks.
    public var actor: UserID { request.actor }

    /// Appends a record, dated today unless said otherwise.
    ///
    /// - Parameter chain: The claim or business case whose chain it joins.
    @discardableResult
    public func record(
        _ body: RecordBody,
        on date: CalendarDate? = nil,
        chain: String? = nil
    ) throws -> AppendedRecord {
        let draft = RecordDraft(
            command: request.id,
            request: requestSeal,
            actor: actor,
            effectiveOn: date ?? today,
            time: now,
            chain: chain,
            body: body
        )
        let record = try books.append(draft)
        appended.append(record)
        return record
    }

    /// Posts the entry of an event: checks its floors and its period, then appends it.
    ///
    /// - Throws: The refusal of a floor, of a closed period or of the event itself.
    @discardableResult
    public func post(
        _ event: Event,
        on date: CalendarDate,
        chain: String? = nil
    ) throws -> AppendedRecord {
        try post(try event.entry(effectiveOn: date), chain: chain)
    }

    /// Posts an entry: checks its floors and its period, then appends it.
    ///
    /// - Parameter reason: The commitment to why it is posted, where somebody had to say it.
    @discardableResult
    public func post(
        _ entry: Entry,
        because reason: Digest? = nil,
        chain: String? = nil
    ) throws -> AppendedRecord {
        let accounts = entry.accounts
        try refuseClosedPeriod(on: entry.effectiveOn, funds: Set(accounts.map(\.fund)))
        var touched = Books(loading: try books.totals(of: accounts))
        try touched.post(entry)
        return try record(
            .entryPosted(EntryPosted(entry: entry, reason: reason)),
            on: entry.effectiveOn,
            chain: chain
        )
    }

    /// Keeps a private text in the vault and returns the commitment that records hold.
    ///
    /// - Parameters:
    ///   - label: What the text is, as `name`.
    ///   - subject: Whose key encrypts it: a participant's or a user's code.
    public func commit(_ text: String, as label: String, of subject: String) throws -> Digest {
        try commit(Array(text.utf8), as: label, of: subject)
    }

    /// Keeps private bytes in the vault and returns the commitment that records hold.
    public func commit(_ bytes: [UInt8], as label: String, of subject: String) throws -> Digest {
        let item = privateItem(bytes, as: label, of: subject)
        try books.keepPrivate(item)
        return item.commitment
    }

    /// A private text with a salt of its own, which is not kept yet: for what has to be agreed to
    /// before anything is written.
    func privateItem(_ text: String, as label: String, of subject: String) -> PrivateItem {
        privateItem(Array(text.utf8), as: label, of: subject)
    }

    private func privateItem(
        _ bytes: [UInt8],
        as label: String,
        of subject: String
    ) -> PrivateItem {
        PrivateItem(
            subject: subject,
            label: label,
            salt: environment.randomBytes(32),
            value: bytes
        )
    }

    private func refuseClosedPeriod(on date: CalendarDate, funds: Set<FundCode?>) throws {
        for period in try books.closedPeriods(endingFrom: date)
        where period.fund == nil || funds.contains(period.fund) {
            throw PeriodRefusal.closed(date, period)
        }
    }
}
