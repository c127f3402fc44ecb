import Calendar
import Identifiers
import Ledger
import Money
import Testing

/// Each named check passes the books of the story and finds the fault in a broken fixture.
@Suite struct CheckTests {
    @Test func `the story's books have nothing wrong`() throws {
        let (books, entries) = try ReportTests.played()
        #expect(books.findings(funders: [.esf, .lottery]).isEmpty)
        #expect(ShareCheck.findings(in: entries.enumerated().map { ($0, $1) }).isEmpty)
        let funds = FundTotals.all(in: books.accounts)
        let recognised: [FundCode: Int64] = [.esf: 600, .lottery: 600]
        #expect(
            IncomeCheck.findings(in: funds, funders: [.esf, .lottery], recognised: recognised)
                .isEmpty
        )
    }

    @Test func `an entry whose sides differ, or that posts nothing, is found`() {
        let key = BalanceKey(of: "ESF:M1000")
        func sums(_ sequence: Int, _ debits: Int64, _ smallest: Int64) -> EntryBalanceCheck.Sums {
            let totals = AccountTotals(debits: .pence(debits), credits: .pence(5))
            return .init(sequence: sequence, key: key, totals: totals, smallest: smallest)
        }
        let findings = EntryBalanceCheck.findings(in: [sums(1, 5, 5), sums(2, 6, 5), sums(3, 5, 0)])
        expect(
            findings,
            "check.entry-balance",
            [
                "entry 2: Debits equal credits in ESF money; they are £0.06 and £0.05.",
                "entry 3: Every posting has an amount above zero; one has not.",
            ]
        )
    }

    @Test func `an award that is not all somewhere is found`() {
        let findings = AuthorityIdentityCheck.findings(in: [
            totals([.awardAuthority: 100, .awarded: 60, .committed: 40]),
            totals([.awardAuthority: 100, .awarded: 60, .committed: 39]),
        ])
        expect(
            findings,
            "check.authority-identity",
            [
                "ESF: The award equals what is unbudgeted, unallocated, available, set aside and "
                    + "delivered; the award is £1.00, the rest £0.99."
            ]
        )
    }

    @Test func `a floored account below zero is found, and an open one is not`() {
        let over = AccountTotals(debits: .pence(6), credits: .pence(5))
        let accounts: [AccountCode: AccountTotals] = [
            "ESF:A400.pathways.northside": over, "ESF:M4000": over, "ESF:M1000": over,
        ]
        expect(
            FloorCheck.findings(in: accounts),
            "check.floors",
            [
                "ESF:A400.pathways.northside: “Partner available” never falls below zero; it is "
                    + "−£0.01."
            ]
        )
    }

    @Test func `delivery that is not owed, or is no cost, is found`() {
        let right = totals([
            .deliveredUnpaid: 5, .claimsPayable: 3, .inTransit: 2, .expense: 7, .grantsPayable: 2,
        ])
        let wrong = totals([.deliveredUnpaid: 5, .claimsPayable: 4, .expense: 6])
        expect(
            PayablesCheck.findings(in: [right, wrong]),
            "check.payables",
            [
                "ESF: What is delivered and unpaid is owed on claims or in transit; they are "
                    + "£0.05 and £0.04.",
                "ESF: What is delivered is the support expense less grants not yet claimed; they "
                    + "are £0.05 and £0.06.",
            ]
        )
    }

    @Test func `a commitment that leaks, or closes with money in it, is found`() throws {
        func standing(_ line: Int, _ remaining: Int64, _ isClosed: Bool) throws
            -> CommitmentCheck.Standing
        {
            .init(
                commitment: try CommitmentID(source: "bc_1", line: line),
                fund: .esf,
                committed: 10,
                claimed: 6,
                released: 3,
                remaining: remaining,
                isClosed: isClosed
            )
        }
        let findings = CommitmentCheck.findings(in: [
            try standing(1, 1, false), try standing(2, 2, false), try standing(3, 1, true),
        ])
        expect(
            findings,
            "check.commitments",
            [
                "ESF:A500.bc_1.2: What was set aside was claimed, put back or remains; £0.10 "
                    + "was set aside, £0.06 claimed, £0.03 put back and £0.02 remains.",
                "ESF:A500.bc_1.3: A closed commitment has nothing left; £0.01 remains.",
            ]
        )
    }

    @Test func `an allowance that leaks, or is used for nothing, is found`() {
        let right = AllowanceCheck.Standing(
            subject: "p_17.overall",
            issued: 10,
            remaining: 4,
            used: 6,
            charged: 6
        )
        var leaking = right
        leaking.remaining = 5
        var idle = right
        idle.charged = 5
        expect(
            AllowanceCheck.findings(in: [right, leaking, idle]),
            "check.allowances",
            [
                "p_17.overall: What was allowed remains or was used; £0.10 was allowed, £0.05 "
                    + "remains, £0.06 was used.",
                "p_17.overall: What was used of an allowance was set aside or spent for the "
                    + "participant; £0.06 was used, £0.05 set aside or spent.",
            ]
        )
    }

    @Test func `a stored balance that its postings do not sum to is found`() {
        let posted = AccountTotals(debits: .pence(9), credits: .pence(4))
        let stored = AccountTotals(debits: .pence(10), credits: .pence(5))
        let findings = BalanceCheck.findings(in: [
            .init(account: "ESF:M1000", stored: posted, posted: posted),
            .init(account: "LOT:M1000", stored: stored, posted: posted),
        ])
        expect(
            findings,
            "check.balances",
            [
                "LOT:M1000: A balance is the sum of its postings; debits stored £0.10, posted "
                    + "£0.09, credits stored £0.05, posted £0.04."
            ]
        )
    }

    @Test func `a drawdown of the wrong sum, too late, or of a defrayal twice is found`() {
        let asked = [
            DrawdownCheck.Asked(drawdown: "dd_1", periodEnds: "2026-03-31", amount: .pence(10)),
            DrawdownCheck.Asked(drawdown: "dd_2", periodEnds: "2026-06-30", amount: .pence(10)),
        ]
        func line(_ drawdown: DrawdownID, _ sequence: Int, _ day: CalendarDate, _ pence: Int64)
            -> DrawdownCheck.Line
        {
            let defrayal = DrawdownCheck.Defrayal(sequence: sequence, posting: 0)
            return .init(
                drawdown: drawdown,
                defrayal: defrayal,
                bankDate: day,
                amount: .pence(pence)
            )
        }
        let right = [line("dd_1", 7, "2026-03-31", 10), line("dd_2", 8, "2026-03-31", 10)]
        #expect(DrawdownCheck.findings(in: asked, lines: right).isEmpty)
        let wrong = [line("dd_1", 7, "2026-04-01", 10), line("dd_2", 7, "2026-04-01", 9)]
        expect(
            DrawdownCheck.findings(in: asked, lines: wrong),
            "check.drawdowns",
            [
                "dd_1: A drawdown asks for what left the bank by 2026-03-31; entry 7 left it on "
                    + "2026-04-01.",
                "dd_2: A defrayal is drawn down at most once; posting 0 of entry 7 is in dd_1 too.",
                "dd_2: A drawdown is the sum of its lines; £0.10 was asked for and the lines sum "
                    + "to £0.09.",
            ]
        )
    }

    @Test func `funds that owe each other something on balance are found`() {
        expect(
            InterfundCheck.findings(in: [totals([.interfund: 5]), totals([.interfund: -4])]),
            "check.interfund",
            ["M6000: What funds owe each other nets to nothing; it is £0.01."]
        )
        #expect(
            InterfundCheck.findings(in: [totals([.interfund: 5]), totals([.interfund: -5])]).isEmpty
        )
    }

    @Test func `income without delivery, and grants payable without approval, are found`() {
        let funds = [totals([.income: 5, .deliveredPaid: 4, .grantsPayable: 3])]
        expect(
            IncomeCheck.findings(in: funds, funders: [.esf], recognised: [.esf: 2]),
            "check.income",
            [
                "ESF: A funder's income is what was delivered and paid; it is £0.05, and £0.04 "
                    + "was.",
                "ESF: Grants payable are the commitments recognised on approval; they are £0.03 "
                    + "and £0.02.",
            ]
        )
        #expect(IncomeCheck.findings(in: funds, funders: [], recognised: nil).isEmpty)
    }

    private func expect(
        _ findings: [Finding],
        _ code: String,
        _ wanted: [String],
        at location: SourceLocation = #_sourceLocation
    ) {
        #expect(findings.map { "\($0.subject): \($0.message)" } == wanted, sourceLocation: location)
        #expect(findings.allSatisfy { $0.check == code }, sourceLocation: location)
    }

    private func totals(_ balances: [AccountKind: Int64]) -> FundTotals {
        FundTotals(fund: .esf, balances: balances)
    }
}
