import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger

extension PackVerification {
    /// The checkpoint, if it is signed by the journal's key.
    mutating func readCheckpoint() -> Checkpoint? {
        guard let note = file(PackPath.checkpoint) else { return nil }
        let origin = pins?.journal ?? Self.firstLine(of: note)
        guard let key = pins?.journalKey ?? embeddedKey(PackPath.journalKey) else {
            report("pack.journal-key", "There is no key to check the checkpoint with.")
            return nil
        }
        do {
            let signed = try SignedCheckpoint(note: note, origin: origin, key: key)
            cosignatures = signed.cosignatures
            return signed.checkpoint
        } catch {
            report("pack.checkpoint", "The checkpoint does not hold: \(error.message)")
            return nil
        }
    }

    private static func firstLine(of note: [UInt8]) -> String {
        String(decoding: note.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    }

    /// Reads every record in its place, and compares the root with the signed one.
    mutating func readJournal(under checkpoint: Checkpoint) -> JournalTrace {
        var trace = JournalTrace()
        trace.origin = checkpoint.origin
        let wanted = approvedSizes()
        let records = recordBytes()
        for bytes in records {
            if trace.leaves.count.isMultiple(of: 512) {
                progress?("records", trace.leaves.count, records.count)
            }
            if wanted.contains(trace.leaves.count) {
                trace.roots[trace.leaves.count] = trace.frontier.root
            }
            guard let record = try? Record(bytes: bytes) else {
                report("pack.record", "Record \(trace.leaves.count) is no record.")
                return trace
            }
            checkPlace(of: record, in: trace, journal: checkpoint.origin)
            let leaf = MerkleTree.leafHash(bytes)
            checkChain(of: record, leaf: leaf, in: &trace)
            read(record, leaf: leaf, into: &trace)
            trace.leaves.append(leaf)
            trace.frontier.append(leaf)
            trace.time = record.header.time
        }
        checkTree(trace, against: checkpoint)
        return trace
    }

    /// The records' bytes, cut as the index says; a finding where it does not fit.
    private mutating func recordBytes() -> [[UInt8]] {
        guard let whole = file(PackPath.records), let index = lines(PackPath.recordIndex) else {
            return []
        }
        var records: [[UInt8]] = []
        var offset = 0
        for (seq, line) in index.enumerated() {
            let numbers = line.split(separator: " ", omittingEmptySubsequences: false)
            guard numbers.count == 3, let length = Int(numbers[1]), length > 0,
                line == "\(offset) \(length) \(seq)", offset + length <= whole.count
            else {
                report("pack.index", "The index's line \(seq + 1) does not fit the records.")
                return records
            }
            records.append(Array(whole[offset..<offset + length]))
            offset += length
        }
        if offset != whole.count {
            report("pack.index", "The index does not cover all of records.txt.")
        }
        return records
    }

    private mutating func checkPlace(
        of record: Record,
        in trace: JournalTrace,
        journal: String
    ) {
        let header = record.header
        let seq = trace.leaves.count
        if header.journal != journal {
            report("pack.other-journal", "Record \(seq) is of the journal \(header.journal).")
        }
        if header.seq != seq {
            report("pack.seq", "Record \(seq) says that it is record \(header.seq).")
        }
        if header.previous != trace.leaves.last ?? .zero {
            report("pack.link", "Record \(seq) does not follow the record before it.")
        }
        if let time = trace.time, header.time < time {
            report("pack.time", "Record \(seq) is earlier than the record before it.")
        }
    }

    private mutating func checkChain(
        of record: Record,
        leaf: Digest,
        in trace: inout JournalTrace
    ) {
        guard let link = record.header.chain else { return }
        let last = trace.chains[link.id]
        let follows = link.number == (last?.number ?? 0) + 1 && link.previous == last?.leaf ?? .zero
        if !follows {
            report(
                "pack.case-link",
                "Record \(record.header.seq) does not follow the records of \(link.id)."
            )
        }
        trace.chains[link.id] = (link.number, leaf)
    }

    private mutating func checkTree(_ trace: JournalTrace, against checkpoint: Checkpoint) {
        if trace.leaves.count != checkpoint.size {
            report(
                "pack.size",
                "The checkpoint signs \(checkpoint.size) records and there are "
                    + "\(trace.leaves.count)."
            )
        }
        if trace.frontier.root != checkpoint.root {
            report("pack.root", "The records do not have the root that was signed.")
        }
        if let listed = lines(PackPath.leaves), listed != trace.leaves.map(\.hex) {
            report("pack.leaves", "leaves.txt does not list the records' leaves.")
        }
    }

    /// Takes from a record what later checks need.
    private mutating func read(_ record: Record, leaf: Digest, into trace: inout JournalTrace) {
        trace.books.read(record)
        trace.systemFacts.read(record)
        trace.erasures.read(record)
        trace.doubtful.read(record)
        trace.subjects[trace.leaves.count] = record.body.subject
        readAmounts(record, into: &trace)
        switch record.body {
        case .keyAdded(let added): checkKey(added, of: record, in: &trace)
        case .keyRetired(let ended):
            trace.keys[.init(purpose: ended.purpose, id: ended.key)] = nil
        case .keyCompromised(let ended):
            trace.keys[.init(purpose: ended.purpose, id: ended.key)] = nil
        case .policyAdopted(let adopted): checkRulePack(adopted, by: record, in: &trace)
        case .apportionmentAdopted(let adopted):
            trace.weights[adopted.version] = Dictionary(
                adopted.shares.map { ($0.fund, $0.weight) },
                uniquingKeysWith: { $1 }
            )
        case .approvalGranted(let granted): check(granted, of: record, in: &trace)
        case .drawdownPrepared, .drawdownAdjusted, .drawdownReviewed, .drawdownWithdrawn,
            .drawdownLine, .drawdownSubmitted, .drawdownAnswered:
            readDrawdowns(record, into: &trace)
        case .entryPosted(let posted): read(posted.entry, seq: record.header.seq, into: &trace)
        case .periodClosed(let closed): close(closed, seq: record.header.seq, in: &trace)
        case .periodReopened(let reopened):
            check(reopened, of: record, in: trace)
            reopen(.init(reopened), seq: record.header.seq, in: &trace)
        case .paymentInstructed, .paymentDefrayed, .paymentReturned, .bankImported:
            readPayments(record, into: &trace)
            readPaymentDays(record, into: &trace)
            readPartners(record, into: &trace)
        case .partnerBankImported, .partnerPageKept, .partnerPaymentReturned:
            readPartners(record, into: &trace)
        case .payeeDetails, .runPrepared, .runAdjusted, .runLine, .runFrozen, .runReleased,
            .runWithdrawn:
            readRuns(record, into: &trace)
        case .claimWithdrawn, .caseWithdrawn, .approvalDeclined: readEndings(record, into: &trace)
        case .packIssued(let issued):
            checkIssue(issued, in: trace)
            trace.issued = issued
            trace.packs[record.header.seq] = issued.pack
        case .packRevealed(let revealed): check(revealed, of: record, in: &trace)
        default: readPeople(record, leaf: leaf, into: &trace)
        }
    }

    private mutating func read(_ entry: Entry, seq: Int, into trace: inout JournalTrace) {
        trace.reckoning.add(entry, seq: seq)
        checkShape(of: entry, seq: seq, &trace)
        checkShares(of: entry, seq: seq, &trace)
        checkReleased(entry, seq: seq, trace)
        checkPaymentDay(of: entry, seq: seq, &trace)
        checkPartners(entry, seq: seq, &trace)
        checkDrawdown(entry, seq: seq, &trace)
        checkPeriod(of: entry, seq: seq, trace)
        guard entry.event == .commitmentRaised || entry.event == .claimCharged,
            let source = entry.source, let version = trace.newest[source]
        else { return }
        trace.charged.append((.init(subject: source, version: version), seq, entry.event))
    }
}
