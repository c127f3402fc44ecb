import Integrity
import Journal

/// What the records of a row only commit to.
struct Withheld: Hashable {
    /// What its private fields are to say: a commitment for each line, or what the records say of
    /// it; in their order.
    var words: [RowField: [Word]] = [:]
    /// The supplier's name.
    var supplier: Digest?

    enum Word: Hashable {
        case committed(Digest, as: PrivateKind)
        /// What needs no words: a drive of so many miles.
        case said(String)
    }
}

/// Puts what a profile opens into the rows of a list, and says of the rest that it is withheld.
///
/// Rows are chosen and put together before, so that nothing is read of a claim that is not in the
/// list, and no list's choice gives a private value away.
struct PrivateWords {
    let opens: Set<PrivateKind>
    /// The value of a commitment, or nil where it was erased; nil itself where nothing private can
    /// be read.
    let value: ((Digest) throws -> [UInt8]?)?

    func fill(_ rows: inout [Row], of list: ProfileList) throws {
        let shown = Set(list.shown)
        for place in rows.indices {
            let withheld = rows[place].withheld
            for field in shown where field.isPrivate {
                rows[place].set(field, try words(for: withheld.words[field] ?? []))
            }
            if shown.contains(.payee), let supplier = withheld.supplier,
                let name = try text(supplier, as: .supplier)
            {
                rows[place].set(.payee, name)
            }
        }
    }

    /// Each once, in the order of the lines; nil where nobody said anything.
    private func words(for withheld: [Withheld.Word]) throws -> String? {
        var words: [String] = []
        for item in withheld {
            let word: String
            switch item {
            case .said(let text): word = text
            case .committed(let digest, let kind):
                word = try text(digest, as: kind) ?? "withheld"
            }
            if !words.contains(word) { words.append(word) }
        }
        return words.isEmpty ? nil : words.joined(separator: "; ")
    }

    /// The words, or that they were erased; nil where they are not opened.
    private func text(_ commitment: Digest, as kind: PrivateKind) throws -> String? {
        guard let value, opens.contains(kind) else { return nil }
        return try value(commitment).map { String(decoding: $0, as: UTF8.self) } ?? "erased"
    }
}
