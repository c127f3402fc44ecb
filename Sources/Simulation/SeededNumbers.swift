/// Numbers that look random and are the same for the same seed, everywhere.
///
/// SplitMix64 (Steele, Lea and Flood, 2014): each number is the next multiple of the golden ratio,
/// with its bits mixed. Nobody's secrets depend on it.
struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `count`, which is at least 1.
    ///
    /// The high half of a product: of 2^64 numbers at most `count` fall unevenly.
    mutating func below(_ count: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(max(1, count))).high)
    }

    /// A number within a range.
    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// Whether something happens that happens so many times in a thousand.
    mutating func chance(_ perThousand: Int) -> Bool { below(1000) < perThousand }

    /// One of these, which are not empty.
    mutating func one<Element>(of elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    /// The position of a weight, each as likely as it is large; the sum is not 0.
    mutating func position(among weights: [Int]) -> Int {
        var left = below(weights.reduce(0, +))
        for (position, weight) in weights.enumerated() {
            if left < weight { return position }
            left -= weight
        }
        return weights.count - 1
    }
}
