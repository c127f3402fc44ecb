import Approvals
import Calendar
import Evidence
import Identifiers
import Journal
import Testing

@Suite struct CountedOutcomesTests {
    private let person: ParticipantCode
    private let spells: [EnrolmentSpell]

    /// Two spells: with the north from 1 January to 31 March, with the south from 1 June.
    init() throws {
        person = try ParticipantCode("p_01")
        let keyworker = try UserID("u_k1")
        spells = [
            EnrolmentSpell(
                partner: try PartnerCode("north"),
                keyworker: keyworker,
                from: try CalendarDate("2026-01-01"),
                until: try CalendarDate("2026-03-31")
            ),
            EnrolmentSpell(
                partner: try PartnerCode("south"),
                keyworker: keyworker,
                from: try CalendarDate("2026-06-01")
            ),
        ]
    }

    private func told(
        _ kind: OutcomeKind,
        _ day: String,
        of subject: String? = nil
    ) throws -> OutcomeRecorded {
        OutcomeRecorded(
            participant: person,
            outcome: kind,
            on: try CalendarDate(day),
            subject: subject,
            note: nil
        )
    }

    private func exit(_ spell: Int, _ day: String, _ kind: OutcomeKind?) throws -> ParticipantExited
    {
        ParticipantExited(
            participant: person,
            spell: spell,
            on: try CalendarDate(day),
            outcome: kind
        )
    }

    private func counted(
        _ recorded: [OutcomeRecorded],
        _ exits: [ParticipantExited] = []
    ) -> [CountedOutcomes.Outcome] {
        CountedOutcomes(recorded: recorded, exits: exits) { _ in spells }.all
    }

    @Test func `an exit's result counts beside the spell's partner`() throws {
        let all = counted([], [try exit(1, "2026-03-31", .employment)])
        #expect(all.map(\.kind) == [.employment])
        #expect(all.first?.partner?.text == "north")
        #expect(counted([], [try exit(1, "2026-03-31", nil)]).isEmpty)
    }

    @Test func `told of in the spell and named by its exit, it is one and keeps its claim`() throws
    {
        let all = counted(
            [try told(.employment, "2026-03-09", of: "cl_1")],
            [try exit(1, "2026-03-31", .employment)]
        )
        #expect(all.map(\.subject) == ["cl_1"])
        let another = counted(
            [try told(.education, "2026-03-09")],
            [try exit(1, "2026-03-31", .employment)]
        )
        #expect(another.map(\.kind) == [.education, .employment])
    }

    @Test func `the next spell's result is another, beside its own partner`() throws {
        let all = counted(
            [try told(.employment, "2026-05-31"), try told(.employment, "2026-06-01")],
            [try exit(1, "2026-03-31", .employment), try exit(2, "2026-07-31", .employment)]
        )
        #expect(all.map { $0.partner?.text } == ["north", "south"])
    }

    @Test func `a step counts once a day, a formal result once a spell`() throws {
        #expect(
            counted([try told(.attendance, "2026-02-01"), try told(.attendance, "2026-02-01")])
                .count == 1
        )
        #expect(
            counted([try told(.attendance, "2026-02-01"), try told(.attendance, "2026-02-02")])
                .count == 2
        )
        let formal = counted([
            try told(.jobSearch, "2026-02-01"), try told(.jobSearch, "2026-02-02", of: "cl_2"),
        ])
        #expect(formal.map(\.subject) == ["cl_2"])
    }

    @Test func `what an exit names is not counted beside a step of that kind`() throws {
        let all = counted(
            [try told(.wellbeing, "2026-02-01")],
            [try exit(1, "2026-03-31", .wellbeing)]
        )
        #expect(all.count == 1)
    }
}
