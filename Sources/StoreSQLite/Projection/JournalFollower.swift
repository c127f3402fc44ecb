import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Store

/// Follows a journal record by record: each in its place, linked to the one before, then
/// projected.
final class JournalFollower {
    private let projector: Projector
    private(set) var head = StoredHead()

    init(projector: Projector) { self.projector = projector }

    /// What is wrong with a record's place and links; nothing for the record that is next.
    ///
    /// - Parameter hasChains: Whether every record so far was written, so that the chains of cases
    ///   are known.
    func faults(in record: Record, hasChains: Bool = true) throws(StoreError) -> [Finding] {
        let header = record.header
        let subject = "record \(header.seq)"
        var faults: [Finding] = []
        if header.seq != head.size {
            faults.append(.init(.chain, subject, "Record \(head.size) says that it is another."))
        }
        if let origin = head.origin, header.journal != origin {
            faults.append(.init(.chain, subject, "It is of the journal “\(header.journal)”."))
        }
        if header.previous != head.leaf {
            faults.append(.init(.chain, subject, "It does not name the leaf of the one before."))
        }
        if let time = head.time, header.time < time {
            faults.append(.init(.time, subject, "It is of \(header.time), after one of \(time)."))
        }
        if hasChains,
            let fault = try header.chain.map({ link throws(StoreError) in
                try self.fault(in: link, subject)
            }) ?? nil
        {
            faults.append(fault)
        }
        return faults
    }

    /// Writes a record's rows and moves on.
    func follow(_ record: Record, leaf: Digest) throws(StoreError) {
        try projector.apply(record, leaf: leaf)
        advance(by: record, leaf: leaf)
    }

    /// Writes what is left to write after the last record, the head too.
    func finish() throws(StoreError) {
        try projector.settle()
        if head.size > 0 { try head.store(in: projector.connection) }
    }

    /// Moves on without writing rows.
    func advance(by record: Record, leaf: Digest) { head.advance(by: record, leaf: leaf) }

    /// Moves on past a record that cannot be read.
    func advance(leaf: Digest) { head.advance(leaf: leaf) }

    private func fault(in link: CaseLink, _ subject: String) throws(StoreError) -> Finding? {
        let before = try projector.reader.caseHead(link.id)
        let expected = CaseLink(
            id: link.id,
            number: (before?.count ?? 0) + 1,
            previous: before?.leaf ?? .zero
        )
        guard link != expected else { return nil }
        return Finding(
            .caseChain,
            subject,
            "It says that it is number \(link.number) of \(link.id); the chain wants number "
                + "\(expected.number), linked to the one before. A record is missing or was moved."
        )
    }
}
