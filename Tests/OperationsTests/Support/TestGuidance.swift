import Files
import Policy
import Synchronization

/// Reads rule packs, each once for all tests: the same bytes give the same rule pack.
enum TestGuidance {
    private static let known = Mutex<[[UInt8]: RulePack]>([:])

    static func rulePack(_ bytes: [UInt8]) throws -> RulePack {
        if let pack = known.withLock({ $0[bytes] }) { return pack }
        let pack = try RulePackParser.parse(bytes)
        known.withLock { $0[bytes] = pack }
        return pack
    }
}
