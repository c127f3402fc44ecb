import Approvals
import Calendar
import Identifiers
import Policy
import Store

/// Tests the enrolment again when somebody decides: a spell may have ended since it was sent.
///
/// A cost whose day has fallen out of the enrolment needs whoever the guidance then asks for; where
/// they are on the route already nothing is lost, else the claimant sends a new version.
struct EnrolmentTest {
    let decided: Decided

    /// - Throws: ``EnrolmentRefusal``, for the first line that needs somebody else's yes now, or
    ///   ``ClaimRefusal/erased(_:)``.
    func run() throws {
        let context = decided.context
        let matter = decided.matter
        let gathering = FactsGathering(
            source: BookFacts(books: context.books),
            pack: decided.pack,
            on: context.today
        )
        for line in try participantsAndDays() {
            if try context.books.isErased(line.participant) {
                throw ClaimRefusal.erased(line.participant)
            }
            let position = try gathering.position(
                of: line.participant,
                at: matter.submission.partner,
                on: line.day
            )
            let wanted = decided.pack.deciders(at: position)
            let hasThem = wanted.allSatisfy { role in
                matter.route.steps.contains { ($0.seniority ?? 0) >= (role.seniority ?? 0) }
            }
            guard hasThem else {
                throw EnrolmentRefusal.outsideNow(
                    line.participant,
                    line.day,
                    deciders: wanted
                )
            }
        }
    }

    /// Each participant's line: for a claim the day on its ticket, for a case today.
    private func participantsAndDays() throws -> [(participant: ParticipantCode, day: CalendarDate)]
    {
        switch decided.content {
        case .claim(let claim):
            claim.lines.compactMap { line in
                line.bearer.participant.map { ($0, line.incurredOn) }
            }
        case .businessCase(let businessCase):
            businessCase.lines.compactMap { line in
                line.bearer.participant.map { ($0, decided.context.today) }
            }
        }
    }
}

extension RulePack {
    /// Who must say yes to a cost that lies so in the enrolment.
    fileprivate func deciders(at position: Facts.Enrolment) -> [Role] {
        switch position {
        case .inSpell: []
        case .inGrace: self.situations.inGrace.deciders
        case .outside: self.situations.outsideEnrolment.deciders
        }
    }
}

/// Why the enrolment calls for somebody else.
enum EnrolmentRefusal: Refusal, Hashable {
    case outsideNow(ParticipantCode, CalendarDate, deciders: [Role])

    var code: String { "enrolment.changed" }

    var message: String {
        switch self {
        case .outsideNow(let participant, let day, let deciders):
            "The enrolment of \(participant) changed since this was sent, and \(day) is no "
                + "longer in "
                + "it. Send a new version with a sentence of reason: "
                + "\(deciders.map(\.phrase).joined(separator: ", then ")) can say yes."
        }
    }
}
