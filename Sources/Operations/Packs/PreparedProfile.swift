public import Journal
public import Profiles

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
    /// - Parameter records: Every record so far.
    /// - Throws: `ProfileError`.
    public init(
        _ profile: Profile,
        _ request: ProfileRequest,
        from records: [Record]
    ) throws(ProfileError) {
        self.profile = profile
        self.request = request
        size = records.count
        output = try ProfileOutput(of: profile, request, from: JournalIndex(records))
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
