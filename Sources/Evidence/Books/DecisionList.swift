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
    ///
    /// - Parameter openings: What the pack opens, of which the facts are shown.
    static func list(of records: [Record], _ openings: [PrivatePlace: Opening]) -> [UInt8] {
        var list = CSV(columns: columns)
        for record in records {
            guard case .decisionRecorded(let decision) = record.body else { continue }
            let place = PrivatePlace(seq: record.header.seq, field: "commit.facts")
            list.append([
                .number(record.header.seq), .word(record.header.effectiveOn.description),
                .word(decision.subject), .number(decision.version), .number(decision.line),
                .word(decision.rulePack.text), .word(decision.rulePackDigest.hex),
                .word(decision.outcome.description),
                .word(decision.clauses.map(\.text).joined(separator: " ")),
                .word(decision.facts.hex), .word(facts(openings[place])),
            ])
        }
        return list.bytes
    }

    /// The lines of facts that are opened, but for the label, in one.
    private static func facts(_ opening: Opening?) -> String {
        switch opening {
        case .value(_, _, let facts):
            String(decoding: facts, as: UTF8.self).split(separator: "\n").dropFirst()
                .joined(separator: "; ")
        case .erased: "erased"
        case .file, nil: "withheld"
        }
    }
}
