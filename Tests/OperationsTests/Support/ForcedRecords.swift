import Identifiers
import Journal
import StrictJSON
import Synchronization
import Testing

@testable import Operations

/// For tests alone: an operation that records what it is given and asks nothing.
struct ForceRecord: Operation {
    static let name = "test.force-record"
    private static let bodies = Mutex<[RecordBody]>([])
    private let place: Int

    /// Keeps a body for a command to name.
    static func keep(_ body: RecordBody) -> Int64 {
        bodies.withLock { bodies in
            bodies.append(body)
            return Int64(bodies.count)
        }
    }

    init(from arguments: Arguments) throws(ArgumentError) {
        place = Int(try arguments.integer("body")) - 1
    }

    func run(in context: OperationContext) throws -> String? {
        try context.record(Self.bodies.withLock { $0[place] })
        return nil
    }
}

extension TestWorld {
    /// Records a body in somebody's name, whoever they are.
    func force(_ actor: String, _ body: RecordBody) throws {
        try does(actor, ForceRecord.name, ["body": .integer(ForceRecord.keep(body))])
    }
}
