/// Why an authority was not asked, or did not answer, in order of precedence.
public enum AuthorityError: Error, Hashable, Sendable {
    case badAddress(String)
    /// It could not be reached, or what came back is no answer.
    case noAnswer(AuthorityAddress, reason: String)

    /// The stable code.
    public var code: String {
        switch self {
        case .badAddress: "authority.address"
        case .noAnswer: "authority.no-answer"
        }
    }

    /// What is wrong and what to do, for a person.
    public var message: String {
        switch self {
        case .badAddress(let text):
            "“\(text)” is no address of a time-stamping authority: it begins with http:// or "
                + "https://, names a host, and has neither user nor fragment."
        case .noAnswer(let address, let reason):
            "\(address) gave no time stamp (\(reason)). Ask again later, or another authority."
        }
    }
}
