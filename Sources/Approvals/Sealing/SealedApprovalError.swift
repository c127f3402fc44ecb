/// Why nobody can be shown to have vouched for an approval, in order of precedence.
public enum SealedApprovalError: Error, Hashable, Sendable {
    case statement(ApprovalStatementError)
    case badSeal
    case unexpectedSignature
    case signatureMissing(key: String)
    case otherKey(named: String, given: String)
    case badSignature
    case unchecked
}

extension SealedApprovalError {
    /// The stable code.
    public var code: String {
        switch self {
        case .statement(let error): error.code
        case .badSeal: "approval.bad-seal"
        case .unexpectedSignature: "approval.unexpected-signature"
        case .signatureMissing: "approval.signature-missing"
        case .otherKey: "approval.other-key"
        case .badSignature: "approval.bad-signature"
        case .unchecked: "approval.unchecked"
        }
    }

    /// What does not hold, and what it means.
    public var message: String {
        switch self {
        case .statement(let error): error.message
        case .badSeal:
            "The seal is not of these bytes under the signer's key of that epoch: the approval was "
                + "changed, or sealed with another key."
        case .unexpectedSignature:
            "There is a signature and the approval names no key for it, so it proves nothing."
        case .signatureMissing(let key):
            "The approval is to be signed with the key \(key) and has no signature."
        case .otherKey(let named, let given):
            "The approval names the key \(named) and the signer's key at that time was \(given)."
        case .badSignature:
            "The signature is not of these bytes under the signer's key: the approval was changed, "
                + "or signed by somebody else."
        case .unchecked:
            "There was no key to check the approval with. Give the signer's public key, or the "
                + "sealing key."
        }
    }
}
