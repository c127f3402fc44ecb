/// How much work a passphrase costs to try: scrypt's N, with r = 8 and p = 1.
public struct PassphraseCost: Hashable, Sendable {
    /// scrypt's N; a derivation takes 1 KiB of memory for each.
    public let rounds: Int

    /// What people's keys get: 128 MiB and about half a second.
    public static let standard = PassphraseCost(unchecked: 131_072)
    /// What a file may ask for; above it an altered file could exhaust the machine.
    public static let bounds = 1024...262_144

    /// Takes a power of two within ``bounds``.
    ///
    /// - Throws: ``KeyError/cost(_:)``.
    public init(rounds: Int) throws(KeyError) {
        guard Self.bounds.contains(rounds), rounds.nonzeroBitCount == 1 else {
            throw .cost(rounds)
        }
        self.rounds = rounds
    }

    private init(unchecked rounds: Int) { self.rounds = rounds }

    static let blockSize = 8
    static let parallelism = 1
    /// Twice what the greatest cost takes; OpenSSL's own limit is too low for the standard one.
    static let memoryLimit: UInt64 = 512 << 20
}
