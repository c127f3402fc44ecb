import Journal
public import Profiles
public import Store
import Synchronization

/// What a profile made last.
///
/// It is made when somebody asks for a pack, wanted again by the record that issues it, and once
/// more for the pack itself: of the same records it is made once.
public final class ProfileShelf: Sendable {
    private let newest = Mutex<PreparedProfile?>(nil)

    public init() {}

    /// What a profile makes of all records of books. O(records) the first time.
    ///
    /// - Throws: `ProfileError` or `StoreError`.
    @discardableResult
    public func prepared(
        _ profile: Profile,
        _ request: ProfileRequest,
        in books: any BookReader
    ) throws -> PreparedProfile {
        if let found = found(profile, request, size: try books.head().size) { return found }
        return try keep(
            PreparedProfile(profile, request, of: try books.records(), in: books)
        )
    }

    /// What a profile makes of the first records of books, as they were read.
    ///
    /// - Throws: `ProfileError` or `StoreError`.
    func prepared(
        _ profile: Profile,
        _ request: ProfileRequest,
        of records: some Collection<Record>,
        in books: any BookReader
    ) throws -> PreparedProfile {
        if let found = found(profile, request, size: records.count) { return found }
        return try keep(PreparedProfile(profile, request, of: records, in: books))
    }

    /// What was made last, if it is of a profile, a request and as many records.
    func found(
        _ profile: Profile,
        _ request: ProfileRequest,
        size: Int
    ) -> PreparedProfile? {
        newest.withLock { newest in
            newest.flatMap {
                $0.profile == profile && $0.request == request && $0.size == size ? $0 : nil
            }
        }
    }

    private func keep(_ prepared: PreparedProfile) -> PreparedProfile {
        newest.withLock { $0 = prepared }
        return prepared
    }
}
