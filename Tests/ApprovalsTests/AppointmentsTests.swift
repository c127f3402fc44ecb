import Approvals
import Calendar
import Identifiers
import Policy
import Testing

@Suite struct AppointmentsTests {
    static func leave(
        from: UserID = World.manager,
        to: UserID = World.colleague,
        role: Role = .partnerManager
    ) -> Delegation {
        Delegation(
            from: from,
            to: to,
            role: role,
            starts: date("2026-11-16"),
            ends: date("2026-11-20")
        )
    }

    func deciders(
        _ appointments: Appointments,
        on day: String = "2026-11-20",
        partner: PartnerCode = World.northside
    ) -> [UserID] {
        appointments.warrants(for: .partnerManager, partner: partner, on: date(day)).map(\.user)
    }

    @Test func `a partner manager decides for their own partner only`() {
        #expect(deciders(World.appointments) == [World.manager, World.secondManager])
        #expect(deciders(World.appointments, partner: World.southside) == [World.rivalManager])
    }

    @Test(arguments: [
        ("2026-11-15", 2), ("2026-11-16", 3), ("2026-11-20", 3), ("2026-11-21", 2),
    ])
    func `a delegate decides from the first to the last day`(day: String, count: Int) throws {
        let appointments = try World.appointments.delegating(Self.leave())
        #expect(deciders(appointments, on: day).count == count)
    }

    @Test func `both names are kept`() throws {
        let appointments = try World.appointments.delegating(Self.leave())
        let warrant = appointments.warrants(
            for: .partnerManager,
            partner: World.northside,
            on: World.today
        ).last
        #expect(warrant?.user == World.colleague)
        #expect(warrant?.onBehalfOf == World.manager)
    }

    @Test func `what is lent ends with the appointment that lent it`() throws {
        let appointments = try World.appointments.delegating(Self.leave())
            .ending(
                Appointment(user: World.manager, role: .partnerManager, partner: World.northside)
            )
        #expect(deciders(appointments) == [World.secondManager])
    }

    @Test func `a rival partner's manager is never a delegate, a finance officer may be`() throws {
        let rival = try World.appointments.delegating(Self.leave(to: World.rivalManager))
        #expect(!deciders(rival).contains(World.rivalManager))
        let finance = try World.appointments.delegating(Self.leave(to: World.finance))
        #expect(deciders(finance).contains(World.finance))
    }

    @Test func `an appointment counts once`() {
        let again = Appointment(user: World.trustee, role: .trustee, partner: nil)
        #expect(World.appointments.appointing(again) == World.appointments)
    }

    /// One row for each case of the error, in order; each row breaks every later rule too where
    /// that can be.
    @Test(arguments: [
        (
            Delegation(
                from: World.colleague,
                to: World.colleague,
                role: .trustee,
                starts: date("2026-11-20"),
                ends: date("2026-11-16")
            ),
            DelegationError.toOneself(World.colleague)
        ),
        (
            Delegation(
                from: World.colleague,
                to: World.keyworker,
                role: .trustee,
                starts: date("2026-11-20"),
                ends: date("2026-11-19")
            ),
            .endsBeforeStart(starts: date("2026-11-20"), ends: date("2026-11-19"))
        ),
        (
            leave(from: World.colleague, to: World.keyworker),
            .chained(World.colleague, .partnerManager)
        ),
        (
            leave(from: World.colleague, to: World.keyworker, role: .trustee),
            .notHeld(World.colleague, .trustee)
        ),
    ])
    func `a delegation is refused for the first rule it breaks`(
        delegation: Delegation,
        error: DelegationError
    ) throws {
        let appointments = try World.appointments.delegating(Self.leave())
        #expect(throws: error) { try appointments.delegating(delegation) }
        #expect(error.code.hasPrefix("delegation."))
        #expect(error.message.hasSuffix("."))
    }

    @Test func `a delegation of one day is accepted`() throws {
        let delegation = Delegation(
            from: World.manager,
            to: World.colleague,
            role: .partnerManager,
            starts: World.today,
            ends: World.today
        )
        #expect(try deciders(World.appointments.delegating(delegation)).count == 3)
    }
}
