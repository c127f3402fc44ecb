// The facts of a line, in the order that Facts declares them:
//
// 1. Sums by incurred date over live claims of the same participant and category; the lines
//    before it in the same claim count, whoever bears them.
// 2. What is left of each cap that the category uses, less what the lines before it use.
// 3. Where the incurred date lies among the spells with the partner and their grace.
// 4. What proves it, what prices were compared, which reason is given.
// 5. For miles, those of the claimant's tax year before it.
// 6. Whether the partner has a second person: a manager who is neither claimant, payee nor editor.

import Approvals
import Calendar
import Identifiers
import Money
import Policy

/// Gathers the facts on which the guidance decides.
///
/// The same function serves submission, and the check that recomputes facts from the journal.
struct FactsGathering {
    let source: any FactsSource
    let pack: RulePack
    /// The day of the decision.
    let today: CalendarDate

    init(source: any FactsSource, pack: RulePack, on today: CalendarDate) {
        self.source = source
        self.pack = pack
        self.today = today
    }

    /// Where a day lies among a participant's spells with the partner that bears the cost.
    func position(
        of participant: ParticipantCode,
        at partner: PartnerCode,
        on day: CalendarDate
    ) throws -> Facts.Enrolment {
        var enrolment = Enrolment(
            participant: participant,
            graceDays: pack.situations.graceDays
        )
        for spell in try source.spells(of: participant) where spell.partner == partner {
            enrolment = try enrolment.starting(spell)
        }
        return switch enrolment.position(on: day) {
        case .inSpell: .inSpell
        case .inGrace: .inGrace
        case .outside: .outside
        }
    }
}
