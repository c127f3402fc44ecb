import Files
import Integrity
import Policy
import Synchronization

/// The rules of packs that were read, by their digest: a run reads each file's text once.
final class RulePackMemory: Sendable {
    private let packs = Mutex<[Digest: RulePack]>([:])

    /// - Throws: `RulePackError`.
    func rulePack(_ bytes: [UInt8]) throws(RulePackError) -> RulePack {
        let digest = Digest(of: bytes)
        if let known = packs.withLock({ $0[digest] }) { return known }
        let pack = try RulePackParser.parseRules(bytes)
        packs.withLock { $0[digest] = pack }
        return pack
    }
}
