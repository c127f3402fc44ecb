import Integrity

extension PackVerification {
    /// Holds a checkpoint that the auditor kept against the journal: it has to be one of this
    /// journal, and the records up to it the first of these.
    mutating func checkEarlier(_ trace: JournalTrace) {
        guard let earlier else { return }
        let keys = (pins.map { [$0.journalKey] } ?? []) + trace.journalKeys
        var readable: Checkpoint?
        for key in keys where readable == nil {
            readable = try? SignedCheckpoint(
                note: earlier,
                origin: trace.origin ?? "",
                key: key
            ).checkpoint
        }
        guard let checkpoint = readable else {
            return report(
                "pack.earlier-signature",
                "The earlier checkpoint is not signed by a key of this journal."
            )
        }
        guard checkpoint.size <= trace.leaves.count else {
            return report(
                "pack.earlier-size",
                "The earlier checkpoint signs \(checkpoint.size) records and the pack has "
                    + "\(trace.leaves.count). It is the later one, or records were taken out."
            )
        }
        var frontier = MerkleFrontier()
        for leaf in trace.leaves.prefix(checkpoint.size) { frontier.append(leaf) }
        if frontier.root != checkpoint.root {
            report(
                "pack.earlier-root",
                "The first \(checkpoint.size) records are not those of the earlier checkpoint: the "
                    + "journal was written anew."
            )
        }
    }
}
