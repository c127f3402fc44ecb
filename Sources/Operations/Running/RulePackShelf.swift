import Integrity
import Policy
import Store
import Synchronization

/// The rule packs that records name by their digest, each read once.
final class RulePackShelf: Sendable {
    private let parse: @Sendable ([UInt8]) throws -> RulePack
    private let packs = Mutex<[Digest: RulePack]>([:])

    /// - Parameter parse: Reads a rule pack from its file's bytes.
    init(parse: @escaping @Sendable ([UInt8]) throws -> RulePack) { self.parse = parse }

    /// The rule pack of a digest, or nil where the books do not hold its file.
    func rulePack(_ digest: Digest, in books: any BookReader) throws -> RulePack? {
        if let known = packs.withLock({ $0[digest] }) { return known }
        guard let bytes = try books.document(digest), Digest(of: bytes) == digest else {
            return nil
        }
        let pack = try parse(bytes)
        packs.withLock { $0[digest] = pack }
        return pack
    }
}
