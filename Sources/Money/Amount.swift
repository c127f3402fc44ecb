/// A sum of money in whole pence, never negative.
///
/// Which way the money goes is the business of a posting's side, never of a sign. Pence are
/// counted in `Int64` and every operation is checked, so a sum is right or refused.
public struct Amount: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The sum in pence, zero or more.
    public let pence: Int64

    /// No money.
    public static let zero = Amount(unchecked: 0)

    /// Creates a sum of so many pence.
    ///
    /// - Throws: ``AmountError/negative(pence:)``.
    public init(pence: Int64) throws(AmountError) {
        guard pence >= 0 else { throw .negative(pence: pence) }
        self.pence = pence
    }

    /// Reads the one canonical form: decimal pence with no sign, leading zero or separator.
    ///
    /// - Throws: ``AmountError/notCanonical(_:)``, or ``AmountError/overflow`` beyond `Int64`.
    public init(_ text: String) throws(AmountError) {
        let digits = text.utf8
        guard !digits.isEmpty, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            digits.count == 1 || digits.first != 0x30
        else { throw .notCanonical(text) }
        guard let pence = Int64(text) else { throw .overflow }
        self.pence = pence
    }

    init(unchecked pence: Int64) { self.pence = pence }

    /// Whether there is no money at all.
    public var isZero: Bool { pence == 0 }

    /// The canonical form: `123450`.
    public var description: String { String(pence) }

    /// The form for people: `£1,234.50`.
    public var poundsText: String { Pence.pounds(pence) }

    public static func < (left: Self, right: Self) -> Bool { left.pence < right.pence }
}
