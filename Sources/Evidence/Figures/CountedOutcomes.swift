public import Approvals
import Calendar
public import Identifiers
public import Journal

/// What came of support, each result once, beside the partner that supported the person then.
///
/// A formal result counts once a person and spell: told of twice, it is one. Any other outcome
/// counts once a person and day. What an exit names counts where the spell has no such outcome.
public struct CountedOutcomes: Sendable {
    /// One result.
    public struct Outcome: Hashable, Sendable {
        public let kind: OutcomeKind
        /// The partner of the spell that it fell in; nil where there is none.
        public let partner: PartnerCode?
        /// The claim or business case that it came of, if one is named.
        public fileprivate(set) var subject: String?
    }

    /// The results, in the order in which they were first told of.
    public private(set) var all: [Outcome] = []
    /// Where each stands among them.
    private var places: [Key: Int] = [:]

    private enum Key: Hashable {
        case ofSpell(ParticipantCode, Int, OutcomeKind)
        case ofDay(ParticipantCode, CalendarDate, OutcomeKind)
    }

    /// Counts what was recorded, and the results that exits name.
    ///
    /// - Parameter spells: A participant's, oldest first.
    public init(
        recorded: [OutcomeRecorded],
        exits: [ParticipantExited],
        spells: (ParticipantCode) throws -> [EnrolmentSpell]
    ) rethrows {
        for outcome in recorded { count(outcome, try spells(outcome.participant)) }
        for exit in exits { count(exit, try spells(exit.participant)) }
    }

    /// How many there are of each kind.
    public var byKind: [OutcomeKind: Int] {
        all.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
    }

    /// Told of again, a result is the same one; the first claim or case that is named stays.
    private mutating func count(_ recorded: OutcomeRecorded, _ spells: [EnrolmentSpell]) {
        let kind = recorded.outcome
        let number = spells.lastIndex { $0.from <= recorded.on } ?? 0
        let ofSpell = Key.ofSpell(recorded.participant, number + 1, kind)
        let key =
            kind.isFormal ? ofSpell : Key.ofDay(recorded.participant, recorded.on, kind)
        if let place = places[key] {
            all[place].subject = all[place].subject ?? recorded.subject
            return
        }
        places[key] = all.count
        places[ofSpell] = places[ofSpell] ?? all.count
        add(kind, spells, number, recorded.subject)
    }

    private mutating func count(_ exit: ParticipantExited, _ spells: [EnrolmentSpell]) {
        guard let kind = exit.outcome else { return }
        let key = Key.ofSpell(exit.participant, exit.spell, kind)
        guard places[key] == nil else { return }
        places[key] = all.count
        add(kind, spells, exit.spell - 1, nil)
    }

    private mutating func add(
        _ kind: OutcomeKind,
        _ spells: [EnrolmentSpell],
        _ place: Int,
        _ subject: String?
    ) {
        let spell = spells.indices.contains(place) ? spells[place] : nil
        all.append(Outcome(kind: kind, partner: spell?.partner, subject: subject))
    }
}
