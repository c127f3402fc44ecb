import Foundation
import GRDB
import Identifiers
import Integrity
import Journal
import Ledger
import Store
import Testing

@testable import StoreSQLite

/// What a check says of a vault that does not hold what the journal names, with keys and without.
@Suite struct VaultCheckTests {
    private struct Stop: Error {}

    /// A change to the vault, whether it shows only when values are opened, and what is said.
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sql: String
        let needsKey: Bool
        let said: String

        init(_ name: String, _ sql: String, needsKey: Bool = false, said: String) {
            (testDescription, self.sql, self.needsKey, self.said) = (name, sql, needsKey, said)
        }
    }

    private static let changes = [
        Change(
            "a value is gone",
            "DELETE FROM item WHERE rowid = (SELECT min(rowid) FROM item)",
            said: "The vault has no value for this commitment"
        ),
        Change("every value is gone", "DELETE FROM item", said: "The vault has no value"),
        Change(
            "a value is added",
            """
            INSERT INTO item SELECT randomblob(32), subject, label, nonce, ciphertext
            FROM item LIMIT 1
            """,
            said: "a value that no record names"
        ),
        Change(
            "a value stands under another commitment",
            "UPDATE item SET commitment = randomblob(32) WHERE rowid = 1",
            said: "a value that no record names"
        ),
        Change(
            "a value is under another's key",
            """
            UPDATE item SET subject = (SELECT max(subject) FROM subject_key)
            WHERE subject = (SELECT min(subject) FROM subject_key)
            """,
            said: "under another's key"
        ),
        Change(
            "a value's ciphertext is changed",
            "UPDATE item SET ciphertext = zeroblob(length(ciphertext)) WHERE rowid = 2",
            needsKey: true,
            said: "does not open"
        ),
        Change(
            "two values are swapped",
            """
            UPDATE item SET (nonce, ciphertext) =
                (SELECT nonce, ciphertext FROM item AS o WHERE o.rowid = 3 - item.rowid)
            WHERE rowid IN (1, 2)
            """,
            needsKey: true,
            said: "does not open"
        ),
        Change(
            "a value's label is changed",
            "UPDATE item SET label = 'other' WHERE rowid = 1",
            needsKey: true,
            said: "does not open"
        ),
        Change(
            "a subject's key is changed",
            "UPDATE subject_key SET wrapped = zeroblob(length(wrapped))",
            needsKey: true,
            said: "does not open"
        ),
    ]

    @Test(arguments: changes)
    func `a vault that was changed is told`(change: Change) throws {
        let world = try TemporaryBooks.story()
        try world.tamperVault(change.sql)
        let found = try vault(world)
        #expect(found.contains { $0.message.contains(change.said) })
        try world.reopen(hasKey: false)
        let unopened = try vault(world)
        #expect(unopened.contains { $0.message.contains(change.said) } != change.needsKey)
    }

    private func vault(_ world: TemporaryBooks) throws -> [(subject: String, message: String)] {
        try world.books.check(CheckRequest()).found(by: "check.vault")
    }

    @Test func `a finding names the record and the field, or whose value it is`() throws {
        let world = try TemporaryBooks.story()
        let item = World.kept(4)
        try world.tamperVault(
            "DELETE FROM item WHERE commitment = x'\(item.commitment.hex)'"
        )
        let seq = try world.integer("SELECT answered FROM question") ?? -1
        #expect(try vault(world).map(\.subject) == ["record \(seq) commit.text"])
    }

    @Test func `however many are gone, the list is short and says how many`() throws {
        let world = try TemporaryBooks.story()
        for number in 0..<40 {
            try world.append(
                contentsOf: try World.declined("cl_5\(number)", evidence: UInt8(30 + number))
            )
        }
        try world.tamperVault("DELETE FROM item")
        let found = try vault(world)
        #expect(found.count == 21)
        #expect(found.last?.subject.hasSuffix(" more") == true)
    }

    @Test func `values of somebody who was erased are not missed, those of others are`() throws {
        let world = try TemporaryBooks.story()
        try world.write { books throws in
            try books.append(VaultTests.erasure(World.participant))
            try books.destroyPrivate(of: World.participant)
        }
        #expect(try world.books.check(CheckRequest()).findings == [])
        try world.tamperVault("DELETE FROM item WHERE subject = '\(World.manager)'")
        #expect(try !vault(world).isEmpty)
    }

    @Test func `whom the vault alone says to be destroyed is believed as far as nobody knows`()
        throws
    {
        let world = try TemporaryBooks.story()
        try world.books.destroyPrivate(of: ["p_17"])
        // As after a restoring from before the erasure.
        #expect(try vault(world).isEmpty)
        #expect(try world.books.check(CheckRequest(erased: ["p_17"])).findings == [])
        let found = try world.books.check(CheckRequest(erased: [])).found(by: "check.vault")
        #expect(found.first?.subject == "p_17")
        #expect(found.contains { $0.subject.hasPrefix("record ") })
    }

    @Test func `what is left of somebody who was erased is told, until it is destroyed`() throws {
        let world = try TemporaryBooks.story()
        // The record is durable; the process stops before the key is destroyed.
        try world.append(VaultTests.erasure(World.participant))
        let found = try world.books.check(CheckRequest())
        #expect(found.findings.map(\.check) == ["check.erasure"])
        #expect(found.findings.map(\.subject) == ["p_17"])
        // Nobody is shown what was erased meanwhile.
        let item = try #require(try Self.participants(in: world))
        #expect(try world.books.read { try $0.privateItem(item) } == nil)
        try world.reopen()
        #expect(try world.books.check(CheckRequest()).findings == [])
    }

    /// A value of the participant's that the vault still has.
    private static func participants(in world: TemporaryBooks) throws -> Digest? {
        let queue = try DatabaseQueue(path: "\(world.directory)/vault.sqlite")
        let bytes = try queue.read { database in
            try Data.fetchOne(
                database,
                sql: "SELECT commitment FROM item WHERE subject = ?",
                arguments: [World.participant.text]
            )
        }
        return try bytes.map { try Digest(bytes: Array($0)) }
    }

    @Test(arguments: [
        "UPDATE write_begun SET origin = 'example.org/other'",
        "UPDATE write_begun SET size = size - 1", "DELETE FROM write_begun",
        "UPDATE write_begun SET size = size + 1000",
    ])
    func `nothing is written beside a vault of other books or of another time`(
        change: String
    ) throws {
        let world = try TemporaryBooks.story()
        try world.reopen()
        try world.tamperVault(change)
        let error = #expect(throws: StoreError.self) { try world.reopen() }
        #expect(error?.code == "store.other-vault")
        // Reading goes on, and a check says what is wrong.
        try world.reopen(connections: .readOnly)
        #expect(try world.books.read { try $0.head().size } > 0)
    }

    @Test func `what a stopped write left is no finding, and goes with the next write`() throws {
        let world = try TemporaryBooks.story()
        let before = try world.vaultCount()
        try world.reopen(betweenCommits: { throw Stop() })
        #expect(throws: Stop.self) {
            try world.append(contentsOf: try World.declined("cl_9", evidence: 50))
        }
        #expect(try world.vaultCount() > before)
        #expect(try world.books.check(CheckRequest()).findings == [])
        try world.reopen(connections: .readOnly)
        #expect(try world.books.check(CheckRequest()).findings == [])
        try world.reopen()
        #expect(try world.books.check(CheckRequest()).findings == [])
        // One that keeps nothing itself.
        try world.append(World.joined("southside", command: "c-south"))
        #expect(try world.vaultCount() == before)
        try world.append(contentsOf: try World.declined("cl_9", evidence: 50))
        #expect(try world.books.check(CheckRequest()).findings == [])
    }

    @Test func `values that are written while a check goes on are left for the next`() throws {
        let world = try TemporaryBooks.story()
        let before = try world.vaultCount()
        var isFirst = true
        let report = try world.books.check(
            CheckRequest(inspect: { _, _ in
                defer { isFirst = false }
                if isFirst { try world.append(contentsOf: World.declined("cl_9", evidence: 50)) }
                return []
            })
        )
        #expect(try world.vaultCount() > before)
        #expect(report.findings == [])
        #expect(try world.books.check(CheckRequest()).findings == [])
    }

    @Test func `the same process goes on, and nothing else goes`() throws {
        let world = try TemporaryBooks.story()
        let stops = Stops()
        try world.reopen(betweenCommits: { if stops.next() { throw Stop() } })
        #expect(throws: Stop.self) {
            try world.append(contentsOf: try World.declined("cl_9", evidence: 50))
        }
        let left = try world.vaultCount()
        try world.append(contentsOf: try World.declined("cl_9", evidence: 50))
        #expect(try world.vaultCount() == left)
        #expect(try world.books.check(CheckRequest()).findings == [])
        // A write that keeps nothing takes nothing either.
        try world.append(World.joined("southside", command: "c-south"))
        try world.reopen()
        #expect(try world.vaultCount() == left)
        #expect(try world.books.check(CheckRequest()).findings == [])
    }

    @Test func `a value that was put in before the newest write is not taken for a stopped one`()
        throws
    {
        let world = try TemporaryBooks.story()
        try world.tamperVault(
            """
            UPDATE item SET commitment = randomblob(32)
            WHERE rowid = (SELECT last_item FROM write_begun)
            """
        )
        #expect(try vault(world).contains { $0.message.contains("no record names") })
    }
}

/// Says yes the first time.
private final class Stops: @unchecked Sendable {
    private var isFirst = true

    func next() -> Bool {
        defer { isFirst = false }
        return isFirst
    }
}

extension TemporaryBooks {
    /// Runs SQL on the vault as somebody would who has the file and no scruples.
    func tamperVault(_ sql: String) throws {
        let queue = try DatabaseQueue(path: "\(directory)/vault.sqlite")
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// How many values the vault holds.
    func vaultCount() throws -> Int {
        try books.vault.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM item") ?? 0 }
    }
}
