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
            let disclosure = try fields.text("disclosure")
            let created = try fields.text("created")
            try fields.end()
            let agrees =
                pack == issued.pack.text && recipient == issued.recipient && scope == issued.scope
                && records == trace.leaves.count && seq == trace.leaves.count - 1
                && size == issued.treeSize && root == issued.treeRoot
                && created == trace.time?.description && disclosure == "withheld"
                && journal == trace.origin
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

    /// Every commitment of the records is accounted for.
    mutating func checkDisclosures() {
        guard let listed = lines(PackPath.disclosures), let records = file(PackPath.records) else {
            return
        }
        let expected = Self.withheld(in: records)
        if listed != expected {
            report(
                "pack.disclosures",
                "disclosures.txt does not account for every commitment in the records."
            )
        }
    }

    /// A line for each commitment of the records: its record, its field, and that it is withheld.
    /// As bytes: there are millions of lines and few that matter.
    private static func withheld(in records: [UInt8]) -> [String] {
        var lines: [String] = []
        var seq = -1
        var rest = records[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = rest[..<end]
            rest = rest[(end + 1)...]
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
                if line.elementsEqual(Record.label.utf8) { seq += 1 }
                continue
            }
            let (name, value) = (line[..<colon], line[colon...].dropFirst(2))
            guard value.count > 1 else { continue }
            let isCommitment = name.split(separator: UInt8(ascii: ".")).dropLast().contains {
                $0.elementsEqual("commit".utf8)
            }
            guard isCommitment || value.starts(with: "supplier:".utf8) else { continue }
            lines.append("\(seq) \(String(decoding: name, as: UTF8.self)) withheld")
        }
        return lines
    }
}
