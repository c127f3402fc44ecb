import Calendar
import Identifiers
import Integrity
import Journal
import Store

extension StoredHead {
    /// Moves on by the record that is next.
    mutating func advance(by record: Record, leaf: Digest) {
        origin = record.header.journal
        if case .journalCreated(let created) = record.body { programme = created.programme }
        self.leaf = leaf
        time = record.header.time
        frontier.append(leaf)
    }

    /// Moves on by a record that cannot be read.
    mutating func advance(leaf: Digest) {
        self.leaf = leaf
        frontier.append(leaf)
    }

    /// Writes the one row of the head.
    func store(in connection: Connection) throws(StoreError) {
        try connection.run(
            """
            INSERT OR REPLACE INTO head(one, origin, programme, size, leaf, time, peaks)
            VALUES(1, ?, ?, ?, ?, ?, ?)
            """,
            origin ?? "",
            programme?.text ?? "",
            size,
            leaf,
            time?.milliseconds ?? 0,
            frontier.packed
        )
    }
}
