import Approvals
import Calendar
import Identifiers
import Testing

@Suite struct LoanTests {
    static let tablet = code("dv_tablet3", DeviceID.init)
    static let shelf = Loan(device: tablet, onShelfSince: date("2026-11-01"))
    static let other = code("p_4", ParticipantCode.init)

    @Test func `a device is lent, returned, lent again, lost and found`() throws {
        let loan = try Self.shelf.lent(to: World.participant, on: date("2026-11-02"))
            .returned(on: date("2026-11-10")).lent(to: Self.other, on: date("2026-11-10"))
            .lost(on: date("2026-12-01"))
        #expect(loan.state == .lost(by: Self.other, on: date("2026-12-01")))
        #expect(
            try loan.returned(on: date("2026-12-05")).state == .returned(on: date("2026-12-05"))
        )
    }

    /// One row for each case of the error, in order; each breaks the rule on dates too.
    @Test func `a move is refused for the first rule it breaks`() throws {
        let lent = try Self.shelf.lent(to: World.participant, on: date("2026-11-02"))
        let early = date("2026-01-01")
        #expect(throws: LoanError.notOnShelf(Self.tablet, lent.state)) {
            try lent.lent(to: Self.other, on: early)
        }
        #expect(throws: LoanError.notAway(Self.tablet, Self.shelf.state)) {
            try Self.shelf.returned(on: early)
        }
        #expect(throws: LoanError.notLent(Self.tablet, Self.shelf.state)) {
            try Self.shelf.lost(on: early)
        }
        let beforeLast = LoanError.beforeLastMove(
            Self.tablet,
            last: date("2026-11-02"),
            given: date("2026-11-01")
        )
        #expect(throws: beforeLast) { try lent.returned(on: date("2026-11-01")) }
        #expect(try lent.returned(on: date("2026-11-02")).device == Self.tablet)
    }

    @Test func `a refusal names the device, where it is and what to do`() throws {
        let lent = try Self.shelf.lent(to: World.participant, on: date("2026-11-02"))
        let error = LoanError.notOnShelf(Self.tablet, lent.state)
        #expect(error.code == "loan.not-on-shelf")
        #expect(
            error.message
                == "dv_tablet3 is lent to p_17 since 2026-11-02, so it cannot be lent. Record its "
                + "return first."
        )
        let others: [LoanError] = [
            .notAway(Self.tablet, Self.shelf.state), .notLent(Self.tablet, Self.shelf.state),
            .beforeLastMove(Self.tablet, last: World.today, given: World.today),
        ]
        #expect(Set(others.map(\.code)).count == 3)
        #expect(others.allSatisfy { $0.message.hasPrefix("dv_tablet3") })
    }
}
