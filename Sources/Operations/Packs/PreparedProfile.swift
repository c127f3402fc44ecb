import Integrity
public import Journal
public import Profiles
public import Store

/// What a profile makes of books: its files, and which private values a pack by it opens.
///
/// A pack that cannot be made is not issued, and the record that issues it keeps digests of both:
/// they are made first. They are the pack's own as long as no record comes between: that a pack was
/// issued is no row of any profile.
public struct PreparedProfile: Sendable {
    let profile: Profile
    let request: ProfileRequest
    /// The files, and what they were made of.
    let output: ProfileOutput
    /// What is opened, in order of the records and, within one, of its fields.
    let places: [PrivatePlace]
    /// How many records they are made of.
    let size: Int

    /// Makes the files. O(records).
    ///
    /// - Parameter records: The first that there are, and all that count.
    /// - Throws: `ProfileError` or `StoreError`.
    init(
        _ profile: Profile,
        _ request: ProfileRequest,
        of records: some Collection<Record>,
        in books: any BookReader
    ) throws {
        self.profile = profile
        self.request = request
        let records = Array(records)
        size = records.count
        output = try ProfileOutput(of: profile, request, from: records, in: books)
        guard !profile.opens.isEmpty else {
            places = []
            return
        }
        let scope = DisclosureScope(output, in: records)
        var places: [PrivatePlace] = []
        for (seq, record) in records.enumerated() where scope.includes(record) {
            for field in PrivateField.all(in: try books.recordBytes(at: seq) ?? []) {
                guard let kind = field.kind, profile.opens.contains(kind) else { continue }
                places.append(PrivatePlace(seq: seq, field: field.name))
            }
        }
        self.places = places
    }

    /// What the record keeps of the files.
    var filesDigest: Digest {
        IssuedProfile.digest(ofFiles: output.files.mapValues { Digest(of: $0) })
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
