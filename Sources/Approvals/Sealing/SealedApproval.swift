public import Integrity

/// An approval that somebody vouched for, as was checked.
///
/// There is no way to hold one unchecked: it comes from ``UnsealedApproval/sealed(with:signedBy:)``
/// or through the door below, which checks everything that it is given a key for.
public struct SealedApproval: Hashable, Sendable {
    public let statement: ApprovalStatement
    /// The server's seal over the statement's bytes.
    public let seal: Seal
    /// The signer's own signature over the same bytes; a business case always has one.
    public let signature: Signature?
    /// What was checked.
    public let vouching: Vouching

    /// Checks an approval as it was stored or shipped.
    ///
    /// An auditor without the sealing key checks the signature alone; ``vouching`` says what was
    /// checked, and nothing checked is an error.
    ///
    /// - Parameters:
    ///   - bytes: The statement, verbatim.
    ///   - keys: The keys that were the signer's when the approval was recorded.
    /// - Throws: ``SealedApprovalError``, the first that holds, in the order of its cases.
    public init(
        bytes: [UInt8],
        seal: Seal,
        signature: Signature?,
        keys: VouchingKeys
    ) throws(SealedApprovalError) {
        let statement: ApprovalStatement
        do { statement = try ApprovalStatement(bytes: bytes) } catch { throw .statement(error) }
        if let sealKey = keys.seal {
            guard sealKey.isValid(seal, for: bytes) else { throw .badSeal }
        }
        let isSigned = try Self.check(signature, of: statement, with: keys.signing)
        guard let vouching = Vouching(isSealed: keys.seal != nil, isSigned: isSigned) else {
            throw .unchecked
        }
        self.init(checked: statement, seal: seal, signature: signature, vouching: vouching)
    }

    init(checked: ApprovalStatement, seal: Seal, signature: Signature?, vouching: Vouching) {
        statement = checked
        self.seal = seal
        self.signature = signature
        self.vouching = vouching
    }

    /// Whether there is a signature that was checked and is good.
    private static func check(
        _ signature: Signature?,
        of statement: ApprovalStatement,
        with key: VerificationKey?
    ) throws(SealedApprovalError) -> Bool {
        switch (statement.keys.signing, signature) {
        case (nil, nil): return false
        case (nil, .some): throw .unexpectedSignature
        case (.some(let named), nil): throw .signatureMissing(key: named)
        case (.some(let named), .some(let signature)):
            guard let key else { return false }
            guard key.id == named else { throw .otherKey(named: named, given: key.id) }
            guard key.isValid(signature, for: statement.bytes()) else { throw .badSignature }
            return true
        }
    }
}

/// What was checked of an approval, and so who vouches for it.
public enum Vouching: String, CaseIterable, Sendable {
    /// A holder of the sealing key: convincing to that holder only.
    case seal
    /// The signer, to anybody; the seal could not be checked.
    case signature
    case sealAndSignature = "seal-and-signature"

    /// Says what was checked, or nil for nothing.
    init?(isSealed: Bool, isSigned: Bool) {
        switch (isSealed, isSigned) {
        case (true, true): self = .sealAndSignature
        case (true, false): self = .seal
        case (false, true): self = .signature
        case (false, false): return nil
        }
    }
}

/// The keys with which an approval is checked: those that are at hand.
public struct VouchingKeys: Sendable {
    /// The sealing key of the signer and epoch; an auditor has none.
    public let seal: SealKey?
    /// The signer's public key.
    public let signing: VerificationKey?

    public init(seal: SealKey?, signing: VerificationKey?) {
        self.seal = seal
        self.signing = signing
    }
}
