public import Approvals
public import Banking
import Identifiers
public import Integrity
import Journal
public import Store

/// Whom claims pay, among those whose bank details are recorded.
///
/// A claim names its supplier by a commitment of its own, so that records alone do not say which
/// claims pay the same one; the names do, and they are in the vault.
public final class PayeeRegister {
    private let books: any BookReader
    /// The payee that stands for every supplier of a name; the one with bank details if any has.
    private var suppliers: [String: Payee] = [:]
    private var names: [Digest: String] = [:]

    /// Opens the names of all suppliers whose details are recorded. O(suppliers).
    public init(_ books: any BookReader) throws {
        self.books = books
        for stored in try books.details() {
            guard case .payee(.supplier(let commitment)) = stored.details.holder,
                let name = try name(ofSupplier: commitment)
            else { continue }
            suppliers[name] = suppliers[name] ?? .supplier(commitment)
        }
    }

    /// The payee as the records of bank details name them. Suppliers of one name are one.
    public func payee(_ claimed: Payee) throws -> Payee {
        guard case .supplier(let commitment) = claimed,
            let name = try name(ofSupplier: commitment)
        else { return claimed }
        if let known = suppliers[name] { return known }
        suppliers[name] = claimed
        return claimed
    }

    /// The supplier of this very name whose bank details are recorded.
    public func supplier(named name: String) throws -> Payee? { suppliers[name] }

    /// What a payee is called here: a code, or a supplier's name where it is at hand.
    public func name(of payee: Payee) throws -> String? {
        switch payee {
        case .user(let user): user.text
        case .participant(let participant): participant.text
        case .partner(let partner): partner.text
        case .supplier(let commitment): try name(ofSupplier: commitment)
        }
    }

    private func name(ofSupplier commitment: Digest) throws -> String? {
        if let known = names[commitment] { return known }
        guard let item = try books.privateItem(commitment) else { return nil }
        let name = String(decoding: item.value, as: UTF8.self)
        names[commitment] = name
        return name
    }
}

extension BookReader {
    /// The account behind a commitment; nil where it was erased or the keys are elsewhere.
    public func account(_ commitment: Digest) throws -> BankAccount? {
        try privateItem(commitment).flatMap {
            BankAccount(lines: String(decoding: $0.value, as: UTF8.self))
        }
    }
}
