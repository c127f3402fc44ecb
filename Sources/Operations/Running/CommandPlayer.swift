public import Calendar
import Identifiers
import Integrity
import Journal
public import Store

/// Plays commands against books: each once, whole or not at all, and durable when it answers.
///
/// 1. A command that was played before answers what became of it then.
/// 2. Its arguments are read; a malformed command is answered and leaves no trace.
/// 3. It runs within a savepoint. A refusal undoes it and is itself recorded, so that the same
///    command stays refused. A rule that the database keeps refuses its command as well; any other
///    trouble of the store fails the batch. As most refusals come before anything is written, a
///    batch is first played so that only the whole of it can be undone; where that does not do, it
///    is, and is played again.
/// 4. When the batch is through, one checkpoint is signed and everything becomes durable at once;
///    only then are the answers given out.
public struct CommandPlayer: Sendable {
    let store: any BookStore
    let environment: Environment
    private let catalogue: OperationCatalogue
    private let rulePacks: RulePackShelf
    private let caution = Caution()

    public init(
        store: any BookStore,
        environment: Environment,
        catalogue: OperationCatalogue = .standard
    ) {
        self.store = store
        self.environment = environment
        self.catalogue = catalogue
        rulePacks = RulePackShelf(parse: environment.rulePack)
    }

    /// Plays a batch in one durable transaction and answers in its order.
    ///
    /// - Throws: `StoreError` when the store failed, ``KeyChainError/diskFailed(_:)`` when the disk
    ///   of the keys did; then none of the batch was done.
    public func play(_ requests: [CommandRequest]) throws -> [CommandAnswer] {
        try play(requests.map { ($0, nil) })
    }

    /// Plays a batch in one durable transaction, each command as if it were given at a moment of
    /// its own: for books that are made up. No moment is before the one ahead of it.
    ///
    /// - Throws: `StoreError` when the store failed; then none of the batch was done.
    public func play(
        _ requests: [(request: CommandRequest, moment: Instant?)]
    ) throws -> [CommandAnswer] {
        do { return try play(requests, undoing: caution.scope) } catch is WriteSpoiled {
            caution.rise()
            return try play(requests, undoing: .savepoint)
        }
    }

    private func play(
        _ requests: [(request: CommandRequest, moment: Instant?)],
        undoing scope: UndoScope
    ) throws -> [CommandAnswer] {
        try write(undoing: scope) { books in
            try requests.map { try answer($0.request, at: $0.moment, in: books) }
        }
    }

    func write<Result>(
        undoing scope: UndoScope,
        _ body: (any BookWriter) throws -> Result
    ) throws -> Result {
        let key = environment.keys.journal
        return try store.write(undoing: scope, signing: { $0.signed(by: key) }, body)
    }

    func answer(
        _ request: CommandRequest,
        at moment: Instant? = nil,
        in books: any BookWriter
    ) throws -> CommandAnswer {
        let origin = try books.origin() ?? ""
        let seal = environment.keys.root.fingerprintKey(origin: origin)
            .seal(request.canonicalBytes)
        if let earlier = try books.outcome(of: request.id) {
            return CommandAnswer(request: request, earlier: earlier, seal: seal)
        }
        let operation: any Operation
        do { operation = try catalogue.operation(for: request) } catch {
            return CommandAnswer(id: request.id, result: .malformed(error))
        }
        let context = OperationContext(
            books: books,
            environment: environment,
            request: request,
            requestSeal: seal,
            now: try moment ?? environment.now(),
            rulePacks: rulePacks
        )
        return try run(operation, in: context)
    }

    private func run(
        _ operation: any Operation,
        in context: OperationContext
    ) throws -> CommandAnswer {
        let id = context.request.id
        do {
            let detail = try context.books.savepoint { try operation.run(in: context) }
            return CommandAnswer(
                id: id,
                result: .created(records: context.appended.map(\.seq), detail: detail)
            )
        } catch let error as ArgumentError {
            return CommandAnswer(id: id, result: .malformed(error))
        } catch KeyChainError.diskFailed(let what) {
            // Trouble, which may be over when the same command is sent again.
            throw KeyChainError.diskFailed(what)
        } catch let error as KeyChainError where !error.isOfTheBooks {
            // It was not at hand: nothing is written, and the same command may come again.
            return CommandAnswer(id: id, result: .refused(Refused(error)))
        } catch let refusal as any Refusal {
            return try context.refused(refusal)
        } catch StoreError.refusedByDatabase(let rule) {
            return try context.refused(DatabaseRefusal(rule: rule))
        }
    }
}

extension OperationContext {
    /// Records that the command was refused, so that it stays so, and answers it.
    fileprivate func refused(_ refusal: any Refusal) throws -> CommandAnswer {
        try record(
            .commandRefused(CommandRefused(code: refusal.code, name: request.name))
        )
        return CommandAnswer(id: request.id, result: .refused(Refused(refusal)))
    }
}
