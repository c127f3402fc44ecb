public import Identifiers

/// The payer's id of a payment, which goes with it to the payee's bank and comes back on a
/// camt.053: the payment's own id, spelt so that banks take it.
public struct EndToEndID: Hashable, Sendable, CustomStringConvertible {
    /// 1 to 35 characters.
    public let text: String

    public var description: String { text }

    /// The most characters of ISO 20022's `Max35Text`.
    public static let mostCharacters = 35

    /// Spells a payment's id: `pm_0001` is `pm.0001`, since banks take no `_`. A payment's id has
    /// no `.`, so that no two ids are spelt alike.
    ///
    /// - Throws: ``PaymentFileError/tooLong(field:text:limit:)``; an id may have 40 characters.
    public init(of id: PaymentID) throws(PaymentFileError) {
        text = Self.spelling(of: id)
        guard text.utf8.count <= Self.mostCharacters else {
            throw .tooLong(field: "payment's id", text: text, limit: Self.mostCharacters)
        }
    }

    /// Spells a run's id, as the file that pays it is known to the bank.
    ///
    /// - Throws: ``PaymentFileError/tooLong(field:text:limit:)``.
    public init(of id: RunID) throws(PaymentFileError) {
        text = Self.spelling(of: id)
        guard text.utf8.count <= Self.mostCharacters else {
            throw .tooLong(field: "payment run's id", text: text, limit: Self.mostCharacters)
        }
    }

    /// The spelling of any id, whether a payment file can hold it or not.
    static func spelling<Subject>(of id: Code<Subject>) -> String {
        String(String.UnicodeScalarView(id.text.unicodeScalars.map { $0 == "_" ? "." : $0 }))
    }
}
