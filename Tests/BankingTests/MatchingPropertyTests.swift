import Calendar
import Identifiers
import Money
import Testing
import _TestSupport

@testable import Banking

/// Crowded little worlds: few amounts, few days, ids that collide.
@Suite struct MatchingPropertyTests {
    private struct World {
        let lines: [BankLine]
        let payments: [ExpectedPayment]

        init(seed: Int) throws {
            var random = SplitMix64(seed: seed)
            func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
            var lines: [BankLine] = []
            var payments: [ExpectedPayment] = []
            for index in 0..<number(0...8) {
                let left = number(0...3) == 0 ? number(5...25) : nil
                payments.append(
                    try payment(
                        "pm_000\(index)",
                        Int64(number(1...3)) * 100,
                        day: number(1...28),
                        reference: ["", "INV 1001", "INV 1002"][number(0...2)],
                        left: left,
                        cameBack: left != nil && number(0...2) == 0 ? number(25...28) : nil
                    )
                )
            }
            for index in 1...number(1...10) {
                let id = ["pm.000\(number(0...9))", "other", nil, nil][number(0...3)]
                let sign: Int64 = number(0...3) == 0 ? 1 : -1
                lines.append(
                    try line(
                        index,
                        sign * Int64(number(1...3)) * 100,
                        day: number(1...28),
                        id: id,
                        text: ["", "INV1001", "PM 0003", "INV 1002 PM0004"][number(0...3)],
                        isReturn: number(0...4) == 0
                    )
                )
            }
            self.lines = lines
            self.payments = payments
        }
    }

    private func leaving(_ finding: LineMatch.Finding) -> PaymentID? {
        switch finding {
        case .certain(let id), .likely(let id, _): id
        default: nil
        }
    }

    @Test(arguments: 0..<500)
    func `a line and a payment are matched at most once, and only for the same amount`(
        seed: Int
    ) throws {
        let world = try World(seed: seed)
        let matching = try BankMatching(of: world.lines, with: world.payments)
        #expect(matching.lines.map(\.line) == world.lines)
        let left = matching.lines.compactMap { leaving($0.finding) }
        #expect(Set(left).count == left.count)
        let byID = Dictionary(uniqueKeysWithValues: matching.payments.map { ($0.payment.id, $0) })
        var returned: [PaymentID] = []
        for match in matching.lines {
            if let id = leaving(match.finding), let payment = byID[id] {
                #expect(payment.payment.amount == match.line.amount)
                #expect(payment.payment.standing == .waiting)
                #expect(match.line.direction == .paidOut && !match.line.isReturn)
                let isBack: Bool = if case .returned = payment.outcome { true } else { false }
                #expect(!payment.isWaiting && (isBack || payment.outcome.brief.hasPrefix("left")))
            }
            if case .returned(let id, _) = match.finding {
                returned.append(id)
                #expect(byID[id]?.payment.amount == match.line.amount)
                #expect(match.line.direction == .paidIn)
            }
        }
        #expect(Set(returned).count == returned.count)
        for payment in matching.payments where payment.isWaiting {
            #expect(!left.contains(payment.payment.id) && !returned.contains(payment.payment.id))
        }
    }

    @Test(arguments: 0..<300)
    func `the order of payments and of lines changes nothing`(seed: Int) throws {
        let world = try World(seed: seed)
        var random = SplitMix64(seed: seed + 1_000)
        let matching = try BankMatching(of: world.lines, with: world.payments)
        let lines = world.lines.shuffled(using: &random)
        let again = try BankMatching(of: lines, with: world.payments.shuffled(using: &random))
        #expect(again.payments == matching.payments)
        #expect(again.lines.sorted { $0.line.number < $1.line.number } == matching.lines)
    }

    @Test(arguments: 0..<300)
    func `a line with one of our ids is that payment or none`(seed: Int) throws {
        let world = try World(seed: seed)
        let matching = try BankMatching(of: world.lines, with: world.payments)
        for match in matching.lines {
            guard let id = match.line.endToEndID,
                let payment = world.payments.first(where: { EndToEndID.spelling(of: $0.id) == id })
            else { continue }
            switch match.finding {
            case .certain(let found), .known(let found), .returned(let found, _):
                #expect(found == payment.id)
                #expect(match.line.amount == payment.amount)
            case .unmatched(let grounds): #expect(!grounds.doubts.isEmpty)
            case .likely, .undecided: Issue.record("\(match)")
            }
        }
    }
}
