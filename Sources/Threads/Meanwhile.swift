import Synchronization

/// A piece of work that another thread does meanwhile.
///
/// It is waited for, whoever wants its outcome or not: nothing runs on when the program ends.
public final class Meanwhile<Value: Sendable>: Sendable {
    private let outcome: Shared<Mutex<Result<Value, any Error>?>>
    private let thread: Shared<Mutex<SystemThread?>>

    /// Begins the work. Where the system has no thread to give, it is done at once.
    public init(_ work: @escaping @Sendable () throws -> Value) {
        let outcome = Shared(Mutex<Result<Value, any Error>?>(nil))
        let run: @Sendable () -> Void = {
            let result = Result { try work() }
            outcome.value.withLock { $0 = result }
        }
        let thread = SystemThread(run)
        if thread == nil { run() }
        self.outcome = outcome
        self.thread = Shared(Mutex(thread))
    }

    deinit { wait() }

    /// Waits for the work, and returns what came of it.
    ///
    /// - Throws: What the work threw.
    public func value() throws -> Value {
        wait()
        guard let result = outcome.value.withLock({ $0 }) else {
            preconditionFailure("work that is done has an outcome")
        }
        return try result.get()
    }

    private func wait() {
        thread.value.withLock { thread in
            thread?.join()
            thread = nil
        }
    }
}
