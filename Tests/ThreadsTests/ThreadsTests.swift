import Synchronization
import Testing
import Threads

@Suite struct ThreadsTests {
    @Test(arguments: [0, 1, 2, 1_000]) func `each number is worked on once`(count: Int) {
        let seen = Seen()
        Cores.share(count) { number in seen.numbers.withLock { $0.append(number) } }
        #expect(seen.numbers.withLock { $0.sorted() } == Array(0..<count))
    }

    @Test func `work is done meanwhile, and its outcome waits`() throws {
        let seen = Seen()
        let work = Meanwhile {
            while seen.numbers.withLock({ $0.isEmpty }) {}
            return seen.numbers.withLock { $0[0] + 1 }
        }
        seen.numbers.withLock { $0 = [41] }
        #expect(try work.value() == 42)
        #expect(try work.value() == 42)
    }

    @Test func `what the work throws is thrown`() {
        let work = Meanwhile<Int> { throw Broken() }
        #expect(throws: Broken.self) { try work.value() }
    }

    @Test func `work that nobody asks after is waited for`() {
        let seen = Seen()
        do {
            _ = Meanwhile { seen.numbers.withLock { $0 = Array(0..<10_000) } }
        }
        #expect(seen.numbers.withLock { $0.count } == 10_000)
    }

    private struct Broken: Error {}

    private final class Seen: Sendable {
        let numbers = Mutex<[Int]>([])
    }
}
