import Approvals
import Journal
import Policy
import Store

/// Gathers the facts of decisions again, from what the records before them brought about, and
/// compares them with those that the decisions were made from.
///
/// It runs the very function that gathered them then, on tables that the check has made from the
/// records alone. So a fact that was made up shows, however well the decision follows from it.
/// Facts that were erased, or cannot be read for want of keys, are left out.
final class FactsAudit {
    private let shelf: RulePackShelf
    private var pending: PendingFacts?

    init(shelf: RulePackShelf) { self.shelf = shelf }

    /// Looks at a record that is next, and at the state before it.
    ///
    /// - Returns: What is wrong with the facts of a decision, if anything is.
    func fault(in record: Record, after books: any BookReader) throws -> String? {
        guard case .decisionRecorded(let recorded) = record.body else {
            pending = PendingFacts(record)
            return nil
        }
        if pending?.isOn(recorded) != true {
            pending = try PendingFacts(of: recorded, in: books)
        }
        guard let kept = try books.privateItem(recorded.facts),
            let pack = try shelf.rulePack(recorded.rulePackDigest, in: books)
        else { return nil }
        try pending?.gather(
            with: FactsGathering(
                source: BookFacts(books: books),
                pack: pack,
                on: record.header.effectiveOn
            )
        )
        guard try pending?.facts(of: recorded)?.statement() != kept.value else { return nil }
        return "The facts of \(recorded.subject), line \(recorded.line), are not those that the "
            + "records before it give."
    }
}
