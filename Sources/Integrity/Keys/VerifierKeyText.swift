/// A public key with the name it signs notes under, as C2SP writes it in one line:
/// `name+hash+base64`. A pin file holds this.
public struct VerifierKeyText: Hashable, Sendable, CustomStringConvertible {
    /// The name, for a journal its origin.
    public let name: String
    public let key: VerificationKey

    /// Names a key.
    ///
    /// - Throws: ``KeyError/badText(_:)`` when no signed note can carry the name.
    public init(name: String, key: VerificationKey) throws(KeyError) {
        guard Checkpoint.isOrigin(name.utf8) else { throw .badText("name of a verifier key") }
        self.name = name
        self.key = key
    }

    /// Reads what ``description`` writes, and no other spelling.
    ///
    /// - Throws: ``KeyError/badText(_:)``, or as ``VerificationKey/init(rawBytes:)``.
    public init(_ text: String) throws(KeyError) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.decode(String(parts[2])),
            bytes.first == VerificationKey.noteType
        else { throw .badText("verifier key") }
        try self.init(
            name: String(parts[0]),
            key: VerificationKey(rawBytes: Array(bytes.dropFirst()))
        )
        guard description.utf8.elementsEqual(text.utf8) else { throw .badText("verifier key") }
    }

    public var description: String {
        let hash = Hex.encode(key.noteID(name: name))
        let text = Base64.encode([VerificationKey.noteType] + key.rawBytes)
        return "\(name)+\(hash)+\(text)"
    }
}
