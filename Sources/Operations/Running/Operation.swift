/// One use case: reads its arguments, gathers facts, decides, records.
///
/// An operation is built from a command's arguments alone; whatever it throws there means that
/// the command is malformed. ``run(in:)`` then works within the write's transaction: it gathers
/// facts, makes one decision in pure code, and appends records. When it throws, nothing of it
/// remains.
public protocol Operation: Sendable {
    /// The command's name, as `claim.submit`.
    static var name: String { get }

    /// - Throws: ``ArgumentError``.
    init(from arguments: Arguments) throws(ArgumentError)

    /// Runs within the transaction.
    ///
    /// - Returns: A sentence for the person who asked, if there is something to say.
    /// - Throws: A ``Refusal``, or a `StoreError`.
    func run(in context: OperationContext) throws -> String?
}
