import Calendar
import Identifiers
import Journal
import Profiles
import Store

/// What an issued pack opens by its profile, so that it is in its holder's hands already.
struct ProfileOpenings {
    private let opens: Set<PrivateKind>
    private let scope: DisclosureScope?

    /// Reads the profile again, and what it makes of the records of the pack. O(records), for a
    /// pack with a profile that opens something.
    ///
    /// - Throws: `PackAssemblyError`, `ProfileError` or `StoreError`.
    init(of pack: PackIssued, issuedAt seq: Int, in context: OperationContext) throws {
        let bytes = try pack.profile.flatMap { try context.books.document($0.digest) }
        guard let issued = pack.profile, let bytes else {
            (opens, scope) = ([], nil)
            return
        }
        let profile = try context.environment.profile(bytes)
        opens = profile.opens
        guard !profile.opens.isEmpty else {
            scope = nil
            return
        }
        var records: [Record] = []
        try context.books.forEachRecord(from: 0) { place, bytes in
            records.append(try Record(bytes: bytes))
            return place < seq
        }
        let request = ProfileRequest(
            issued,
            made: records[records.count - 1].header.time.londonDate
        )
        let output = try ProfileOutput(
            of: profile,
            request,
            from: records,
            in: context.books
        )
        scope = DisclosureScope(output, in: records)
    }

    /// Whether it opens a field of a record.
    func includes(_ field: PrivateField, of record: Record) -> Bool {
        guard let scope, let kind = field.kind, opens.contains(kind) else { return false }
        return scope.includes(record)
    }
}

extension ProfileRequest {
    /// What an issued pack's profile was applied to.
    init(_ issued: IssuedProfile, made day: CalendarDate) {
        self.init(
            drawdown: issued.drawdown,
            fund: issued.fund,
            starts: issued.starts,
            ends: issued.ends,
            made: day
        )
    }
}
