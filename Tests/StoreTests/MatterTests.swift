import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy
import Store
import Testing

@testable import StoreSQLite

/// How claims and business cases come to their state from their records alone.
@Suite struct MatterTests {
    static func founded() throws -> TemporaryBooks {
        let world = try TemporaryBooks()
        try world.append(contentsOf: try World.founding())
        try world.append(World.role(try UserID("u_prm"), .programmeManager))
        return world
    }

    static func claim(_ id: String) throws -> Subject { .claim(try ClaimID(id)) }

    @Test func `a claim is no matter until each line has a decision`() throws {
        let world = try Self.founded()
        let claim = try World.claim("cl_1")
        try world.append(World.submitted(claim, command: "c-1"))
        #expect(try world.books.read { try $0.matter(.claim(claim.id)) } == nil)
        #expect(try world.books.read { try $0.claim(claim.id) } == claim)
        try world.append(
            World.decision(.claim(claim.id), .routed([.partnerManager]), command: "c-2")
        )
        let matter = try #require(try world.books.read { try $0.matter(.claim(claim.id)) })
        #expect(matter.state == .awaiting(step: 1))
        #expect(matter.openRole == .partnerManager)
        #expect(try world.books.read { try $0.waitingMatters() } == [matter])
    }

    @Test func `a claim within the guidance is approved at once`() throws {
        let world = try Self.founded()
        try world.append(contentsOf: try World.accepted("cl_1"))
        let matter = try #require(try world.books.read { try $0.matter(try Self.claim("cl_1")) })
        #expect(matter.state == .approved)
        #expect(matter.route.isAutomatic)
        #expect(!matter.isUsed)
    }

    @Test func `an approval is kept as its transition made it`() throws {
        let world = try Self.founded()
        try world.append(contentsOf: try World.routed("cl_3"))
        let matter = try #require(try world.books.read { try $0.matter(try Self.claim("cl_3")) })
        #expect(matter.state == .approved)
        #expect(matter.grantedBy == [World.manager])
        #expect(matter.grants.first?.amount == World.pence(800))
        let question = try world.books.read { try $0.question(try QuestionID("q_cl_3")) }
        #expect(question?.asker == World.manager)
        #expect(question?.answeredAt != nil)
    }

    @Test func `who may not approve is refused by the rule, who may is taken`() throws {
        let world = try Self.founded()
        let claim = try World.claim("cl_1")
        try world.append(
            World.submitted(claim, command: "c-1"),
            World.decision(.claim(claim.id), .routed([.partnerManager]), command: "c-1")
        )
        #expect(throws: StoreError.refusedByDatabase(rule: "decision.not-appointed")) {
            try world.append(try World.approval(of: "cl_1", amount: 1000, by: World.finance))
        }
        #expect(throws: StoreError.refusedByDatabase(rule: "decision.line-raised")) {
            try world.append(try World.approval(of: "cl_1", amount: 1001))
        }
        try world.append(try World.approval(of: "cl_1", amount: 1000))
    }

    @Test func `what was declined and asks for the same goes above who declined it`() throws {
        let world = try Self.founded()
        try world.append(contentsOf: try World.declined("cl_4"))
        let again = try World.claim("cl_4", version: 2)
        try world.append(
            World.submitted(again, command: "c-2"),
            World.decision(
                try Self.claim("cl_4"),
                version: 2,
                .routed([.partnerManager]),
                command: "c-2"
            )
        )
        let matter = try #require(try world.books.read { try $0.matter(try Self.claim("cl_4")) })
        #expect(matter.openRole == .programmeManager)
        #expect(matter.version == 2)
    }

    @Test func `what was declined and asks for less goes the same way`() throws {
        let world = try Self.founded()
        try world.append(contentsOf: try World.declined("cl_4"))
        let less = try World.claim("cl_4", version: 2, amount: 900)
        try world.append(
            World.submitted(less, command: "c-2"),
            World.decision(
                try Self.claim("cl_4"),
                version: 2,
                .routed([.partnerManager]),
                command: "c-2"
            )
        )
        let matter = try #require(try world.books.read { try $0.matter(try Self.claim("cl_4")) })
        #expect(matter.openRole == .partnerManager)
    }

    @Test func `a claim that was paid cannot be withdrawn, an unpaid one can`() throws {
        let world = try Self.founded()
        try world.append(contentsOf: try World.accepted("cl_1"))
        try world.append(contentsOf: try World.accepted("cl_2"))
        try world.append(contentsOf: try World.paid("cl_1", by: "pay_1"))
        func withdraw(_ id: String) throws {
            let body = ClaimWithdrawn(claim: try ClaimID(id), version: 1)
            try world.append(
                World.draft(.claimWithdrawn(body), command: "c-withdraw-\(id)", chain: id)
            )
        }
        #expect(throws: StoreError.refusedByDatabase(rule: "matter.used")) { try withdraw("cl_1") }
        try withdraw("cl_2")
        let matter = try world.books.read { try $0.matter(try Self.claim("cl_2")) }
        #expect(matter?.state == .withdrawn)
    }

    @Test func `a payment is defrayed and returned once each`() throws {
        let world = try Self.founded()
        try world.append(contentsOf: try World.accepted("cl_1"))
        try world.append(contentsOf: try World.paid("cl_1", by: "pay_1"))
        func returned(_ stage: ReturnStage, _ command: String) throws {
            let body = PaymentReturned(payment: try PaymentID("pay_1"), on: World.day, stage: stage)
            try world.append(World.draft(.paymentReturned(body), command: command))
        }
        #expect(
            try world.books.read { try $0.payment(of: try ClaimID("cl_1")) }?.state == .defrayed
        )
        #expect(throws: StoreError.refusedByDatabase(rule: "payment.not-instructed")) {
            try returned(.beforeDefrayal, "c-a")
        }
        try returned(.afterDefrayal, "c-b")
        #expect(throws: StoreError.refusedByDatabase(rule: "payment.not-defrayed")) {
            try returned(.afterDefrayal, "c-c")
        }
        #expect(try world.books.read { try $0.payment(of: try ClaimID("cl_1")) } == nil)
        #expect(try world.books.read { try $0.payment(try PaymentID("pay_1")) }?.state == .returned)
    }
}

/// What is summed and looked up on the way to a decision.
@Suite struct SumTests {
    func spent(_ world: TemporaryBooks, excluding: String? = nil) throws -> Int64 {
        try world.books.read { books in
            try books.claimedCosts(
                of: .participant(World.participant),
                category: World.travel,
                from: World.day.adding(days: -1),
                through: World.day
            ).filter { $0.claim.text != excluding }.reduce(0) { $0 + $1.pence }
        }
    }

    @Test func `spending counts live claims outside cases, within the days`() throws {
        let world = try MatterTests.founded()
        try world.append(contentsOf: try World.accepted("cl_1", amount: 1000))
        try world.append(contentsOf: try World.accepted("cl_2", amount: 300))
        #expect(try spent(world) == 1300)
        #expect(try spent(world, excluding: "cl_2") == 1000)
        let later = try World.claim("cl_3", amount: 50, incurred: World.day.adding(days: 1))
        let earlier = try World.claim("cl_4", amount: 60, incurred: World.day.adding(days: -2))
        let first = try World.claim("cl_5", amount: 7, incurred: World.day.adding(days: -1))
        for claim in [later, earlier, first] {
            try world.append(World.submitted(claim, command: "c-\(claim.id)"))
        }
        #expect(try spent(world) == 1307)
    }

    @Test func `a declined claim no longer counts, an amended one counts by its new amount`() throws
    {
        let world = try MatterTests.founded()
        try world.append(contentsOf: try World.declined("cl_4"))
        #expect(try spent(world) == 0)
        let again = try World.claim("cl_4", version: 2, amount: 700)
        try world.append(World.submitted(again, command: "c-2"))
        #expect(try spent(world) == 700)
    }

    @Test func `miles no longer count once their claim is declined, and again when it is amended`()
        throws
    {
        let world = try MatterTests.founded()
        func miles(_ year: CalendarDate, excluding: String? = nil) throws -> Int64 {
            try world.books.read { books in
                try books.milesTenths(
                    of: World.keyworker,
                    vehicle: "car",
                    taxYear: year,
                    excluding: try excluding.map { try ClaimID($0) }
                )
            }
        }
        let year = World.day.taxYearStart
        try world.append(contentsOf: try World.routed("cl_3"))
        #expect(try miles(year) == 420)
        #expect(try miles(year, excluding: "cl_3") == 0)
        #expect(try miles(year, excluding: "cl_4") == 420)
        #expect(try miles(year.adding(days: -1).taxYearStart) == 0)
        let drive = Mileage(tenthsOfMile: 70, vehicle: "car", passengers: .none)
        let claim = try World.claim("cl_5", mileage: drive)
        try world.append(
            World.submitted(claim, command: "c-5"),
            World.decision(.claim(claim.id), .routed([.partnerManager]), command: "c-5")
        )
        #expect(try miles(year) == 490)
        try world.append(World.decline("cl_5"))
        #expect(try miles(year) == 420)
        let shorter = Mileage(tenthsOfMile: 50, vehicle: "car", passengers: .none)
        let again = try World.claim("cl_5", version: 2, mileage: shorter)
        try world.append(World.submitted(again, command: "c-5-again"))
        #expect(try miles(year) == 470)
        let third = try World.claim("cl_5", version: 3, mileage: drive)
        try world.append(World.submitted(third, command: "c-5-third"))
        #expect(try miles(year) == 490)
    }

    @Test func `a part that was approved counts as that part`() throws {
        let world = try MatterTests.founded()
        try world.append(contentsOf: try World.routed("cl_3"))
        #expect(try spent(world) == 800)
    }

    @Test func `miles are counted by who claims them and the vehicle`() throws {
        let world = try MatterTests.founded()
        try world.append(contentsOf: try World.routed("cl_3"))
        try world.books.read { books throws in
            let car = try books.milesTenths(
                of: World.keyworker,
                vehicle: "car",
                taxYear: World.day.taxYearStart,
                excluding: nil
            )
            #expect(car == 420)
            let bicycle = try books.milesTenths(
                of: World.keyworker,
                vehicle: "bicycle",
                taxYear: World.day.taxYearStart,
                excluding: nil
            )
            #expect(bicycle == 0)
            let lines = try books.mileageLines(from: World.day, through: World.day)
            #expect(lines.map(\.claim.text) == ["cl_3"])
            #expect(lines.first?.decidedOn == World.day)
        }
    }

    @Test func `a refund before the drawdown is taken off what is to be drawn down`() throws {
        let world = try MatterTests.founded()
        try world.append(contentsOf: try World.accepted("cl_1"))
        try world.append(contentsOf: try World.paid("cl_1", by: "pay_1"))
        func undrawn() throws -> [Int64] {
            try world.books.read { books in
                try books.undrawnDefrayals(of: World.esf, through: World.day).map(\.amount.pence)
            }
        }
        #expect(try undrawn() == [500])
        let line = RefundedLine(
            number: 1,
            attribution: World.attribution,
            caps: [World.overall],
            shares: World.shares(200)
        )
        try world.append(
            try World.entry(
                .refundReceived(
                    .init(
                        programme: World.programme,
                        claim: try ClaimID("cl_1"),
                        ruleVersion: 1,
                        lines: [line],
                        funding: World.funding,
                        receivedOn: World.day
                    )
                ),
                command: "c-refund"
            )
        )
        #expect(try undrawn() == [300])
        #expect(
            try world.books.read { try $0.charged(under: 1) } == [
                World.esf: 300, World.lottery: 300,
            ]
        )
        #expect(try world.books.check(CheckRequest()).findings == [])
    }

    @Test func `what is drawn down is no longer to be drawn down`() throws {
        let world = try TemporaryBooks.story()
        let rest = try world.books.read { books in
            try books.undrawnDefrayals(of: World.esf, through: World.day).map(\.amount.pence)
        }
        #expect(rest == [1000])
        let drawdown = try world.books.read { try $0.drawdown(try DrawdownID("dd_1")) }
        #expect(drawdown?.submitted.total == World.pence(500))
        #expect(drawdown?.answer == nil)
    }

    @Test func `accounts are found by the beginning of their dimensions, part by part`() throws {
        let world = try TemporaryBooks.story()
        try world.books.read { books throws in
            let all = try books.accounts(of: .available, startingWith: [])
            let programme = try books.accounts(of: .available, startingWith: ["pathways"])
            let partner = try books.accounts(
                of: .available,
                startingWith: ["pathways", "northside"]
            )
            let prefix = try books.accounts(of: .available, startingWith: ["path"])
            #expect(all.count == 2)
            #expect(programme.map(\.code) == all.map(\.code))
            #expect(partner.map(\.code) == all.map(\.code))
            #expect(prefix.isEmpty)
            let totals = try books.totals(of: all.map(\.code))
            #expect(totals.values.map { $0.balance(on: .credit) }.allSatisfy { $0 == 148_500 })
        }
    }

    @Test func `the trial balance agrees, now and on a day before`() throws {
        let world = try TemporaryBooks.story()
        try world.books.read { books throws in
            #expect(try books.trialBalance(through: nil).agrees)
            #expect(try books.trialBalance(through: World.day) == books.trialBalance(through: nil))
            #expect(try books.trialBalance(through: World.day.adding(days: -1)).lines.isEmpty)
        }
    }

    @Test func `statements show the postings of an account and of a participant`() throws {
        let world = try TemporaryBooks.story()
        try world.books.read { books throws in
            let account = try books.statement(of: .bank(World.esf))
            #expect(
                account.map(\.event) == [
                    "fund.prefinanced", "payment.instructed", "payment.instructed",
                ]
            )
            let person = try books.statement(of: World.participant)
            let (own, other) = (
                person.filter { $0.posting.attribution?.participant == World.participant },
                person.filter { $0.posting.attribution == nil }
            )
            #expect(!own.isEmpty && own.count + other.count == person.count)
            #expect(other.allSatisfy { $0.posting.account.kind.plane == .allowance })
            #expect(
                other.allSatisfy {
                    $0.posting.account.dimensions.first == World.participant.text
                }
            )
            let net = try books.net(of: .deliveredPaid(World.esf, World.northside, World.travel))
            #expect(net.map(\.pence) == [1500])
            let lines = try books.spending()
            #expect(lines.map(\.pence) == [3000])
        }
    }

    @Test func `people, loans and rules are found`() throws {
        let world = try TemporaryBooks.story()
        try world.books.read { books throws in
            #expect(try books.appointments(of: World.manager).map(\.role) == [.partnerManager])
            #expect(
                try books.appointments(to: .financeOfficer, at: nil).map(\.user) == [World.finance]
            )
            let lent = try books.delegations(to: World.finance, on: World.day)
            #expect(lent.map(\.from) == [World.manager])
            #expect(try books.delegations(to: World.finance, on: World.day.adding(days: 8)).isEmpty)
            #expect(try books.relations(of: World.finance) == ["u_other"])
            #expect(try books.relations(of: try UserID("u_other")) == ["u_fo"])
            #expect(try books.spells(of: World.participant).map(\.partner) == [World.northside])
            #expect(try books.loan(of: DeviceID("dv_1"))?.state == .returned(on: World.day))
            #expect(try books.outcomes().map(\.outcome) == [.bankAccount])
            #expect(try books.apportionmentRule(on: World.day)?.version == 1)
            #expect(try books.apportionmentRule(on: World.day.adding(days: -1)) == nil)
            #expect(try books.funds().map(\.code) == [World.esf, World.lottery, World.reserves])
            #expect(try books.programme() == World.programme)
            let keys = try books.keys(of: nil, purpose: .journal)
            #expect(keys.map(\.endedAt) == [nil])
            #expect(try books.key(keys[0].added.key, purpose: .journal) == keys[0])
        }
    }
}
