import Calendar
import Identifiers
import Journal
import Profiles
import Store

/// What an issued pack opens by its profile, so that it is in its holder's hands already.
struct ProfileOpenings {
    private let places: Set<PrivatePlace>

    /// Reads the profile again, and what it makes of the records of the pack. O(records), for a
    /// pack with a profile that opens something.
    ///
    /// - Throws: `PackAssemblyError`, `ProfileError` or `StoreError`.
    init(of pack: PackIssued, issuedAt seq: Int, in context: OperationContext) throws {
        guard let issued = pack.profile, let file = try context.books.document(issued.digest) else {
            places = []
            return
        }
        let profile = try context.environment.profile(file)
        guard !profile.opens.isEmpty else {
            places = []
            return
        }
        var records: [Record] = []
        try context.books.forEachRecord(from: 0) { place, bytes in
            records.append(try Record(bytes: bytes))
            return place < seq
        }
        let prepared = try PreparedProfile(
            profile,
            ProfileRequest(
                issued,
                made: records[seq].header.time.londonDate,
                codes: RecipientCodes(
                    of: pack.recipient,
                    by: context.environment.keys.root,
                    origin: try context.origin()
                )
            ),
            of: records.dropLast(),
            in: context.books
        )
        places = Set(prepared.places)
    }

    func contains(_ place: PrivatePlace) -> Bool { places.contains(place) }
}

extension ProfileRequest {
    /// What an issued pack's profile was applied to.
    init(_ issued: IssuedProfile, made day: CalendarDate, codes: RecipientCodes?) {
        self.init(
            drawdown: issued.drawdown,
            fund: issued.fund,
            starts: issued.starts,
            ends: issued.ends,
            made: day,
            codes: codes
        )
    }
}
