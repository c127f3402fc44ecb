import Foundation
import GRDB
import Identifiers
import Integrity
import Journal
import Ledger
import Store
import Synchronization
import Testing

@testable import StoreSQLite

/// Copies of books that are in use: both files of one moment, and nothing of who was erased.
@Suite struct CopyingTests {
    private let world: TemporaryBooks
    private let target: String

    init() throws {
        world = try TemporaryBooks()
        try world.append(contentsOf: try World.founding())
        target = world.directory + "/copy"
        try FileManager.default.createDirectory(
            atPath: target,
            withIntermediateDirectories: true
        )
    }

    private func copy(between: (() throws -> Void)? = nil) throws {
        var copying = Copying(source: world.directory, target: target) { _, _ in }
        copying.betweenSnapshots = between
        try copying.run()
    }

    private func copied(
        _ connections: SQLiteBooks.Connections = .readOnly
    ) throws -> SQLiteBooks {
        try SQLiteBooks.open(
            at: target,
            options: TemporaryBooks.options(Randomness(), connections: connections)
        )
    }

    private func size() throws -> Int { try world.books.read { try $0.head().size } }

    private func keep(_ item: PrivateItem, joining partner: String) throws {
        try world.write { books throws in
            try books.keepPrivate(item)
            try books.append(World.joined(partner, command: "c-\(partner)"))
        }
    }

    private func erase() throws {
        try world.write { books throws in
            try books.append(VaultTests.erasure(World.participant))
            try books.destroyPrivate(of: World.participant)
        }
    }

    @Test func `a copy is the books: it checks, it has the values, and it is two files`() throws {
        let item = VaultTests.item("Ada")
        try keep(item, joining: "southside")
        try world.append(VaultTests.noting(item))
        var last = (done: 0, all: 0)
        try SQLiteBooks.copy(
            from: world.directory,
            to: target,
            options: TemporaryBooks.options(Randomness(), hasKey: false)
        ) { last = ($0, $1) }
        #expect(last.done == last.all && last.all > 0)
        let books = try copied()
        let report = try books.check(CheckRequest(pin: world.key.verificationKey))
        #expect(report.findings == [])
        #expect(try report.root == world.books.read { try $0.head().root })
        #expect(try books.read { try $0.privateItem(item.commitment)?.value } == item.value)
        let names = try FileManager.default.contentsOfDirectory(atPath: target).sorted()
        #expect(names == ["journal.sqlite", "vault.sqlite"])
        for name in names {
            let found = try FileManager.default.attributesOfItem(atPath: "\(target)/\(name)")
            #expect(found[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test func `a record that comes between the snapshots is in both files or in none`() throws {
        let item = VaultTests.item("Ada")
        var calls = 0
        try copy {
            calls += 1
            if calls == 1 { try keep(item, joining: "southside") }
        }
        #expect(calls == 2)
        let books = try copied()
        #expect(try books.read { try $0.head().size } == size())
        #expect(try books.read { try $0.privateItem(item.commitment) } != nil)
    }

    @Test func `an erasure between the snapshots is in the journal's copy too`() throws {
        let item = VaultTests.item("Ada")
        try keep(item, joining: "southside")
        var calls = 0
        try copy {
            calls += 1
            if calls == 1 { try erase() }
        }
        let books = try copied()
        #expect(try books.read { try $0.isErased(World.participant) })
        #expect(try books.read { try $0.privateItem(item.commitment) } == nil)
    }

    @Test func `where records never cease to come nothing is copied`() throws {
        var calls = 0
        #expect(throws: StoreError.busy) {
            try copy {
                calls += 1
                try world.append(World.joined("p\(calls)", command: "c-\(calls)"))
            }
        }
        #expect(calls == Copying.attempts)
        #expect(try FileManager.default.contentsOfDirectory(atPath: target).isEmpty)
    }

    @Test func `an erasure that a crash cut short is finished in the copy`() throws {
        let item = VaultTests.item("Ada")
        try keep(item, joining: "southside")
        // The record is durable; the process stops before the key is destroyed.
        try world.append(VaultTests.erasure(World.participant))
        let secrets = try world.storedSecrets(of: "p_17")
        #expect(!secrets.isEmpty)
        try SQLiteBooks.copy(
            from: world.directory,
            to: target,
            options: TemporaryBooks.options(Randomness(), hasKey: false)
        ) { _, _ in }
        let bytes = try #require(FileManager.default.contents(atPath: "\(target)/vault.sqlite"))
        #expect(!secrets.contains { Array(bytes).holds($0) })
        // The books were left as they are.
        #expect(try world.storedSecrets(of: "p_17") == secrets)
    }

    @Test func `a copy is read and not written to until it is adopted`() throws {
        let options = TemporaryBooks.options(Randomness(), hasKey: false)
        try SQLiteBooks.copy(from: world.directory, to: target, options: options) { _, _ in }
        let error = #expect(throws: StoreError.self) { try copied(.one) }
        #expect(error?.code == "store.not-these-books")
        #expect(try copied().check(CheckRequest()).findings == [])
        #expect(try SQLiteBooks.adopt(copyAt: target, erasing: [], options: options) == [])
        let books = try copied(.one)
        try books.write(undoing: .savepoint, signing: { $0.signed(by: world.key) }) {
            _ = try $0.append(World.joined("southside"))
        }
        #expect(try books.read { try $0.head().size } == size() + 1)
        #expect(try books.check(CheckRequest()).findings == [])
    }

    @Test func `whoever was erased after the copy was made is destroyed in it again`() throws {
        let (item, other) = (VaultTests.item("Ada"), VaultTests.item("Bob", of: "p_18"))
        try keep(item, joining: "southside")
        try keep(other, joining: "westside")
        let options = TemporaryBooks.options(Randomness(), hasKey: false)
        try SQLiteBooks.copy(from: world.directory, to: target, options: options) { _, _ in }
        let secrets = try world.storedSecrets(of: "p_17")
        let unrecorded = try SQLiteBooks.adopt(
            copyAt: target,
            erasing: ["p_17", "p_99"],
            options: options
        )
        // p_99 may have been enrolled after the copy was made.
        #expect(unrecorded == ["p_17", "p_99"])
        let books = try copied()
        #expect(try books.read { try $0.privateItem(item.commitment) } == nil)
        #expect(try books.read { try $0.privateItem(other.commitment) } != nil)
        for name in try FileManager.default.contentsOfDirectory(atPath: target) {
            let bytes = FileManager.default.contents(atPath: "\(target)/\(name)") ?? Data()
            #expect(!secrets.contains { Array(bytes).holds($0) })
        }
    }

    @Test func `who was erased is noted outside before anything is destroyed`() throws {
        let item = VaultTests.item("Ada")
        try keep(item, joining: "southside")
        struct Full: Error {}
        var options = TemporaryBooks.options(Randomness())
        options.noteErasures = { _ in throw Full() }
        let failing = try SQLiteBooks.open(at: world.directory, options: options)
        #expect(throws: Full.self) {
            try failing.write(undoing: .savepoint, signing: { $0.signed(by: world.key) }) {
                _ = try $0.append(VaultTests.erasure(World.participant))
                try $0.destroyPrivate(of: World.participant)
            }
        }
        #expect(try !world.storedSecrets(of: "p_17").isEmpty)
        let noted = Mutex<[String]>([])
        options.noteErasures = { participants in noted.withLock { $0 = participants } }
        _ = try SQLiteBooks.open(at: world.directory, options: options)
        #expect(noted.withLock(\.self) == ["p_17"])
        #expect(try world.storedSecrets(of: "p_17").isEmpty)
    }
}
