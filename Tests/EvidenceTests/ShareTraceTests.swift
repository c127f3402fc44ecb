import Approvals
import Calendar
import Identifiers
import Ledger
import Money
import Testing

@testable import Evidence

/// The weights of shares are what was set aside, or stands charged, when they were worked out.
@Suite struct ShareTraceTests {
    private typealias Split = [(fund: String, pence: Int64, weight: Int64)]

    private let attribution: Attribution
    private var trace = ShareTrace()

    init() throws {
        attribution = Attribution(
            partner: try PartnerCode("northside"),
            category: try CategoryCode("devices"),
            participant: try ParticipantCode("p_17")
        )
        trace.read(try Self.claim)
        let raised = Event.CommitmentRaised(
            programme: try ProgrammeCode("pathways"),
            ruleVersion: 1,
            lines: [
                CommittedLine(
                    commitment: try CommitmentID(source: "bc_1", line: 1),
                    attribution: attribution,
                    caps: [],
                    shares: try Self.shares(.percentages, [("ESF", 450, 45), ("LOT", 550, 55)])
                )
            ]
        )
        trace.read(try Event.commitmentRaised(raised).entry(effectiveOn: Self.day), undoing: nil)
    }

    @Test func `a claim on a case goes by the pence that are still set aside`() throws {
        var trace = trace
        let first = try charged([("ESF", 45, 450), ("LOT", 55, 550)])
        #expect(trace.hasItsWeights(first))
        trace.read(first, undoing: nil)
        // By the same again: they were true before the first.
        #expect(try !trace.hasItsWeights(charged([("ESF", 45, 450), ("LOT", 55, 550)])))
        #expect(try !trace.hasItsWeights(charged([("ESF", 45, 404), ("LOT", 55, 495)])))
        #expect(try trace.hasItsWeights(charged([("ESF", 45, 405), ("LOT", 55, 495)])))
    }

    @Test func `what is taken of a case is what goes by it`() throws {
        // By percentages, out of what was set aside.
        let halves: Split = [("ESF", 45, 45), ("LOT", 55, 55)]
        #expect(try !trace.hasItsWeights(charged(halves, by: .percentages)))
        // Under another line's number, which draws on nothing.
        #expect(try !trace.hasItsWeights(charged([("ESF", 45, 450), ("LOT", 55, 550)], line: 2)))
    }

    @Test func `a refund goes by the pence that stand charged, and comes back with its undoing`()
        throws
    {
        var trace = trace
        trace.read(try charged([("ESF", 45, 450), ("LOT", 55, 550)]), undoing: nil)
        let refund = try refunded([("ESF", 9, 45), ("LOT", 11, 55)])
        #expect(trace.hasItsWeights(refund))
        #expect(try !trace.hasItsWeights(refunded([("ESF", 9, 46), ("LOT", 11, 55)])))
        trace.read(refund, undoing: nil)
        #expect(!trace.hasItsWeights(refund))
        #expect(try trace.hasItsWeights(refunded([("ESF", 9, 36), ("LOT", 11, 44)])))
        let undone = try Reversal(of: (3, refund), reversedBy: nil, effectiveOn: Self.day)
        trace.read(undone.entry, undoing: refund)
        #expect(trace.hasItsWeights(refund))
    }
}

extension ShareTrace {
    fileprivate func hasItsWeights(_ entry: Entry) -> Bool {
        haveTheirWeights(Dictionary(grouping: entry.shares, by: \.line), of: entry)
    }
}

extension ShareTraceTests {
    private static var day: CalendarDate {
        get throws { try CalendarDate("2026-05-05") }
    }

    /// Its first line draws on the case.
    private static var claim: Claim {
        get throws {
            try SampleJournal.made().claim("cl_1", pence: 100, category: "devices", under: "bc_1")
        }
    }

    private static func shares(_ method: ShareMethod, _ split: Split) throws -> [Ledger.FundShare] {
        try split.map { fund, pence, weight in
            Ledger.FundShare(
                fund: try FundCode(fund),
                amount: try Amount(pence: pence),
                basis: ShareBasis(method: method, weight: weight, remainder: 0)
            )
        }
    }

    private func charged(
        _ split: Split,
        by method: ShareMethod = .remaining,
        line: Int = 1
    ) throws -> Entry {
        let charged = Event.ClaimCharged(
            programme: try ProgrammeCode("pathways"),
            claim: try ClaimID("cl_1"),
            ruleVersion: 1,
            lines: [
                ChargedLine(
                    number: line,
                    attribution: attribution,
                    origin: .commitment(
                        try CommitmentID(source: "bc_1", line: 1),
                        isRecognisedOnApproval: false
                    ),
                    shares: try Self.shares(method, split)
                )
            ]
        )
        return try Event.claimCharged(charged).entry(effectiveOn: Self.day)
    }

    private func refunded(_ split: Split) throws -> Entry {
        let bases = try split.map { (try FundCode($0.fund), FundingBasis.arrears) }
        let received = Event.RefundReceived(
            programme: try ProgrammeCode("pathways"),
            claim: try ClaimID("cl_1"),
            ruleVersion: 1,
            lines: [
                RefundedLine(
                    number: 1,
                    attribution: attribution,
                    caps: [],
                    shares: try Self.shares(.charged, split)
                )
            ],
            funding: Funding(bases: Dictionary(uniqueKeysWithValues: bases)),
            receivedOn: try Self.day
        )
        return try Event.refundReceived(received).entry(effectiveOn: Self.day)
    }
}
