import Approvals
import Capture

/// A file that a command names as evidence.
struct RequestedEvidence: Hashable, Sendable {
    let kind: EvidenceKind
    let file: String
    let isReused: Bool

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("kind", "file", "reused")
        kind = try arguments.choice("kind")
        file = try arguments.text("file")
        isReused = try arguments.flag("reused")
    }

    static func list(in arguments: Arguments) throws(ArgumentError) -> [RequestedEvidence] {
        var list: [RequestedEvidence] = []
        for item in try arguments.items("evidence") { list.append(try Self(from: item)) }
        return list
    }
}

extension OperationContext {
    /// What was taken out of files before they were kept, a sentence a file, each after a space.
    func removals(from files: [String]) throws(ArgumentError) -> String {
        var sentences = ""
        for file in files {
            let removed = try environment.evidence(file).removed
            guard !removed.isEmpty else { continue }
            let parts = removed.sorted().map(\.phrase).joined(separator: ", ")
            sentences += " Removed from \(file) before it was kept: \(parts)."
        }
        return sentences
    }
}
