public import Integrity

/// An approval that nobody has vouched for yet.
///
/// ```
/// UnsealedApproval(statement).sealed(with: sealKey, signedBy: signingKey)  // SealedApproval
/// ```
public struct UnsealedApproval: Hashable, Sendable {
    public let statement: ApprovalStatement

    public init(_ statement: ApprovalStatement) { self.statement = statement }

    /// Seals the statement with the server's key for the signer and, where it names the signer's
    /// own key, signs it with that.
    ///
    /// - Throws: ``SealingError``, the first that holds, in the order of its cases.
    public func sealed(
        with sealKey: SealKey,
        signedBy signingKey: SigningKey?
    ) throws(SealingError) -> SealedApproval {
        let given = signingKey?.verificationKey.id
        guard given == statement.keys.signing else {
            throw .otherSigningKey(named: statement.keys.signing, given: given)
        }
        let bytes = statement.bytes()
        var signature: Signature?
        if let signingKey {
            do { signature = try signingKey.sign(bytes) } catch { throw .key(error) }
        }
        return SealedApproval(
            checked: statement,
            seal: sealKey.seal(bytes),
            signature: signature,
            vouching: signature == nil ? .seal : .sealAndSignature
        )
    }
}

/// Why an approval cannot be sealed, in order of precedence.
public enum SealingError: Error, Hashable, Sendable {
    case otherSigningKey(named: String?, given: String?)
    case key(KeyError)
}

extension SealingError {
    /// The stable code.
    public var code: String {
        switch self {
        case .otherSigningKey: "approval.other-signing-key"
        case .key(let error): error.code
        }
    }

    /// The rule, the keys, and what to do next.
    public var message: String {
        switch self {
        case .otherSigningKey(let named, let given):
            "The approval names the signing key \(named ?? "none") and \(given ?? "none") is "
                + "given. "
                + "Unlock the signer's own current key."
        case .key(let error): error.message
        }
    }
}
