import Calendar
import Documents
import Identifiers
import Integrity
import Journal
import Policy

/// What the spending guidance answered, line by line, and from which facts.
enum DecisionList {
    private static let columns = [
        "record", "date", "subject", "version", "line", "rule_pack", "rule_pack_digest", "answer",
        "clauses", "facts_commitment", "facts",
    ]

    /// The file's bytes. O(records).
    static func list(of records: [Record]) -> [UInt8] {
        var list = CSV(columns: columns)
        for record in records {
            guard case .decisionRecorded(let decision) = record.body else { continue }
            list.append([
                .number(record.header.seq), .word(record.header.effectiveOn.description),
                .word(decision.subject), .number(decision.version), .number(decision.line),
                .word(decision.rulePack.text), .word(decision.rulePackDigest.hex),
                .word(decision.outcome.description),
                .word(decision.clauses.map(\.text).joined(separator: " ")),
                .word(decision.facts.hex), .word("withheld"),
            ])
        }
        return list.bytes
    }
}
