import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Store

@testable import Operations

/// Reads the journal as it grows, keeps books of its own from the entries alone, and holds the
/// store's against them and against the ledger's invariants.
struct JournalModel {
    /// Every private text that commands give; no record may hold it.
    static let privateText = "Zebedee's own words"

    /// The books by the entries so far; a floor that an entry breaks is thrown.
    private var books = Books()
    private var entries: [Int: Entry] = [:]
    private var reversed: Set<Int> = []
    private var commitments: [AccountCode: CommitmentCheck.Standing] = [:]
    private var closedCases: Set<String> = []
    /// What stands charged to each participant's overall allowance.
    private var charged: [ParticipantCode: Int64] = [:]
    private var last = (seq: -1, leaf: Digest.zero)
    private var frontier = MerkleFrontier()
    private var asked: [DrawdownCheck.Asked] = []
    private var askedLines: [DrawdownCheck.Line] = []
    private var periods: [PeriodClosed] = []

    /// Reads the records since the last time, and checks all that they can have changed.
    ///
    /// - Returns: What is wrong.
    mutating func findings(in store: any BookReader) throws -> [String] {
        var findings: [String] = []
        let counted = entries.count
        try store.forEachRecord(from: last.seq + 1) { seq, bytes in
            findings += try read(bytes, at: seq)
            return true
        }
        let head = try store.head()
        if head.size != last.seq + 1 || head.leaf != last.leaf || head.root != frontier.root {
            findings.append("9: the head is not that of the records")
        }
        guard entries.count > counted else { return findings }
        return findings + (try ledgerFindings(in: store))
    }

    /// What the store's accounts say otherwise than the entries, and what the entries break.
    func ledgerFindings(in store: any BookReader) throws -> [String] {
        var findings: [String] = []
        let accounts = try store.everyAccount().filter { $0.totals != .zero }
        let stored = Dictionary(uniqueKeysWithValues: accounts.map { ($0.code, $0.totals) })
        if stored != books.accounts { findings.append("8: a balance is not its postings' sum") }
        let trial = try store.trialBalance(through: nil)
        if try !trial.agrees || trial != TrialBalance(of: books) {
            findings.append("the trial balance does not agree")
        }
        let found =
            books.findings(funders: [try FundCode("ESF"), try FundCode("LOT")])
            + CommitmentCheck.findings(in: commitmentStandings())
            + AllowanceCheck.findings(in: allowanceStandings())
            + DrawdownCheck.findings(in: asked, lines: askedLines)
        return findings + found.map { "\($0.check) \($0.subject): \($0.message)" }
    }

    /// The records that are entries, in order.
    var entrySeqs: [Int] { entries.keys.sorted() }

    // MARK: Records

    private mutating func read(_ bytes: [UInt8], at seq: Int) throws -> [String] {
        let record = try Record(bytes: bytes)
        var findings: [String] = []
        if seq != last.seq + 1 || record.header.seq != seq || record.header.previous != last.leaf {
            findings.append("9: record \(seq) does not follow")
        }
        last = (seq, MerkleTree.leafHash(bytes))
        frontier.append(last.leaf)
        switch record.body {
        case .entryPosted(let posted): findings += try read(posted.entry, at: seq)
        case .caseClosed(let closed): closedCases.insert(closed.businessCase.text)
        case .drawdownLine(let line): askedLines.append(.init(line))
        case .drawdownSubmitted(let submitted): asked.append(.init(submitted))
        case .periodClosed(let closed): periods.append(closed)
        case .periodReopened(let span):
            periods.removeAll {
                $0.fund == span.fund && $0.starts == span.starts && $0.ends == span.ends
            }
        default: break
        }
        return findings
    }

    /// That it balances (invariant 1) was proved when it was read.
    private mutating func read(_ entry: Entry, at seq: Int) throws -> [String] {
        try books.post(entry)
        entries[seq] = entry
        for posting in entry.postings { count(posting, of: entry) }
        var findings = ShareCheck.findings(in: [(sequence: seq, entry: entry)])
            .map { "\($0.subject): \($0.message)" }
        let isClosed = periods.contains { period in
            entry.effectiveOn <= period.ends
                && (period.fund == nil
                    || entry.postings.contains { $0.account.fund == period.fund })
        }
        if isClosed { findings.append("entry \(seq) falls into a closed period") }
        guard let original = entry.reverses else { return findings }
        let pair = ReversalCheck.Pair(
            sequence: seq,
            reversal: entry,
            original: entries[original],
            wasInClosedPeriod: isClosed
        )
        findings += ReversalCheck.findings(in: [pair]).map(\.message)
        if !reversed.insert(original).inserted {
            findings.append("10: entry \(original) is reversed twice")
        }
        return findings
    }

    private mutating func count(_ posting: Posting, of entry: Entry) {
        let kind = posting.account.kind
        let pence = posting.side == kind.normalSide ? posting.amount.pence : -posting.amount.pence
        let delivering: Set<AccountKind> = [
            .committed, .deliveredUnpaid, .deliveredPaid, .disallowed,
        ]
        if delivering.contains(kind), let participant = posting.attribution?.participant {
            charged[participant, default: 0] += pence
        }
        guard kind == .committed, let fund = posting.account.fund,
            let id = posting.account.commitment
        else { return }
        let undone = entry.reverses.flatMap { entries[$0]?.event }
        commitments[posting.account, default: .init(commitment: id, fund: fund)]
            .count(pence, because: undone ?? entry.event)
    }

    private func commitmentStandings() -> [CommitmentCheck.Standing] {
        commitments.map { account, standing in
            var standing = standing
            standing.remaining = books.balance(of: account)
            standing.isClosed = closedCases.contains(standing.commitment.source)
            return standing
        }
    }

    private func allowanceStandings() -> [AllowanceCheck.Standing] {
        AllowanceCheck.standings(in: books.accounts).map { standing in
            var standing = standing
            let code = standing.subject.split(separator: ".").first.map(String.init) ?? ""
            standing.charged = (try? ParticipantCode(code)).map { charged[$0] ?? 0 }
            return standing
        }
    }
}

extension CommitmentCheck.Standing {
    fileprivate mutating func count(_ pence: Int64, because event: EventKind) {
        switch event {
        case .commitmentRaised: committed += pence
        case .claimCharged: claimed -= pence
        default: released -= pence
        }
    }
}

extension DrawdownCheck.Asked {
    fileprivate init(_ submitted: DrawdownSubmitted) {
        self.init(
            drawdown: submitted.drawdown,
            periodEnds: submitted.ends,
            amount: submitted.total
        )
    }
}

extension DrawdownCheck.Line {
    fileprivate init(_ line: DrawdownLine) {
        self.init(
            drawdown: line.drawdown,
            defrayal: .init(sequence: line.defrayal, posting: 0),
            bankDate: line.bankDate,
            amount: line.amount
        )
    }
}
