import Calendar
import Identifiers
import Integrity
import Journal

extension PackVerification {
    /// The record that issued the pack counts everything before it.
    mutating func checkIssue(_ issued: PackIssued, in trace: JournalTrace) {
        if issued.treeSize != trace.leaves.count || issued.treeRoot != trace.frontier.root {
            report("pack.issue-tree", "Pack \(issued.pack) was issued over other records.")
        }
        var heads = DigestStream()
        for chain in trace.chains.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
        {
            heads.update(chain.value.leaf.bytes)
        }
        let digest = heads.finish()
        if issued.cases != trace.chains.count || issued.caseHeads != digest {
            report(
                "pack.issue-cases",
                "Pack \(issued.pack) was issued over other claims and business cases."
            )
        }
    }

    /// The pack ends with the record that issued it, and its heading says the same.
    mutating func checkHeading(_ trace: JournalTrace) {
        guard let bytes = file(PackPath.heading) else { return }
        guard let issued = trace.issued, issued.treeSize == trace.leaves.count - 1 else {
            return report("pack.not-issued", "The last record does not issue this pack.")
        }
        var fields: StatementReader
        do {
            fields = try StatementReader(bytes, label: PackHeading.label)
            let journal = try fields.text("journal")
            let pack = try fields.text("pack")
            let recipient = try fields.text("recipient")
            let scope = try fields.text("scope")
            let records = try fields.integer("records")
            let seq = try fields.integer("issued-seq")
            let size = try fields.integer("tree-size")
            let root = try fields.digest("tree-root")
            let profile = try fields.optionalText("profile")
            let created = try fields.text("created")
            try fields.end()
            let agrees =
                pack == issued.pack.text && recipient == issued.recipient && scope == issued.scope
                && records == trace.leaves.count && seq == trace.leaves.count - 1
                && size == issued.treeSize && root == issued.treeRoot
                && created == trace.time?.description && journal == trace.origin
                && profile == issued.profile.map { "\($0.id)/\($0.version)" }
            if !agrees { report("pack.heading", "PACK.txt says other than the records.") }
        } catch {
            report("pack.heading", "PACK.txt cannot be read: \(error.message)")
        }
    }

    /// What wanted a decision was approved, in every step, before money was set aside for it.
    mutating func checkCharges(_ trace: JournalTrace) {
        for (key, seq, _) in trace.charged {
            let wanting = trace.drawsOn[key] ?? key
            if trace.routed.contains(wanting), !trace.approved.contains(wanting) {
                report(
                    "pack.approval-missing",
                    "Entry \(seq) is for version \(key.version) of \(key.subject), and the "
                        + "approval that it wanted is not there."
                )
            }
        }
    }
}
