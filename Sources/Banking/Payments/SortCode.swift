/// A UK sort code: six digits that name a branch, as `102030`.
///
/// Only the form is proved. Whether it exists, and whether an account number fits it, is a matter
/// of Pay.UK's tables (the modulus check), which are not ours and change; nothing here stands in
/// for them.
public struct SortCode: Hashable, Sendable, CustomStringConvertible {
    /// Six digits.
    public let digits: String

    /// Reads `102030`, `10-20-30` or `10 20 30`.
    ///
    /// - Throws: ``PaymentFileError/badSortCode(_:)``.
    public init(_ text: String) throws(PaymentFileError) {
        let bytes = Array(text.utf8)
        let separator: UInt8? = bytes.count == 8 ? bytes[2] : nil
        let isGrouped = separator.map { [0x2D, 0x20].contains($0) && bytes[5] == $0 } ?? true
        let plain = separator == nil ? bytes : Array(bytes[0..<2] + bytes[3..<5] + bytes[6..<8])
        guard isGrouped, plain.count == 6, plain.allSatisfy(\.isDigit) else {
            throw .badSortCode(text)
        }
        digits = String(decoding: plain, as: UTF8.self)
    }

    /// The form for people: `10-20-30`.
    public var description: String {
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index == 2 || index == 4 { text.append("-") }
            text.append(digit)
        }
        return text
    }
}
