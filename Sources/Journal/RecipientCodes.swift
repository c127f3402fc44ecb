public import Identifiers
public import Integrity
public import Ledger

/// The codes under which one recipient's packs name participants.
///
/// The same recipient finds the same participant under the same code in each of their packs, and
/// lists that two recipients were given share none. A code is `P-` and twelve hexadecimal digits of
/// SHA-256 over `farthing-recipient-code/v1`, a zero byte, the recipient's secret and the
/// participant's code in the journal. The journal commits to the secret and the pack opens it, so
/// that whoever holds the records, which name participants as the journal does, can check lists.
public struct RecipientCodes: Hashable, Sendable {
    private let secret: [UInt8]

    /// - Parameter secret: 32 bytes, derived for the recipient (`RootKey.recipientSecret`).
    public init(secret: [UInt8]) { self.secret = secret }

    /// A recipient's codes, derived anew from the root key.
    public init(of recipient: String, by root: RootKey, origin: String) {
        let secret = root.recipientSecret(of: recipient, origin: origin)
        self.init(secret: secret.withUnsafeBytes { Array($0) })
    }

    /// The code of a participant, of 14 letters.
    public func code(of participant: ParticipantCode) -> String {
        var stream = DigestStream()
        stream.update(Array("farthing-recipient-code/v1\0".utf8))
        stream.update(secret)
        stream.update(Array(participant.text.utf8))
        return "P-\(stream.finish().hex.prefix(12))"
    }

    /// An account as lists name it, `-:L200.P-0123456789ab.overall`: with the recipient's code for
    /// a participant.
    public func text(of account: AccountCode) -> String {
        guard let place = account.kind.dimensions.firstIndex(of: .participant),
            let participant = try? ParticipantCode(account.dimensions[place])
        else { return account.description }
        var parts = account.dimensions
        parts[place] = code(of: participant)
        let head = account.description.split(separator: ".").first.map(String.init) ?? ""
        return ([head] + parts).joined(separator: ".")
    }
}
