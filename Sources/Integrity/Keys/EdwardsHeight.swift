/// The y coordinate that a public key's 32 bytes spell, little end first.
struct EdwardsHeight {
    private let bytes: [UInt8]

    /// Takes 32 bytes; the top bit, the sign of x, is no part of y.
    init(of key: [UInt8]) {
        bytes = key.dropLast() + key.suffix(1).map { $0 & 0x7F }
    }

    /// Whether y is below the prime, 2^255 - 19. Above it a point would have a second spelling.
    var isCanonical: Bool {
        let isAbove =
            (bytes.first ?? 0) >= 0xED && bytes.last == 0x7F
            && bytes.dropFirst().dropLast().allSatisfy { $0 == 0xFF }
        return !isAbove
    }

    /// Whether y is that of one of the eight points whose order divides the cofactor.
    ///
    /// Each y here serves two points, of x and of -x, but for 1 and -1, where x is 0.
    var isOfSmallOrder: Bool { Self.smallOrder.contains(Hex.encode(bytes)) }

    private static let smallOrder: Set<String> = [
        // Order 4: y = 0.
        "0000000000000000000000000000000000000000000000000000000000000000",
        // Order 1: y = 1.
        "0100000000000000000000000000000000000000000000000000000000000000",
        // Order 2: y = -1.
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        // Order 8.
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    ]
}
