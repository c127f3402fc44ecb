import Identifiers
import Integrity
import Journal
import Policy
import Store

/// Issues an evidence pack: records which records it covers and how many cases they hold.
///
/// It is the last record of its pack, so the pack itself says that nothing was left out.
public struct IssuePack: Operation {
    public static let name = "pack.issue"

    private let pack: PackID
    private let recipient: String

    public init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("pack", "recipient")
        pack = try arguments.code("pack")
        recipient = try arguments.word("recipient")
    }

    public func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer, .programmeManager, .auditor)
        let head = try context.books.head()
        let heads = try context.books.caseHeads()
        var digest = DigestStream()
        for head in heads { digest.update(head.leaf.bytes) }
        let issued = PackIssued(
            pack: pack,
            recipient: recipient,
            scope: "all",
            treeSize: head.size,
            treeRoot: head.root,
            cases: heads.count,
            caseHeads: digest.finish()
        )
        try context.record(.packIssued(issued))
        return "Pack \(pack) covers the \(head.size) records before it."
    }
}
