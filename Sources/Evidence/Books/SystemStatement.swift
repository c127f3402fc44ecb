import Calendar
import Identifiers
import Integrity
import Journal
import Policy

/// Who could do what and when, and how paper becomes a record: what an auditor asks for before
/// they rely on records that a machine keeps.
///
/// The facts are the journal's, one a line, each with the record that says so.
struct SystemStatement {
    private let records: [Record]
    private let participants: Set<String>

    init(of records: [Record]) {
        self.records = records
        participants = Set(
            records.compactMap { record in
                guard case .participantEnrolled(let enrolled) = record.body else { return nil }
                return enrolled.participant.text
            }
        )
    }

    /// The whole file. O(records, and roles for each that was laid down).
    var text: String {
        let sections = [
            (title: "Roles", lines: roles), ("Roles that were lent", delegations),
            ("Keys", keys), ("Interests that were declared", relations),
            ("Spending guidance", rulePacks), ("Periods", periods),
        ]
        let facts = sections.map { title, lines in
            "\(title)\n\n" + (lines.isEmpty ? ["None."] : lines).map { "\($0)\n" }.joined()
        }
        let journal = records.first?.header.journal ?? ""
        return "System statement of \(journal)\n\n" + SystemWords.opening + "\n"
            + facts.joined(separator: "\n") + "\n" + SystemWords.closing
    }

    // MARK: Facts

    private var roles: [String] {
        spells { record -> Change<UserRole>? in
            guard case .userRole(let role) = record.body else { return nil }
            return role.change == .granted ? .begins(role) : .ends(role)
        } isSame: {
            ($0.user, $0.role, $0.partner) == ($1.user, $1.role, $1.partner)
        } words: { role in
            "\(role.user): \(role.role.rawValue)" + (role.partner.map { " at \($0)" } ?? "")
        }
    }

    private var delegations: [String] {
        records.compactMap { record in
            guard case .delegationGranted(let lent) = record.body else { return nil }
            return "\(lent.from) to \(lent.to): \(lent.role.rawValue), \(lent.starts) to "
                + "\(lent.ends) (\(Self.place(record)))"
        }
    }

    private var keys: [String] {
        records.compactMap { record in
            switch record.body {
            case .keyAdded(let key):
                let owner = key.owner.map { " of \($0)" } ?? ""
                let shown = key.approvedBy.map { ", which \($0) was shown to be held" } ?? ""
                return "\(key.purpose.rawValue) key \(key.key)\(owner): added on "
                    + "\(Self.when(record))\(shown)"
            case .keyRetired(let key):
                return "\(key.purpose.rawValue) key \(key.key): retired on \(Self.when(record))"
            case .keyCompromised(let key):
                return "\(key.purpose.rawValue) key \(key.key): compromised, said on "
                    + "\(Self.when(record)); what it vouched for in the first "
                    + "\(key.trustedSize) records stands"
            default: return nil
            }
        }
    }

    private var relations: [String] {
        records.compactMap { record in
            guard case .relationDeclared(let declared) = record.body else { return nil }
            // Who they are related to stays in the record alone.
            let whom = participants.contains(declared.related) ? "a participant" : declared.related
            return "\(declared.user): \(declared.relation.rawValue), with \(whom), since "
                + Self.when(record)
        }
    }

    private var rulePacks: [String] {
        records.compactMap { record in
            guard case .policyAdopted(let adopted) = record.body else { return nil }
            let name = "\(adopted.rulePack)-v\(adopted.version)"
            return "\(name): in force from \(adopted.from), drafted by \(adopted.drafter), "
                + "adopted by \(record.header.actor) on \(Self.when(record)); "
                + "rule-packs/\(name).yaml"
        }
    }

    private var periods: [String] {
        records.compactMap { record in
            switch record.body {
            case .periodClosed(let period):
                let days = "\(period.starts) to \(period.ends)"
                return "\(days), \(period.fund?.text ?? "all funds"): closed on "
                    + "\(Self.when(record)) by \(record.header.actor)"
            case .periodReopened(let period):
                let days = "\(period.starts) to \(period.ends)"
                return "\(days), \(period.fund?.text ?? "all funds"): opened again on "
                    + "\(Self.when(record)) by \(record.header.actor) and \(period.approvedBy)"
            default: return nil
            }
        }
    }

    // MARK: Words

    private static func place(_ record: Record) -> String { "record \(record.header.seq)" }

    private static func when(_ record: Record) -> String {
        "\(record.header.time.londonDate) (\(place(record)))"
    }

    /// What a record does to a spell of something.
    private enum Change<Fact> {
        case begins(Fact)
        case ends(Fact)
    }

    /// A line for each spell, with its first and, where it is over, its last record.
    private func spells<Fact>(
        _ change: (Record) -> Change<Fact>?,
        isSame: (Fact, Fact) -> Bool,
        words: (Fact) -> String
    ) -> [String] {
        var spells: [(fact: Fact, line: String, isOver: Bool)] = []
        for record in records {
            switch change(record) {
            case .begins(let fact):
                spells.append((fact, "\(words(fact)), from \(Self.when(record))", false))
            case .ends(let fact):
                let open = spells.lastIndex { !$0.isOver && isSame($0.fact, fact) }
                guard let open else { continue }
                spells[open].line += " to \(Self.when(record))"
                spells[open].isOver = true
            case nil: continue
            }
        }
        return spells.map(\.line)
    }
}
