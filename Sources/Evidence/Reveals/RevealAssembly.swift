import Integrity
import Journal

/// Assembles what an auditor is shown of a pack that they hold.
///
/// No clock and no randomness: the same record gives the same bytes, until one of the values is
/// erased.
public enum RevealAssembly {
    /// Returns the folder's files. O(values).
    ///
    /// - Throws: ``PackAssemblyError``, where the record is no `pack.revealed`.
    public static func reveal(of material: RevealMaterial) throws(PackAssemblyError) -> Reveal {
        guard let record = try? Record(bytes: material.record),
            case .packRevealed(let revealed) = record.body
        else { throw .notRevealed }
        var lines = ""
        for place in revealed.fields {
            let opening = material.openings[place] ?? .erased
            lines += "\(place) \(PackAssembly.words(of: opening))\n"
        }
        return Reveal(
            files: [
                RevealPath.readme: Array(readme(record, revealed, material).utf8),
                RevealPath.disclosures: Array(lines.utf8),
                RevealPath.record: material.record,
                RevealPath.proof: try proof(material),
                RevealPath.checkpoint: material.checkpoint,
            ]
        )
    }

    private static func proof(_ material: RevealMaterial) throws(PackAssemblyError) -> [UInt8] {
        var fields = StatementWriter(label: RevealPath.proofLabel)
        for (name, nodes) in [
            ("inclusion", material.inclusion), ("consistency", material.consistency),
        ] {
            fields.put(name, nodes.count)
            for (index, node) in nodes.enumerated() { fields.put("\(name).\(index + 1)", node) }
        }
        do { return try fields.bytes() } catch { throw .notRevealed }
    }

    private static func readme(
        _ record: Record,
        _ revealed: PackRevealed,
        _ material: RevealMaterial
    ) -> String {
        let checkpoint = String(decoding: material.packCheckpoint, as: UTF8.self)
            .split(separator: "\n").prefix(3).map { "    \($0)\n" }.joined()
        return """
            What is revealed of evidence pack \(revealed.pack)

            CONFIDENTIAL: these are private values, which the pack withholds. Keep this folder as
            the papers themselves are kept, and destroy it when the question is answered.

            disclosures.txt  each value, in hexadecimal digits or as a file of evidence/
            record.txt       the record of it in the journal, number \(record.header.seq)
            checkpoint       the journal's size and root with that record, signed
            proof.txt        that the record is in it, and that it goes on from the pack

            It is of the pack whose data/checkpoint begins

            \(checkpoint)
            Check it against that pack and your pin:

                farthing-verify PACK --pin FILE --reveal FOLDER

            By other means: docs/check-reveal.py, or by hand as docs/verify-by-hand.md, 12, shows.
            A value is what was recorded where SHA-256 over the text farthing-commit/v1, a zero
            byte, the label's length as a byte, the label, the salt, the value's length as eight
            bytes and the value is what the pack's record has in that field.

            This folder is not signed, and need not be: nobody can make another value that fits.
            The words of this page are not checked.

            """
    }
}
