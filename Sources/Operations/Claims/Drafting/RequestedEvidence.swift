import Approvals

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
