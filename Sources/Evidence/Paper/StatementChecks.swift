import Documents
import Money

/// The statement's last page: how to check it, and what that cannot show.
struct StatementChecks {
    let statement: CostStatement

    var blocks: [Paper.Block] {
        [
            .heading("How to check this statement"),
            .paragraph(
                "This paper is one file of an evidence pack: a folder that holds the whole "
                    + "journal and can be checked without the software that made it, and without "
                    + "its makers. A print proves nothing by itself."
            ),
            .steps([
                "Ask the programme for its pin file by another way than this pack came, and "
                    + "compare its keys with those below; their fingerprints can be read out.",
                "Run farthing-verify on the folder with that file, or the openssl and sha256sum "
                    + "commands of README.txt, which need nothing of ours.",
                "Compare the checkpoint below with the file data/checkpoint. Keep it: a later "
                    + "pack has to go on from it, and checking shows whether it does.",
                "Add up transactions.csv. Its \(HTML.count(statement.lines.count, "line")) come "
                    + "to \(Pence.pounds(statement.total)), as do the tables before this page, "
                    + "transactions.xlsx and account M5000 of trial-balance.csv.",
            ]),
            .heading("The checkpoint"),
            .paragraph(
                "The journal's name, how many records it has, the root of the tree over them all, "
                    + "and the signature over these."
            ),
            .verbatim(Self.trimmed(statement.seals.checkpoint)),
            .heading("The keys"),
            .paragraph(
                "The journal's key, which signs checkpoints, as the pin file has it; below it the "
                    + "SHA-256 of it in DER."
            ),
            .verbatim(lines(of: statement.seals.journalKey)),
            .paragraph("The pack's key, which signs the list of its files, the same."),
            .verbatim(lines(of: statement.seals.packKey)),
            .heading("What checking cannot show"),
            .paragraph(
                "That what was recorded is true, nor anything that was never recorded. Whoever "
                    + "held every key could write the whole journal anew, unless somebody outside "
                    + "kept an earlier checkpoint. Times are the programme's own clock, in order."
            ),
            .paragraph(
                "\(statement.issued.disclosure) The records hold a commitment to each private "
                    + "value, so that whatever is withheld can be shown later and checked. "
                    + "farthing-verify checks that this paper is as it was signed; it does not "
                    + "read it, so whoever relies on a figure compares it with transactions.csv."
            ),
        ]
    }

    private func lines(of key: StatementSeals.Key?) -> String {
        key.map { "\($0.pin)\n\($0.fingerprint)" } ?? "It is not in the journal."
    }

    /// Without the line feed at its end.
    private static func trimmed(_ note: String) -> String {
        note.hasSuffix("\n") ? String(note.dropLast()) : note
    }
}
