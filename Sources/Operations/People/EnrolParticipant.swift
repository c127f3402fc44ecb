import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Policy
import Store

/// Enrols a participant with a delivery partner: a first spell, a return or a handover.
///
/// 1. A keyworker or the manager of the partner asks, for a day that has come.
/// 2. The keyworker who will support them works there; no other spell is open or overlaps.
/// 3. The spell is recorded; the name goes to the vault under the participant's own key.
/// 4. At the first spell every cap of the guidance in force is issued (row 4): from now on each
///    limit is the floor of an account.
struct EnrolParticipant: Operation {
    static let name = "participant.enrol"
    private let participant: ParticipantCode
    private let partner: PartnerCode
    private let keyworker: UserID
    private let from: CalendarDate
    private let fullName: String?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("participant", "partner", "keyworker", "from", "name")
        participant = try arguments.code("participant")
        partner = try arguments.code("partner")
        keyworker = try arguments.code("keyworker")
        from = try arguments.date("from")
        fullName = try arguments.optionalText("name")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.requirePartner(partner)
        try context.require(.keyworker, .partnerManager, at: partner)
        try context.refuseFuture(from)
        try checkPeople(in: context)
        let pack = try context.rulePackInForce(on: context.today)
        let earlier = try context.books.spells(of: participant)
        try checkSpell(after: earlier, graceDays: pack.situations.graceDays)
        let enrolled = ParticipantEnrolled(
            participant: participant,
            partner: partner,
            keyworker: keyworker,
            spell: earlier.count + 1,
            from: from,
            name: try fullName.map {
                try context.commit($0, as: "name", of: participant.text)
            }
        )
        try context.record(.participantEnrolled(enrolled), on: from)
        if earlier.isEmpty { try issueCaps(of: pack, in: context) }
        return nil
    }

    private func checkPeople(in context: OperationContext) throws {
        guard try !context.books.isErased(participant) else {
            throw PeopleRefusal.erased(participant)
        }
        let roles = try context.books.appointments(of: keyworker)
        let wanted = Appointment(user: keyworker, role: .keyworker, partner: partner)
        guard roles.contains(wanted) else {
            throw PeopleRefusal.noKeyworker(keyworker, at: partner)
        }
    }

    private func checkSpell(after earlier: [EnrolmentSpell], graceDays: Int) throws {
        var enrolment = Enrolment(participant: participant, graceDays: graceDays)
        for spell in earlier { enrolment = try enrolment.starting(spell) }
        let next = EnrolmentSpell(partner: partner, keyworker: keyworker, from: from)
        _ = try enrolment.starting(next)
    }

    private func issueCaps(of pack: RulePack, in context: OperationContext) throws {
        guard !pack.caps.isEmpty else { return }
        let limits = pack.caps.map { CapLimit(cap: $0.code, amount: $0.limit) }
        let day = try context.firstOpenDay(from: from, for: [])
        try context.post(
            .allowanceIssued(.init(participant: participant, limits: limits)),
            on: day
        )
    }
}
