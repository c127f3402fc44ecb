import Calendar
import Identifiers
import Integrity
import Journal
import Policy

/// Gathers from the records what the facts of the system statement have to say, apart from what
/// wrote them.
struct SystemFacts {
    private var roles: [Spell] = []
    private var lent: [String] = []
    private var keys: [String] = []
    private var interests: [(user: String, what: String, other: String, since: String)] = []
    private var guidance: [String] = []
    private var periods: [String] = []
    private var participants: Set<String> = []

    /// A role from one record to another.
    private struct Spell {
        let role: String
        let from: String
        var to: String?
    }

    /// The line with which the facts begin.
    static let firstLine = "Roles"
    /// The line that follows them.
    static let lineAfter = "How paper becomes a record"

    /// Takes what a record says. O(roles).
    mutating func read(_ record: Record) {
        let place = "record \(record.header.seq)"
        let when = "\(record.header.time.londonDate) (\(place))"
        switch record.body {
        case .userRole(let change): take(change, when)
        case .delegationGranted(let granted):
            let days = "\(granted.starts) to \(granted.ends)"
            lent.append(
                "\(granted.from) to \(granted.to): \(granted.role.rawValue), \(days) (\(place))"
            )
        case .keyAdded(let added):
            var line = "\(added.purpose.rawValue) key \(added.key)"
            if let owner = added.owner { line += " of \(owner)" }
            line += ": added on \(when)"
            if let other = added.approvedBy { line += ", which \(other) was shown to be held" }
            keys.append(line)
        case .keyRetired(let ended):
            keys.append("\(ended.purpose.rawValue) key \(ended.key): retired on \(when)")
        case .keyCompromised(let ended):
            keys.append(
                "\(ended.purpose.rawValue) key \(ended.key): compromised, said on \(when); what it "
                    + "vouched for in the first \(ended.trustedSize) records stands"
            )
        case .participantEnrolled(let enrolled): participants.insert(enrolled.participant.text)
        case .relationDeclared(let declared):
            let (user, what) = (declared.user.text, declared.relation.rawValue)
            interests.append((user, what, declared.related, when))
        case .policyAdopted(let adopted):
            let name = "\(adopted.rulePack)-v\(adopted.version)"
            guidance.append(
                "\(name): in force from \(adopted.from), drafted by \(adopted.drafter), adopted by "
                    + "\(record.header.actor) on \(when); rule-packs/\(name).yaml"
            )
        case .periodClosed(let days):
            let fund = days.fund?.text ?? "all funds"
            let who = "closed on \(when) by \(record.header.actor)"
            periods.append("\(days.starts) to \(days.ends), \(fund): \(who)")
        case .periodReopened(let days):
            let fund = days.fund?.text ?? "all funds"
            let who = "opened again on \(when) by \(record.header.actor) and \(days.approvedBy)"
            periods.append("\(days.starts) to \(days.ends), \(fund): \(who)")
        default: return
        }
    }

    private mutating func take(_ change: UserRole, _ when: String) {
        let place = change.partner.map { " at \($0)" } ?? ""
        let role = "\(change.user): \(change.role.rawValue)\(place)"
        if change.change == .granted {
            roles.append(Spell(role: role, from: when))
        } else if let open = roles.lastIndex(where: { $0.role == role && $0.to == nil }) {
            roles[open].to = when
        }
    }

    /// The lines from the first heading up to what follows the facts. O(facts).
    var lines: [String] {
        let spells = roles.map { spell in
            "\(spell.role), from \(spell.from)" + (spell.to.map { " to \($0)" } ?? "")
        }
        let declared = interests.map { user, what, other, since in
            let whom = participants.contains(other) ? "a participant" : other
            return "\(user): \(what), with \(whom), since \(since)"
        }
        return section(Self.firstLine, spells) + section("Roles that were lent", lent)
            + section("Keys", keys) + section("Interests that were declared", declared)
            + section("Spending guidance", guidance) + section("Periods", periods)
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        [title, ""] + (lines.isEmpty ? ["None."] : lines) + [""]
    }
}

extension PackVerification {
    /// The facts of the system statement are the records'; its other words are as signed.
    mutating func checkSystemStatement(_ trace: JournalTrace) {
        guard let lines = lines(BookPath.systemStatement) else { return }
        let first = lines.firstIndex(of: SystemFacts.firstLine) ?? lines.endIndex
        let facts = lines[first...].prefix { $0 != SystemFacts.lineAfter }
        guard !facts.elementsEqual(trace.systemFacts.lines) else { return }
        report(
            "pack.system-statement",
            "books/system-statement.txt says other than the records who could do what."
        )
    }
}
