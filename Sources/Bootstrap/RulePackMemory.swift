import Files
import Integrity
import Policy
import Synchronization

/// Rule packs that were parsed, by their digest: a run reads each file's text once.
final class RulePackMemory: Sendable {
    private let packs = Mutex<[Digest: RulePack]>([:])

    /// - Throws: `RulePackError`.
    func rulePack(_ bytes: [UInt8]) throws(RulePackError) -> RulePack {
        let digest = Digest(of: bytes)
        if let known = packs.withLock({ $0[digest] }) { return known }
        let pack = try RulePackParser.parse(bytes)
        packs.withLock { $0[digest] = pack }
        return pack
    }
}
