/// A small random generator that gives the same numbers for the same seed on every machine.
///
/// It is Steele, Lea and Flood's SplitMix64 (OOPSLA 2014). A property test takes the seed as its
/// argument, so that a failure names the one seed to run again.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    /// For `arguments: 0..<200`, whose values are `Int`.
    public init(seed: Int) { self.init(seed: UInt64(bitPattern: Int64(seed))) }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
