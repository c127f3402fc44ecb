import Approvals
import Calendar
import Identifiers
import Policy
import Testing

@Suite struct EnrolmentTests {
    static func spell(_ from: String, _ until: String? = nil) -> EnrolmentSpell {
        EnrolmentSpell(
            partner: World.northside,
            keyworker: World.keyworker,
            from: date(from),
            until: until.map { date($0) }
        )
    }

    /// March, then from 1 June on, with a grace of seven days.
    static func enrolment() throws -> Enrolment {
        try Enrolment(participant: World.participant, graceDays: 7)
            .starting(spell("2026-03-01", "2026-03-31"))
            .starting(spell("2026-06-01"))
    }

    @Test(arguments: [
        ("2026-02-28", Facts.Enrolment.outside), ("2026-03-01", .inSpell),
        ("2026-03-31", .inSpell), ("2026-04-01", .inGrace), ("2026-04-07", .inGrace),
        ("2026-04-08", .outside), ("2026-05-31", .outside), ("2026-06-01", .inSpell),
        ("2027-06-01", .inSpell),
    ])
    func `a day is in a spell, in the grace after one, or outside`(
        day: String,
        position: Facts.Enrolment
    ) throws {
        #expect(try Self.enrolment().position(on: date(day)) == position)
    }

    @Test func `without a grace the day after a spell is outside`() throws {
        let enrolment = try Enrolment(participant: World.participant, graceDays: 0)
            .starting(Self.spell("2026-03-01", "2026-03-31"))
        #expect(enrolment.position(on: date("2026-03-31")) == .inSpell)
        #expect(enrolment.position(on: date("2026-04-01")) == .outside)
    }

    @Test func `a handover ends one spell and starts the next on the following day`() throws {
        let enrolment = try Self.enrolment().ending(on: date("2026-06-30"))
            .starting(
                EnrolmentSpell(
                    partner: World.southside,
                    keyworker: World.colleague,
                    from: date("2026-07-01")
                )
            )
        #expect(enrolment.spell(on: date("2026-06-30"))?.keyworker == World.keyworker)
        #expect(enrolment.spell(on: date("2026-07-01"))?.partner == World.southside)
        #expect(enrolment.spell(on: date("2026-05-01")) == nil)
    }

    @Test func `a spell is refused for the first rule it breaks`() throws {
        let open = try Self.enrolment()
        let ended = try open.ending(on: date("2026-06-30"))
        #expect(
            throws: EnrolmentError.stillOpen(partner: World.northside, from: date("2026-06-01"))
        ) {
            try open.starting(Self.spell("2026-06-01", "2026-05-01"))
        }
        #expect(throws: EnrolmentError.notOpen(World.participant)) {
            try ended.ending(on: date("2026-01-01"))
        }
        let backwards = EnrolmentError.endsBeforeStart(
            from: date("2026-06-30"),
            until: date("2026-06-01")
        )
        #expect(throws: backwards) { try ended.starting(Self.spell("2026-06-30", "2026-06-01")) }
        let overlaps = EnrolmentError.overlaps(until: date("2026-06-30"), from: date("2026-06-30"))
        #expect(throws: overlaps) { try ended.starting(Self.spell("2026-06-30")) }
        for error in [backwards, overlaps, .notOpen(World.participant)] {
            #expect(error.code.hasPrefix("enrolment."))
            #expect(error.message.hasSuffix("."))
        }
    }

    @Test func `a spell may end on its first day and not before`() throws {
        let open = try Self.enrolment()
        #expect(try open.ending(on: date("2026-06-01")).spells.count == 2)
        #expect(
            throws: EnrolmentError.endsBeforeStart(
                from: date("2026-06-01"),
                until: date("2026-05-31")
            )
        ) { try open.ending(on: date("2026-05-31")) }
    }
}
