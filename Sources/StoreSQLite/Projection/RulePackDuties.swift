import Integrity
import Policy
import Store
import Synchronization

/// The pairs of duties that rule packs add, read from each pack once.
///
/// A pack's text is parsed by whoever opens the books, for parsing is no business of a store.
final class RulePackDuties: Sendable {
    private let parse: @Sendable ([UInt8]) throws -> [DutyPair]
    private let known = Mutex<[Digest: [DutyPair]]>([:])

    init(parse: @escaping @Sendable ([UInt8]) throws -> [DutyPair]) { self.parse = parse }

    /// The pairs of the pack with this digest; none while its text is not kept.
    func duties(
        of digest: Digest,
        text: () throws(StoreError) -> [UInt8]?
    ) throws(StoreError) -> [DutyPair] {
        if let pairs = known.withLock({ $0[digest] }) { return pairs }
        guard let bytes = try text() else { return [] }
        let pairs: [DutyPair]
        do { pairs = try parse(bytes) } catch {
            throw .corrupt("the rule pack \(digest) cannot be read: \(error)")
        }
        known.withLock { $0[digest] = pairs }
        return pairs
    }
}
