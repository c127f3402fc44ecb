import Glibc
import Synchronization

/// Work shared out over the machine's processors.
public enum Cores {
    /// Has the work done for each number below the count, and waits until all of it is.
    public static func share(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
        let next = Shared(Mutex(0))
        let run: @Sendable () -> Void = {
            while true {
                let number = next.value.withLock { next in
                    next += 1
                    return next - 1
                }
                guard number < count else { return }
                work(number)
            }
        }
        let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        // What no thread takes is done here.
        let threads = (1..<max(1, min(processors, count))).compactMap { _ in SystemThread(run) }
        run()
        for thread in threads { thread.join() }
    }
}

/// A value that several threads hold, which cannot be copied.
final class Shared<Value: ~Copyable & Sendable>: Sendable {
    let value: Value

    init(_ value: consuming Value) { self.value = value }
}
