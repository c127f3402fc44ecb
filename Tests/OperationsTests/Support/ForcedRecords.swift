import Identifiers
import Journal
import Store
import StrictJSON
import Synchronization
import Testing

@testable import Operations

/// For tests alone: an operation that records what it is given and asks nothing.
struct ForceRecord: Operation {
    static let name = "test.force-record"
    private static let kept = Mutex<[Forced]>([])
    private let place: Int

    /// What is recorded, with the chain that it joins and a document that it names.
    struct Forced {
        let body: RecordBody
        let chain: String?
        let document: [UInt8]?
    }

    /// Keeps a record for a command to name.
    static func keep(_ forced: Forced) -> Int64 {
        kept.withLock { kept in
            kept.append(forced)
            return Int64(kept.count)
        }
    }

    init(from arguments: Arguments) throws(ArgumentError) {
        place = Int(try arguments.integer("body")) - 1
    }

    func run(in context: OperationContext) throws -> String? {
        let forced = Self.kept.withLock { $0[place] }
        if let document = forced.document { _ = try context.books.keepDocument(document) }
        try context.record(forced.body, chain: forced.chain)
        return nil
    }
}

extension TestWorld {
    /// Records a body in somebody's name, whoever they are.
    func force(
        _ actor: String,
        _ body: RecordBody,
        chain: String? = nil,
        with document: [UInt8]? = nil
    ) throws {
        let forced = ForceRecord.Forced(body: body, chain: chain, document: document)
        try does(actor, ForceRecord.name, ["body": .integer(ForceRecord.keep(forced))])
    }
}
