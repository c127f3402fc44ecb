internal import Money

/// One thing that a check of the books found wrong.
public struct Finding: Hashable, Sendable {
    /// The stable code of the check, as `check.authority-identity`.
    public let check: String
    /// What it was found in: an account, a fund, an entry.
    public let subject: String
    /// The invariant and the numbers, for people.
    public let message: String

    /// Creates a finding.
    public init(check: String, subject: String, message: String) {
        self.check = check
        self.subject = subject
        self.message = message
    }
}

/// Pence that may be below zero where books are broken, for people.
func pounds(_ pence: Int64) -> String { Pence.pounds(pence) }
