import Foundation
import GRDB
import Ledger
public import Store
import Synchronization

extension SQLiteBooks {
    public func check(_ request: CheckRequest) throws -> CheckReport {
        let beside = BesideCheck(self)
        beside.start()
        let replayed = try health.translating {
            try vault.read { try replay(request, VaultTables(connection: connection($0))) }
        }
        let findings =
            try replayed.findings + beside.findings()
            + (replayed.hasLedger ? [] : postingSums())
        return CheckReport(
            findings: findings,
            checks: Self.names(with: findings),
            size: replayed.size,
            root: replayed.root,
            signatures: replayed.signatures,
            isComplete: replayed.isComplete
        )
    }
}

extension SQLiteBooks {
    /// What the postings' own sums say, where they are not those that the records make.
    private func postingSums() throws -> [Finding] {
        try health.translating {
            try journal.read {
                try LedgerInvariants(connection: connection($0)).findingsInPostings()
            }
        }
    }

    private func replay(
        _ request: CheckRequest,
        _ tables: VaultTables
    ) throws -> BooksCheck.Outcome {
        try DatabaseQueue(path: "").writeWithoutTransaction { database in
            // Whatever stops it on its way: nothing is left open.
            defer { try? database.execute(sql: "ROLLBACK") }
            let scratch = try Scratch(
                database,
                books: DatabaseKind.journal.path(in: directory),
                vault: VaultSession(cipher: cipher, access: .within(tables)),
                rulePacks: rulePacks,
                health: health
            )
            let feed = RecordFeed(
                directory: directory,
                cipher: cipher,
                erased: request.erased,
                health: health
            )
            return try BooksCheck(scratch: scratch, feed: feed, request: request).run()
        }
    }

    private func connection(_ database: Database) throws(StoreError) -> Connection {
        try Connection(database, health: health)
    }

    /// The store's own checks, the ledger's invariants in their order, and any of the caller's
    /// that found something.
    private static func names(with findings: [Finding]) -> [String] {
        let own =
            Finding.StoreCheck.allCases.map(\.rawValue) + [
                EntryBalanceCheck.code, AuthorityIdentityCheck.code, FloorCheck.code,
                PayablesCheck.code, CommitmentCheck.code, ShareCheck.code, AllowanceCheck.code,
                BalanceCheck.code, ReversalCheck.code, DrawdownCheck.code, InterfundCheck.code,
                IncomeCheck.code,
            ]
        let others = Set(findings.map(\.check)).subtracting(own)
        return own + others.sorted()
    }
}

/// The parts of a check that need only the files, done on another core beside the replay.
private final class BesideCheck: Sendable {
    private let books: SQLiteBooks
    private let queue = OperationQueue()
    private let result = Mutex<Result<[Finding], any Error>>(.success([]))

    init(_ books: SQLiteBooks) { self.books = books }

    func start() {
        queue.addOperation {
            let found = Result { try self.run() }
            self.result.withLock { $0 = found }
        }
    }

    func findings() throws -> [Finding] {
        queue.waitUntilAllOperationsAreFinished()
        return try result.withLock { try $0.get() }
    }

    private func run() throws -> [Finding] {
        try books.health.translating {
            let journal = try books.journal.read { database in
                let connection = try Connection(database, health: books.health)
                return try FileChecks(kind: .journal).findings(database)
                    + LedgerInvariants(connection: connection).findings()
            }
            let vault = try books.vault.read { database in
                try FileChecks(kind: .vault).findings(database)
            }
            return journal + vault
        }
    }
}
