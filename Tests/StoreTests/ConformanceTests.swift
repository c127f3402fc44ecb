import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy
import Store
import Testing

@testable import StoreSQLite

/// The sentences of the contract in `BookStore.swift` and `BookWriter.swift`, one by one.
@Suite struct ConformanceTests {
    struct Stop: Error {}

    @Test func `what was written is there after opening again`() throws {
        let world = try TemporaryBooks()
        let appended = try world.append(World.created(), World.joined("northside"))
        try world.reopen()
        try world.books.read { books throws in
            let head = try books.head()
            #expect(head.size == 2)
            #expect(head.leaf == appended[1].leaf)
            #expect(head.origin == TemporaryBooks.origin)
            #expect(try books.hasPartner(World.northside))
        }
    }

    @Test func `a write that throws leaves nothing`() throws {
        let world = try TemporaryBooks()
        try world.append(World.created())
        #expect(throws: Stop.self) {
            try world.write { books throws in
                try books.append(World.joined("northside"))
                throw Stop()
            }
        }
        try world.books.read { books throws in
            #expect(try books.head().size == 1)
            #expect(try !books.hasPartner(World.northside))
        }
        try world.append(World.joined("northside"))
    }

    @Test func `a write that appended adds the checkpoint of the new size`() throws {
        let world = try TemporaryBooks()
        try world.append(World.created(), World.joined("northside"))
        try world.books.read { books throws in
            let note = try #require(try books.newestCheckpoint())
            let signed = try SignedCheckpoint(
                note: note,
                origin: TemporaryBooks.origin,
                key: world.key.verificationKey
            )
            #expect(signed.checkpoint.size == 2)
            #expect(signed.checkpoint.root == (try books.head().root))
            #expect(try books.checkpoint(size: 2) == note)
            #expect(try books.checkpoint(size: 1) == nil)
        }
    }

    @Test func `a write that appended nothing signs nothing`() throws {
        let world = try TemporaryBooks()
        try world.append(World.created())
        try world.books.write(undoing: .write, signing: { _ in throw Stop() }) {
            _ = try $0.head()
        }
        #expect(try world.integer("SELECT count(*) FROM checkpoint") == 1)
    }

    @Test func `a refusal to sign undoes the write`() throws {
        let world = try TemporaryBooks()
        try world.append(World.created())
        #expect(throws: Stop.self) {
            try world.books.write(undoing: .write, signing: { _ in throw Stop() }) { books in
                _ = try books.append(World.joined("northside"))
            }
        }
        #expect(try world.books.read { try $0.head().size } == 1)
    }

    @Test func `a write without savepoints goes on where nothing was written`() throws {
        let world = try TemporaryBooks()
        try world.write(undoing: .write) { books throws in
            try books.append(World.created())
            var thrown: (any Error)?
            do { try books.savepoint { throw Stop() } } catch { thrown = error }
            #expect(thrown is Stop)
            try books.savepoint { _ = try books.append(World.joined("northside")) }
        }
        #expect(try world.books.read { try $0.head().size } == 2)
    }

    @Test(arguments: [true, false])
    func `a write without savepoints ends where something was written`(isNoticed: Bool) throws {
        let world = try TemporaryBooks()
        try world.append(World.created())
        #expect(throws: (any Error).self) {
            try world.write(undoing: .write) { books throws in
                do {
                    try books.savepoint {
                        _ = try books.append(World.joined("northside"))
                        throw Stop()
                    }
                } catch {
                    #expect(error is WriteSpoiled)
                    if isNoticed { throw error }
                }
            }
        }
        #expect(try world.books.read { try $0.head().size } == 1)
        try world.append(World.joined("southside"))
        let names = try world.books.read { try $0.partners().map(\.partner.text) }
        #expect(names == ["southside"])
    }

    @Test func `a savepoint undoes its own and keeps what came before`() throws {
        let world = try TemporaryBooks()
        try world.append(World.created())
        try world.write { books throws in
            try books.append(World.joined("northside"))
            let before = try books.head()
            #expect(throws: Stop.self) {
                try books.savepoint {
                    try books.append(World.joined("southside"))
                    #expect(try books.hasPartner(try PartnerCode("southside")))
                    throw Stop()
                }
            }
            #expect(try books.head() == before)
            try books.append(World.joined("eastside", command: "later"))
        }
        let names = try world.books.read { try $0.partners().map(\.partner.text) }
        #expect(names == ["eastside", "northside"])
    }

    @Test func `readers see whole transactions only`() throws {
        let world = try TemporaryBooks()
        try world.append(World.created())
        try world.write { books throws in
            try books.append(World.joined("northside"))
            #expect(try world.books.read { try $0.head().size } == 1)
        }
        #expect(try world.books.read { try $0.head().size } == 2)
    }

    @Test func `a record is linked to the one before and its time never falls`() throws {
        let world = try TemporaryBooks()
        let early = try Instant("2026-05-04T09:00:00.000Z")
        let appended = try world.append(
            World.created(),
            World.draft(
                .partnerJoined(PartnerJoined(partner: World.northside, title: "N")),
                time: early
            )
        )
        let record = try world.books.read { books throws in
            try Record(bytes: try #require(try books.recordBytes(at: 1)))
        }
        #expect(record.header.previous == appended[0].leaf)
        #expect(record.header.time == World.noon)
        #expect(record.header.seq == 1)
        #expect(MerkleTree.leafHash(try record.bytes()) == appended[1].leaf)
    }

    @Test func `the records of a case are chained and counted`() throws {
        let world = try TemporaryBooks()
        try world.append(contentsOf: try World.founding())
        let appended = try world.append(contentsOf: try World.accepted("cl_1"))
        let records = try world.books.read { books throws in
            try appended.map { try Record(bytes: try #require(try books.recordBytes(at: $0.seq))) }
        }
        #expect(records.map { $0.header.chain?.number } == [1, 2, 3])
        #expect(records[0].header.chain?.previous == .zero)
        #expect(records[2].header.chain?.previous == appended[1].leaf)
        try world.books.read { books throws in
            let heads = try books.caseHeads()
            #expect(heads.map(\.id) == ["cl_1"])
            #expect(heads.map(\.count) == [3])
            #expect(heads.map(\.leaf) == [appended[2].leaf])
        }
    }

    @Test func `a command remembers its records and its request`() throws {
        let world = try TemporaryBooks()
        try world.append(World.created())
        try world.append(World.joined("northside"), World.joined("southside"))
        let outcome = try world.books.read { try $0.outcome(of: try CommandID("c")) }
        #expect(outcome == CommandOutcome(request: World.seal, records: 1...2, refusal: nil))
    }

    @Test func `a refused command remembers its refusal`() throws {
        let world = try TemporaryBooks()
        try world.append(World.created())
        try world.append(
            World.draft(.commandRefused(CommandRefused(code: "funds.exceeded", name: "approve")))
        )
        let outcome = try world.books.read { try $0.outcome(of: try CommandID("c")) }
        #expect(outcome?.refusal == "funds.exceeded")
    }

    @Test func `the first record creates the journal, and no other does`() throws {
        let world = try TemporaryBooks()
        let rule = StoreError.refusedByDatabase(rule: "journal.created-once")
        #expect(throws: rule) { try world.append(World.joined("northside")) }
        try world.append(World.created())
        #expect(throws: rule) { try world.append(World.created(command: "again")) }
    }

    @Test func `a document is kept once under its digest`() throws {
        let world = try TemporaryBooks()
        let digest = try world.write { books throws in
            try books.append(World.created())
            _ = try books.keepDocument([1, 2, 3])
            return try books.keepDocument([1, 2, 3])
        }
        #expect(try world.books.read { try $0.document(digest) } == [1, 2, 3])
        #expect(digest == Digest(of: [1, 2, 3]))
    }

    @Test func `the root of an earlier size is that of its checkpoint`() throws {
        let world = try TemporaryBooks()
        var roots: [Digest] = [MerkleTree.emptyRoot]
        for index in 0..<7 {
            try world.append(
                index == 0 ? World.created() : World.joined("p\(index)", command: "c\(index)")
            )
            roots.append(try world.books.read { try $0.head().root })
        }
        let found = try world.books.read { books in try (0...7).map { try books.root(size: $0) } }
        #expect(found == roots)
    }

    @Test func `an append that failed has to be undone before anything else`() throws {
        let world = try TemporaryBooks()
        try world.append(World.created(), World.joined("northside"))
        #expect(throws: StoreError.self) {
            try world.write { books throws in
                _ = try? books.append(World.joined("northside", command: "twice"))
                try books.append(World.joined("southside", command: "other"))
            }
        }
        try world.write { books throws in
            try? books.savepoint { _ = try books.append(World.joined("northside", command: "d")) }
            try books.append(World.joined("southside", command: "e"))
        }
        #expect(try world.books.read { try $0.head().size } == 3)
    }
}

extension TemporaryBooks {
    @discardableResult
    func append(contentsOf drafts: [RecordDraft]) throws -> [AppendedRecord] {
        try write { writer in
            try drafts.map { draft in
                let record = try writer.append(draft)
                try keep(record.seq, with: writer)
                return record
            }
        }
    }
}
