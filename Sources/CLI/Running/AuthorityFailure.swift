/// Why a time-stamping authority gave no answer.
public struct AuthorityFailure: Error, Hashable, Sendable {
    /// The stable code.
    public let code: String
    /// What is wrong and what to do next.
    public let message: String

    public init(code: String, message: String) { (self.code, self.message) = (code, message) }
}
