/// Why a document could not be printed: the library that prints it says so.
public struct PrintingError: Error, Hashable, Sendable {
    /// What went wrong, as a clause.
    public let message: String

    public init(_ message: String) { self.message = message }
}
