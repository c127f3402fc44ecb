/// How a verb ends, as scripts see it.
public enum ExitStatus: Int32, Sendable {
    /// Done.
    case done = 0
    /// Refused, or a check failed.
    case refused = 1
    /// Wrong usage, unreadable input, or a failing disk.
    case failed = 2
}
