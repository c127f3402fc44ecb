/// The closed list of operations, by the names that commands use.
public struct OperationCatalogue: Sendable {
    private let operations: [String: any Operation.Type]

    init(_ operations: [any Operation.Type]) {
        self.operations = Dictionary(uniqueKeysWithValues: operations.map { ($0.name, $0) })
    }

    /// Every operation there is.
    public static let standard = OperationCatalogue(
        programmeOperations + peopleOperations + claimOperations + moneyOperations
            + runOperations + periodOperations + drawdownOperations + packOperations
    )

    /// The names, in order.
    public var names: [String] { operations.keys.sorted() }

    /// The operation of a command, with its arguments read.
    ///
    /// - Throws: ``ArgumentError``.
    func operation(for request: CommandRequest) throws(ArgumentError) -> any Operation {
        guard let operation = operations[request.name] else {
            throw .unknownCommand(request.name)
        }
        return try operation.init(from: Arguments(request.arguments))
    }
}
