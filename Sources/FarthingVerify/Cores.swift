import Glibc
import Synchronization

/// Work shared out over the machine's processors.
///
/// Threads of the system: what is shared out is long, never waits, and a command that ends at once
/// has no use for a pool.
enum Cores {
    /// Has the work done for each number below the count, and waits until all of it is.
    static func share(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
        let shared = Shared(count: count, work: work)
        let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        var threads: [pthread_t] = []
        for _ in 1..<max(2, min(processors, count)) {
            var thread = pthread_t()
            let handed = Unmanaged.passRetained(shared)
            let begun = pthread_create(
                &thread,
                nil,
                { handed in
                    if let handed { Unmanaged<Shared>.fromOpaque(handed).takeRetainedValue().run() }
                    return nil
                },
                handed.toOpaque()
            )
            // What no thread takes is done below.
            if begun == 0 { threads.append(thread) } else { handed.release() }
        }
        shared.run()
        for thread in threads { pthread_join(thread, nil) }
    }

    private final class Shared: Sendable {
        private let count: Int
        private let work: @Sendable (Int) -> Void
        private let next = Mutex(0)

        init(count: Int, work: @escaping @Sendable (Int) -> Void) {
            self.count = count
            self.work = work
        }

        func run() {
            while true {
                let number = next.withLock { next in
                    next += 1
                    return next - 1
                }
                guard number < count else { return }
                work(number)
            }
        }
    }
}
