/// Why bytes or a text are no key, or a key cannot be used.
///
/// The cases are in order of precedence.
public enum KeyError: Error, Hashable, Sendable {
    /// A key, salt or nonce of the wrong length.
    case length(of: String, wanted: Int, found: Int)
    /// A public key that is another spelling of a smaller number.
    case nonCanonical
    /// A public key under which anybody can sign anything.
    case smallOrder
    /// A text that is no key in its one spelling.
    case badText(String)
    /// A wrapped key whose text is no canonical statement.
    case badStatement(StatementError)
    /// A wrapped key in which this field cannot be.
    case badField(String)
    /// A cost that is no power of two within the bounds.
    case cost(Int)
    /// There is no passphrase.
    case noPassphrase
    /// The passphrase is wrong, or the wrapped key was changed.
    case wrongPassphrase
    /// The seed within is not that of the public key beside it.
    case otherKey
    /// OpenSSL could not do it, for want of memory.
    case library

    /// The stable code.
    public var code: String {
        switch self {
        case .length: "key.length"
        case .nonCanonical: "key.non-canonical"
        case .smallOrder: "key.small-order"
        case .badText: "key.text"
        case .badStatement: "key.statement"
        case .badField: "key.field"
        case .cost: "key.cost"
        case .noPassphrase: "key.no-passphrase"
        case .wrongPassphrase: "key.passphrase"
        case .otherKey: "key.other"
        case .library: "key.library"
        }
    }

    /// The rule, the numbers and what to do, for a person.
    public var message: String {
        switch self {
        case .length(let what, let wanted, let found):
            "A \(what) has \(wanted) bytes and this has \(found): take the right file."
        case .nonCanonical:
            "This public key is not in its one spelling: have its owner send it again."
        case .smallOrder:
            "Anybody could sign under this public key: refuse it and ask who sent it."
        case .badText(let what):
            "This is no \(what) in its one spelling: copy it again whole."
        case .badStatement(let error):
            "This is no wrapped key. \(error.message)"
        case .badField(let field):
            "The \(field) of this wrapped key is not one that can be: take the right file."
        case .cost(let rounds):
            "A passphrase cost is a power of two from \(PassphraseCost.bounds.lowerBound) to "
                + "\(PassphraseCost.bounds.upperBound), not \(rounds)."
        case .noPassphrase:
            "There is no passphrase: give one."
        case .wrongPassphrase:
            "The passphrase is wrong, or the key file was changed: try again."
        case .otherKey:
            "The key file holds another key than it says: take the right file."
        case .library:
            "The cryptographic library could not finish, most likely for want of memory: try again."
        }
    }
}
