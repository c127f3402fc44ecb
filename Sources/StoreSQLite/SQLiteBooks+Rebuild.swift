import GRDB
import Integrity
import Journal
import Ledger
import Store

extension SQLiteBooks {
    public func rebuild(progress: (_ done: Int, _ of: Int) -> Void) throws {
        try health.check()
        try writing {
            try journal.write { database in
                let connection = try Connection(database, health: health)
                for table in Schema.derivedTables {
                    try connection.script("DROP TABLE IF EXISTS \(table.name)")
                }
                try connection.script(Schema.derived)
                try replay(into: connection, progress)
            }
        }
    }

    private func replay(
        into connection: Connection,
        _ progress: (_ done: Int, _ of: Int) -> Void
    ) throws {
        let reader = SQLiteReader(
            journal: connection,
            vault: VaultSession(cipher: nil, access: .reading(vault, health)),
            rulePacks: rulePacks
        )
        let follower = JournalFollower(
            projector: Projector(
                connection: connection,
                reader: reader,
                ledger: StoredLedger(connection: connection)
            )
        )
        let total = try connection.first("SELECT count(*) FROM record") { $0.integer(0) } ?? 0
        try reader.forEachRecord(from: 0) { seq, bytes in
            let record = try reader.parse(bytes, seq: seq)
            if let fault = try follower.faults(in: record).first {
                throw StoreError.corrupt("\(fault.subject): \(fault.message)")
            }
            try follower.follow(record, leaf: MerkleTree.leafHash(bytes))
            if (seq + 1).isMultiple(of: 1000) { progress(seq + 1, total) }
            return true
        }
        try follower.finish()
        progress(total, total)
    }
}
