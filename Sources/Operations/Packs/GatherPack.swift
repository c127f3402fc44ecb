import Approvals
import Calendar
public import Evidence
import Identifiers
import Integrity
import Journal
public import Profiles
public import Store

/// Gathers what an evidence pack is made of: the journal up to the record that issued it, what that
/// one's profile opens, and the time stamps that were got since.
///
/// 1. Read the records, of which the prints can be made meanwhile.
/// 2. Read the documents that they name.
/// 3. Have the profile make its files, which names the claims that it is about.
/// 4. Open the private values of the profile's kinds in the records of those claims. A file is
///    handed on as soon as it is read, so that no two are ever held.
public struct GatherPack {
    private let books: any BookReader
    private let readProfile: ([UInt8]) throws -> Profile
    private let profiles: ProfileShelf
    private let keep: (PackAttachment, [UInt8]) throws -> Void
    private let progress: (_ done: Int, _ of: Int) -> Void

    /// - Parameters:
    ///   - profile: Reads a profile from its file's bytes.
    ///   - profiles: What the profile made when the pack was issued; else it is made here.
    ///   - keep: Takes each opened file, once.
    ///   - progress: Is told how many of how many records were looked at for what they open.
    public init(
        in books: any BookReader,
        profile: @escaping ([UInt8]) throws -> Profile,
        made profiles: ProfileShelf = ProfileShelf(),
        keeping keep: @escaping (PackAttachment, [UInt8]) throws -> Void,
        progress: @escaping (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) {
        self.books = books
        readProfile = profile
        self.profiles = profiles
        self.keep = keep
        self.progress = progress
    }

    /// Returns the journal up to the record that issued a pack. O(records).
    ///
    /// - Throws: `PackAssemblyError` or `StoreError`.
    public func journal(issuedAt seq: Int) throws -> PackJournal {
        guard let checkpoint = try books.checkpoint(size: seq + 1) else {
            throw PackAssemblyError.notIssued(seq: seq)
        }
        var bytes = RecordBytes()
        try books.forEachRecord(from: 0) { place, record in
            guard place <= seq else { return false }
            bytes.append(record)
            return true
        }
        return try PackJournal(bytes, checkpoint: checkpoint, secret: try secret(in: bytes.last))
    }

    /// The secret of the recipient's codes, which the record that issued a pack commits to.
    private func secret(in record: [UInt8]?) throws -> [UInt8]? {
        let field = PrivateField.all(in: record ?? []).first { $0.kind == .codes }
        return try field.flatMap { try books.privateItem($0.commitment) }?.value
    }

    /// Returns all that the pack of a journal is made of. O(records).
    ///
    /// - Throws: `PackAssemblyError`, `ProfileError`, `StoreError`, or what `keep` throws.
    public func material(of journal: PackJournal) throws -> PackMaterial {
        var documents = try documents(of: journal.records)
        let prepared = try journal.issued.profile.map {
            try prepare($0, of: journal, &documents)
        }
        return PackMaterial(
            journal: journal,
            documents: documents,
            openings: try openings(of: journal, prepared?.places ?? []),
            profileFiles: prepared?.output.files ?? [:],
            timeStamps: try timeStamps(since: journal.records.count - 1)
        )
    }

    private func documents(of records: [Record]) throws -> [Digest: [UInt8]] {
        var documents: [Digest: [UInt8]] = [:]
        for record in records {
            let digest: Digest? =
                switch record.body {
                case .policyAdopted(let adopted): adopted.digest
                case .approvalGranted(let granted): granted.statement
                default: nil
                }
            if let digest { documents[digest] = try books.document(digest) }
        }
        return documents
    }

    private func prepare(
        _ issued: IssuedProfile,
        of journal: PackJournal,
        _ documents: inout [Digest: [UInt8]]
    ) throws -> PreparedProfile {
        guard let bytes = try books.document(issued.digest) else {
            throw PackAssemblyError.documentMissing(issued.digest)
        }
        documents[issued.digest] = bytes
        return try profiles.prepared(
            try readProfile(bytes),
            ProfileRequest(
                issued,
                made: journal.records[journal.records.count - 1].header.time.londonDate,
                codes: journal.codes
            ),
            of: journal.records.dropLast(),
            in: books
        )
    }
}

// MARK: What came later

extension GatherPack {
    /// The newest time stamp of each list that was stamped after a pack was issued.
    private func timeStamps(since seq: Int) throws -> [Digest: [UInt8]] {
        var timeStamps: [Digest: [UInt8]] = [:]
        try books.forEachRecord(from: seq + 1) { _, bytes in
            if case .packStamped(let stamped)? = try? Record(bytes: bytes).body {
                timeStamps[stamped.manifest] = try books.document(stamped.response)
            }
            return true
        }
        return timeStamps
    }
}

// MARK: What is opened

extension GatherPack {
    /// The private values that are opened, and always the secret of this pack's codes.
    private func openings(
        of journal: PackJournal,
        _ places: [PrivatePlace]
    ) throws -> [PrivatePlace: Opening] {
        var openings: [PrivatePlace: Opening] = [:]
        let opened = Dictionary(grouping: places, by: \.seq)
        for (seq, bytes) in journal.bytes.enumerated() {
            progress(seq, journal.records.count)
            let isLast = seq == journal.records.count - 1
            let wanted = Set(opened[seq, default: []].map(\.field))
            guard isLast || !wanted.isEmpty else { continue }
            for field in PrivateField.all(in: bytes)
            where isLast ? field.kind == .codes : wanted.contains(field.name) {
                let place = PrivatePlace(seq: seq, field: field.name)
                openings[place] = try books.opening(of: field, at: place, keeping: keep)
            }
        }
        return openings
    }
}

/// The records whose private values a profile may open: those of the claims in its lists, of the
/// business cases behind them, and of the statements of the bank that paid them, ours or a
/// partner's, of days on which it did.
struct DisclosureScope {
    private var subjects: Set<String>
    /// The days on which each payer's bank paid: `bank`, or `partner:CODE`.
    private var days: [String: Set<CalendarDate>] = [:]

    init(_ output: ProfileOutput, in records: [Record]) {
        subjects = output.sources
        for record in records {
            let claim: Claim? =
                switch record.body {
                case .claimSubmitted(let submitted): submitted.claim
                case .claimAmended(let amended): amended.claim
                default: nil
                }
            if let claim, subjects.contains(claim.id.text), let id = claim.businessCase {
                subjects.insert(id.text)
            }
            if case .paymentDefrayed(let payment) = record.body,
                payment.claims.contains(where: { output.sources.contains($0.text) })
            {
                days[payment.payer, default: []].insert(payment.on)
            }
        }
    }

    func includes(_ record: Record) -> Bool {
        if let (partner, statement) = record.body.statement {
            guard let starts = statement.starts, let ends = statement.ends else { return false }
            let paid = days[partner.map { "partner:\($0)" } ?? "bank"] ?? []
            return paid.contains { (starts...ends).contains($0) }
        }
        return record.body.subject.map(subjects.contains) ?? false
    }
}
