import Integrity
public import Journal
public import Profiles
public import Store

/// What a profile makes of books, before a pack is issued by it.
///
/// A pack that cannot be made is not issued, so the files of its profile are made first. They are
/// the pack's own as long as no record comes between: that a pack was issued is no row of any
/// profile.
public struct PreparedProfile: Sendable {
    private let profile: Profile
    private let request: ProfileRequest
    private let output: ProfileOutput
    /// How many records they are made of.
    private let size: Int

    /// Makes the files. O(records).
    ///
    /// - Throws: `ProfileError` or `StoreError`.
    public init(
        _ profile: Profile,
        _ request: ProfileRequest,
        in books: any BookReader
    ) throws {
        self.profile = profile
        self.request = request
        let records = try books.records()
        size = records.count
        output = try ProfileOutput(of: profile, request, from: records, in: books)
    }

    /// What the profile makes of the records before the one that issued a pack, or nil where that
    /// may be something else.
    func output(
        of profile: Profile,
        _ request: ProfileRequest,
        issuedAt seq: Int
    ) -> ProfileOutput? {
        profile == self.profile && request == self.request && seq == size ? output : nil
    }
}

extension ProfileOutput {
    /// Makes the files of a profile, with what it opens of the vault. O(records).
    ///
    /// - Parameter books: Where the vault can be read; without, what is private is withheld.
    /// - Throws: `ProfileError` or `StoreError`.
    public init(
        of profile: Profile,
        _ request: ProfileRequest,
        from records: [Record],
        in books: (any BookReader)?
    ) throws {
        let value = books.map { books in
            { (commitment: Digest) in try books.privateItem(commitment)?.value }
        }
        try self.init(of: profile, request, from: JournalIndex(records), opening: value)
    }
}
