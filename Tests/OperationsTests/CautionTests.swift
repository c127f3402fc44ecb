import Store
import Testing

@testable import Operations

@Suite struct CautionTests {
    @Test func `after a batch that was played twice the next eight have savepoints`() {
        let caution = Caution()
        #expect(caution.scope == .write)
        caution.rise()
        let next = (0..<9).map { _ in caution.scope }
        #expect(next == Array(repeating: .savepoint, count: 8) + [.write])
    }

    @Test func `another such batch begins the count anew`() {
        let caution = Caution()
        caution.rise()
        for _ in 0..<5 { _ = caution.scope }
        caution.rise()
        #expect((0..<8).allSatisfy { _ in caution.scope == .savepoint })
        #expect(caution.scope == .write)
    }
}
