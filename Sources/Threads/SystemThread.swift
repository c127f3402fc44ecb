import Glibc

/// A thread of the system with one piece of work.
///
/// What is done on one is long and seldom waits, and a command that ends at once has no use for a
/// pool of them.
struct SystemThread {
    private let thread: pthread_t

    /// Begins the work on a thread of its own; nil where the system has none to give.
    init?(_ work: @escaping @Sendable () -> Void) {
        let handed = Unmanaged.passRetained(Work(work))
        var thread = pthread_t()
        let begun = pthread_create(
            &thread,
            nil,
            { handed in
                if let handed {
                    Unmanaged<Work>.fromOpaque(handed).takeRetainedValue().run()
                }
                return nil
            },
            handed.toOpaque()
        )
        guard begun == 0 else {
            handed.release()
            return nil
        }
        self.thread = thread
    }

    /// Waits until the work is done. To be called once.
    func join() { pthread_join(thread, nil) }

    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
}
