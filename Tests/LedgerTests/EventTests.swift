import Calendar
import Identifiers
import Ledger
import Money
import Testing

@Suite struct EventTests {
    static let day: CalendarDate = "2026-04-07"

    @Test func `an entry may count on the bank's day and not before it`() throws {
        let event = Story.defray("pay_0001", "cl_0001", shares(5, 5))
        let entry = try event.entry(effectiveOn: Self.day)
        #expect(entry.bankDate == Self.day)
        #expect(entry.source == "pay_0001")
        expect(
            .effectiveBeforeBankDate(effectiveOn: "2026-04-06", bankDate: Self.day),
            of: event,
            on: "2026-04-06"
        )
    }

    @Test func `money moves between two places, never from one to itself`() {
        let amount = Amount.pence(5)
        expect(
            .sameParty("UNR"),
            of: .fundPrefinanced(.init(lender: .reserves, borrower: .reserves, amount: amount))
        )
        expect(
            .sameParty("UNR"),
            of: .prefinanceRepaid(.init(lender: .reserves, borrower: .reserves, amount: amount))
        )
        expect(
            .sameParty("northside"),
            of: .allocationVired(
                .init(
                    programme: "pathways",
                    giver: "northside",
                    taker: "northside",
                    shares: shares(5, 5)
                )
            )
        )
    }

    @Test func `a line of no participant posts no allowance, and cannot use one`() throws {
        let group = Attribution.northside("rooms", nil)
        let entry = try Self.claim(group, caps: []).entry(effectiveOn: Self.day)
        #expect(entry.postings.allSatisfy { $0.account.kind.plane != .allowance })
        expect(.capWithoutParticipant(line: 1), of: Self.claim(group, caps: ["overall"]))
    }

    @Test func `lines are counted from one`() {
        expect(.lineNumber(0), of: Self.claim(.northside("rooms", nil), caps: [], number: 0))
    }

    @Test func `a defrayal wants to know how each fund pays`() {
        let event = Event.paymentDefrayed(
            .init(
                payment: "pay_0001",
                items: [Story.item("cl_0001", shares(5, 5))],
                funding: Funding(by: [.esf]),
                leftBankOn: Self.day
            )
        )
        expect(.basisUnknown(.lottery), of: event)
    }

    @Test func `an event of nothing makes no entry`() {
        expect(.entry(.tooFewPostings(count: 0)), of: .awardGranted(.init(shares: shares(0, 0))))
        expect(.entry(.tooFewPostings(count: 0)), of: .awardGranted(.init(shares: [])))
    }

    @Test func `sums beyond 64 bits are refused`() {
        let much = [
            FundShare(fund: .esf, amount: .pence(.max)), FundShare(fund: .esf, amount: .pence(1)),
        ]
        expect(.overflow, of: .awardGranted(.init(shares: much)))
    }

    @Test func `a fund that bears nothing of a line has no posting`() throws {
        let entry = try Event.awardGranted(.init(shares: shares(5, 0))).entry(effectiveOn: Self.day)
        #expect(entry.accounts == ["ESF:A100", "ESF:A200"])
    }

    @Test func `postings alike in account, side and attribution become one`() throws {
        let item = Story.item("cl_0001", shares(5, 5))
        let event = Event.paymentInstructed(.init(payment: "pay_0001", items: [item, item]))
        let entry = try event.entry(effectiveOn: Self.day)
        #expect(entry.postings.count == 8)
        #expect(entry.postings.allSatisfy { $0.amount == .pence(10) })
    }

    @Test func `postings for different participants stay apart`() throws {
        let items = [ParticipantCode("p_17"), "p_18"].map {
            PaidItem(
                claim: "cl_0001",
                attribution: .northside("travel", $0),
                shares: shares(5, 5)
            )
        }
        let event = Event.paymentInstructed(.init(payment: "pay_0001", items: items))
        let claims = try event.entry(effectiveOn: Self.day).postings
            .filter { $0.account.kind == .claimsPayable }
        #expect(claims.count == 4)
        #expect(claims.compactMap(\.attribution?.participant) == ["p_17", "p_17", "p_18", "p_18"])
    }

    @Test func `an entry keeps how each line was split`() throws {
        let basis = ShareBasis(method: .percentages, weight: 50, remainder: 50)
        let parts = [
            FundShare(fund: .esf, amount: .pence(6), basis: basis),
            FundShare(fund: .lottery, amount: .pence(5), basis: basis),
        ]
        let entry = try Story.approve("bc_0001.2", parts).entry(effectiveOn: Self.day)
        #expect(entry.ruleVersion == 1)
        #expect(entry.shares.map(\.line) == [2, 2])
        #expect(entry.shares.map(\.fund) == [.esf, .lottery])
        #expect(entry.shares.map(\.amount) == [.pence(6), .pence(5)])
        #expect(ShareCheck.findings(in: [(0, entry)]).isEmpty)
    }

    private func expect(_ error: EventError, of event: Event, on day: CalendarDate = day) {
        #expect(throws: error) { try event.entry(effectiveOn: day) }
        #expect(error.message.hasSuffix("."))
        #expect(!error.code.isEmpty)
    }

    private static func claim(
        _ attribution: Attribution,
        caps: [CapCode],
        number: Int = 1
    ) -> Event {
        let line = ChargedLine(
            number: number,
            attribution: attribution,
            origin: .available(caps: caps),
            shares: shares(5, 5)
        )
        return .claimCharged(
            .init(programme: "pathways", claim: "cl_0001", ruleVersion: 1, lines: [line])
        )
    }
}
