import Calendar
public import Identifiers
import Integrity
import Journal
import Policy
public import Store
import StrictJSON

/// Begins the books of a programme: what `farthing init` does, and no command file can.
///
/// 1. The books have no record yet.
/// 2. The first record says which programme they are for, for ever. The journal's and the pack's
///    public keys follow, each with a proof that whoever begins the books holds it.
/// 3. The first people are made programme managers: they appoint everybody else.
public struct InitialiseBooks: Sendable {
    private let programme: ProgrammeCode
    private let title: String
    private let origin: String
    private let software: String
    private let managers: [UserID]

    /// Describes the books to begin.
    ///
    /// - Parameters:
    ///   - title: The programme's public name, printable ASCII.
    ///   - origin: The journal's one name, as `example.org/pathways`; the store's own.
    ///   - software: The software and version that begins the journal.
    ///   - manager: The first programme manager, in whose name the records are.
    ///   - others: Further ones.
    public init(
        programme: ProgrammeCode,
        title: String,
        origin: String,
        software: String,
        manager: UserID,
        others: [UserID] = []
    ) {
        self.programme = programme
        self.title = title
        self.origin = origin
        self.software = software
        managers = [manager] + others
    }

    /// Begins the books, durably.
    ///
    /// - Throws: ``InitialiseRefusal`` or `StoreError`; then nothing was written.
    public func run(in store: any BookStore, _ environment: Environment) throws {
        let key = environment.keys.journal
        try store.write(undoing: .write, signing: { $0.signed(by: key) }) { books in
            let head = try books.head()
            guard head.size == 0 else { throw InitialiseRefusal.begun(origin: head.origin ?? "") }
            try record(in: try context(of: books, environment))
        }
    }

    /// Whether the very same has begun these books, under these keys, and nothing came after it.
    ///
    /// - Throws: `StoreError`.
    public func wasRun(in store: any BookStore, _ environment: Environment) throws -> Bool {
        let request = try request
        return try store.read { books in
            guard let outcome = try books.outcome(of: request.id) else { return false }
            return try outcome.request == seal(request, environment)
                && books.head().size == outcome.records.count
        }
    }

    private var request: CommandRequest {
        get throws {
            CommandRequest(
                id: try CommandID("init"),
                actor: managers[0],
                name: "init",
                arguments: [
                    .init(key: "programme", value: .text(programme.text)),
                    .init(key: "title", value: .text(title)),
                    .init(key: "managers", value: .array(managers.map { .text($0.text) })),
                ]
            )
        }
    }

    private func seal(_ request: CommandRequest, _ environment: Environment) -> Seal {
        environment.keys.root.fingerprintKey(origin: origin).seal(request.canonicalBytes)
    }

    private func context(
        of books: any BookWriter,
        _ environment: Environment
    ) throws -> OperationContext {
        let request = try request
        return OperationContext(
            books: books,
            environment: environment,
            request: request,
            requestSeal: seal(request, environment),
            now: try environment.now(),
            rulePacks: RulePackShelf(parse: environment.rulePack)
        )
    }

    private func record(in context: OperationContext) throws {
        let created = JournalCreated(programme: programme, title: title, software: software)
        try context.record(.journalCreated(created))
        let keys = context.environment.keys
        for (purpose, key) in [(KeyPurpose.journal, keys.journal), (.pack, keys.pack)] {
            let added = try KeyAdded(
                provenBy: key,
                for: purpose,
                of: nil,
                journal: origin,
                approvedBy: nil
            )
            try context.record(.keyAdded(added))
        }
        for manager in managers {
            let granted = UserRole(
                user: manager,
                role: .programmeManager,
                partner: nil,
                change: .granted,
                name: nil
            )
            try context.record(.userRole(granted))
        }
    }
}

/// Why books cannot begin.
public enum InitialiseRefusal: Refusal, Hashable {
    case begun(origin: String)

    public var code: String { "books.begun" }

    public var message: String {
        switch self {
        case .begun(let origin):
            "These books are those of \(origin) already, for ever. Begin others in another folder."
        }
    }
}
