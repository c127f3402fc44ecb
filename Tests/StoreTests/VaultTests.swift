import Foundation
import GRDB
import Identifiers
import Integrity
import Journal
import Store
import Synchronization
import Testing

@testable import StoreSQLite

/// Private values: kept, read, destroyed, and what a crash leaves of them.
@Suite struct VaultTests {
    struct Stop: Error {}

    static func item(_ text: String, of subject: String = "p_17") -> PrivateItem {
        PrivateItem(
            subject: subject,
            label: "name",
            salt: [UInt8](repeating: 5, count: 32),
            value: Array(text.utf8)
        )
    }

    /// A record that commits to a value: a note on an outcome of its subject's.
    static func noting(_ item: PrivateItem) throws -> RecordDraft {
        World.draft(
            .outcomeRecorded(
                OutcomeRecorded(
                    participant: try ParticipantCode(item.subject),
                    outcome: .bankAccount,
                    on: World.day,
                    subject: nil,
                    note: item.commitment
                )
            ),
            command: "c-note-\(item.subject)"
        )
    }

    static func erasure(_ participant: ParticipantCode) -> RecordDraft {
        World.draft(
            .participantErased(ParticipantErased(participant: participant, basis: .request)),
            command: "c-erase"
        )
    }

    @Test func `a private value is read back with its salt`() throws {
        let world = try TemporaryBooks()
        let item = Self.item("Ada")
        try world.write { books throws in
            try books.append(World.created())
            try books.keepPrivate(item)
            #expect(try books.privateItem(item.commitment)?.value == item.value)
        }
        try world.reopen()
        let found = try world.books.read { try $0.privateItem(item.commitment) }
        #expect(found?.value == item.value)
        #expect(found?.salt == item.salt)
        #expect(found?.label == "name")
        #expect(found?.subject == "p_17")
    }

    @Test func `without the key private values are nil and none is kept`() throws {
        let world = try TemporaryBooks()
        let item = Self.item("Ada")
        try world.write { books throws in
            try books.append(World.created())
            try books.keepPrivate(item)
        }
        try world.reopen(hasKey: false)
        #expect(try world.books.read { try $0.privateItem(item.commitment) } == nil)
        #expect(throws: StoreError.self) { try world.write { try $0.keepPrivate(item) } }
    }

    @Test func `the file holds neither the value nor a key in the clear`() throws {
        let world = try TemporaryBooks()
        try world.write { books throws in
            try books.append(World.created())
            try books.keepPrivate(Self.item("Ada Lovelace of Ockham"))
        }
        #expect(!world.files().contains { $0.holds(Array("Lovelace".utf8)) })
    }

    @Test func `a savepoint undoes what was kept in it, in both files`() throws {
        let world = try TemporaryBooks()
        let (kept, undone) = (Self.item("kept"), Self.item("undone", of: "p_18"))
        try world.write { books throws in
            try books.append(World.created())
            try books.savepoint { try books.keepPrivate(kept) }
            #expect(throws: Stop.self) {
                try books.savepoint {
                    try books.keepPrivate(undone)
                    throw Stop()
                }
            }
            #expect(try books.privateItem(undone.commitment) == nil)
        }
        try world.books.read { books throws in
            #expect(try books.privateItem(kept.commitment) != nil)
            #expect(try books.privateItem(undone.commitment) == nil)
        }
    }

    @Test func `a savepoint within which the vault is first written can be undone`() throws {
        let world = try TemporaryBooks()
        let item = Self.item("undone")
        try world.write { books throws in
            try books.append(World.created())
            try books.savepoint {
                try? books.savepoint {
                    try books.keepPrivate(item)
                    throw Stop()
                }
                try books.append(World.joined("northside"))
            }
        }
        #expect(try world.books.read { try $0.privateItem(item.commitment) } == nil)
        #expect(try world.books.read { try $0.head().size } == 2)
    }

    @Test func `a value that was changed is not given out`() throws {
        let world = try TemporaryBooks()
        let item = Self.item("Ada")
        try world.write { books throws in
            try books.append(World.created())
            try books.keepPrivate(item)
        }
        try world.books.vault.write {
            try $0.execute(sql: "UPDATE item SET label = 'facts'")
        }
        #expect(throws: StoreError.self) {
            try world.books.read { try $0.privateItem(item.commitment) }
        }
    }

    @Test func `erasure destroys value and key, and the journal still verifies`() throws {
        let world = try TemporaryBooks()
        let (item, other) = (Self.item("Ada"), Self.item("Bob", of: "p_18"))
        try world.append(contentsOf: try World.founding())
        try world.write { books throws in
            for kept in [item, other] {
                try books.keepPrivate(kept)
                try books.append(Self.noting(kept))
            }
        }
        let secrets = try world.storedSecrets(of: "p_17")
        #expect(secrets.allSatisfy { secret in world.files().contains { $0.holds(secret) } })
        try world.write { books throws in
            try books.append(Self.erasure(World.participant))
            try books.destroyPrivate(of: World.participant)
            #expect(try books.privateItem(item.commitment) == nil)
        }
        #expect(!secrets.contains { secret in world.files().contains { $0.holds(secret) } })
        try world.books.read { books throws in
            #expect(try books.privateItem(item.commitment) == nil)
            #expect(try books.privateItem(other.commitment) != nil)
            #expect(try books.isErased(World.participant))
        }
        #expect(try world.books.check(CheckRequest()).findings == [])
    }

    @Test func `values of somebody erased are never kept again, others' are`() throws {
        let world = try TemporaryBooks()
        try world.append(contentsOf: try World.founding())
        try world.write { books throws in
            try books.append(Self.erasure(World.participant))
            try books.destroyPrivate(of: World.participant)
            #expect(throws: StoreError.refusedByDatabase(rule: "vault.erased")) {
                try books.keepPrivate(Self.item("Ada"))
            }
        }
        try world.write { books throws in
            #expect(throws: StoreError.refusedByDatabase(rule: "vault.erased")) {
                try books.keepPrivate(Self.item("Ada"))
            }
            try books.keepPrivate(Self.item("Bob", of: "p_18"))
        }
    }

    @Test func `a crash between the two commits leaves no record, and no harm`() throws {
        let world = try TemporaryBooks()
        try world.append(World.created())
        let item = Self.item("Ada")
        try world.reopen(betweenCommits: { throw Stop() })
        #expect(throws: Stop.self) {
            try world.write { books throws in
                try books.keepPrivate(item)
                try books.append(World.joined("northside"))
            }
        }
        try world.reopen()
        #expect(try world.books.read { try $0.head().size } == 1)
        #expect(
            try world.books.vault.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM item") }
                == 1
        )
        try world.write { books throws in
            try books.keepPrivate(item)
            try books.append(World.joined("northside"))
        }
        #expect(try world.books.read { try $0.privateItem(item.commitment)?.value } == item.value)
    }

    @Test func `an erasure that a crash cut short is finished on opening`() throws {
        let world = try TemporaryBooks()
        try world.append(contentsOf: try World.founding())
        let item = Self.item("Ada")
        try world.write { books throws in try books.keepPrivate(item) }
        // The record is durable; the process stops before the key is destroyed.
        try world.append(Self.erasure(World.participant))
        let secrets = try world.storedSecrets(of: "p_17")
        #expect(!secrets.isEmpty)
        try world.reopen()
        #expect(try world.books.read { try $0.privateItem(item.commitment) } == nil)
        #expect(!secrets.contains { secret in world.files().contains { $0.holds(secret) } })
    }

    @Test func `an erasure that is undone destroys nothing`() throws {
        let world = try TemporaryBooks()
        try world.append(contentsOf: try World.founding())
        let item = Self.item("Ada")
        try world.write { books throws in
            try books.keepPrivate(item)
            try? books.savepoint {
                try books.append(Self.erasure(World.participant))
                try books.destroyPrivate(of: World.participant)
                throw Stop()
            }
        }
        #expect(try world.books.read { try $0.privateItem(item.commitment) } != nil)
    }
}

extension TemporaryBooks {
    /// The bytes of every file in the folder.
    func files() -> [[UInt8]] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.compactMap { FileManager.default.contents(atPath: "\(directory)/\($0)") }
            .map(Array.init)
    }

    /// What is stored of a subject: the wrapped key, and each ciphertext.
    func storedSecrets(of subject: String) throws -> [[UInt8]] {
        try books.vault.read { database in
            try Data.fetchAll(
                database,
                sql: """
                    SELECT wrapped FROM subject_key WHERE subject = ?1
                    UNION ALL SELECT ciphertext FROM item WHERE subject = ?1
                    """,
                arguments: [subject]
            ).map(Array.init)
        }
    }
}

extension [UInt8] {
    func holds(_ part: [UInt8]) -> Bool { Data(self).range(of: Data(part)) != nil }
}
