import Evidence
import Integrity
import Testing

/// One way to spoil a pack, what the attacker needs for it, and what shows it.
struct Attack: Sendable, CustomTestStringConvertible {
    let name: String
    /// The finding that must be among those reported.
    let code: String
    let spoilt: @Sendable () throws -> EvidencePack

    var testDescription: String { "\(name) -> \(code)" }

    /// By somebody who holds no key.
    static func byHand(
        _ name: String,
        _ code: String,
        _ change: @escaping @Sendable (EvidencePack) throws -> EvidencePack
    ) -> Attack {
        Attack(name: name, code: code) { try change(SampleJournal.pack()) }
    }

    /// By a holder of the pack key, who makes the lists anew.
    static func withPackKey(
        _ name: String,
        _ code: String,
        _ change: @escaping @Sendable (EvidencePack) throws -> EvidencePack
    ) -> Attack {
        Attack(name: name, code: code) {
            try change(SampleJournal.pack()).listedAnew(signedBy: Keys.pack())
        }
    }

    /// By a holder of the pack key and the journal's, who makes the journal anew.
    static func withJournalKey(_ name: String, _ code: String, _ twist: Twist) -> Attack {
        Attack(name: name, code: code) { try SampleJournal.pack(twist) }
    }

    /// By the same, who changes one record before it is hashed.
    static func withJournalKey(
        _ name: String,
        _ code: String,
        in type: String,
        _ from: String,
        _ to: String
    ) -> Attack {
        Attack(name: name, code: code) {
            try SampleJournal.pack(edits: [.init(type: type, from: from, to: to)])
        }
    }
}
