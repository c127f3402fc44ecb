import ArgumentParser
import Calendar
import FileSystem
import Files
import Identifiers
import Integrity
import Operations
import Store
import StrictJSON

/// `farthing restore`: makes books of a backup, and says what is lost.
struct Restore: Verb {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make books of a backup again, and say what is lost.",
        discussion: """
            Every file is held against what the backup says of it, and the whole is checked with \
            the keys, before anything is there under the books' name. Where the keys' folder \
            remembers more records than the backup has, nothing is restored unless you say how \
            many you lose and why; that is kept in writing beside the keys. Whoever was erased \
            stays so.

            Example: farthing restore --from /mnt/other-disk/2026-11-20 --books books --keys keys
            """
    )

    @Option(name: .customLong("from"), help: ArgumentHelp("The backup.", valueName: "folder"))
    var source: String
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @Option(help: ArgumentHelp("Agree to lose exactly so many records.", valueName: "n"))
    var loseRecords: Int?
    @Option(help: "Why they are lost.")
    var reason: String?
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let place = try books.folder(in: shell)
        try place.refuseContents()
        let consent = try LossConsent(records: loseRecords, reason: reason)
        let keyFolder = try shell.keyFolder(keys, for: place)
        let draft = try DraftFolder(of: place, mode: 0o700)
        let restored: RestoredBooks
        do {
            let restoring = Restoring(
                backup: BackupFolder(Folder(source)),
                draft: draft.folder,
                keys: keyFolder,
                consent: consent,
                shell: shell
            )
            restored = try restoring.run()
            try draft.finish()
        } catch {
            draft.abandon()
            throw error
        }
        shell.terminal.line(
            output.json
                ? restored.json(place).compactText : restored.text(place, keys: keyFolder.folder)
        )
        return .done
    }
}

/// That somebody agrees to lose records, so many and no others, and why.
struct LossConsent {
    let records: Int
    let reason: String

    /// Nil where nothing is agreed to.
    init?(records: Int?, reason: String?) throws(Stop) {
        guard records != nil || reason != nil else { return nil }
        guard let records, records > 0, let reason = reason.map(trimmed) else {
            throw .usage("--lose-records N, of 1 or more, and --reason go together.")
        }
        let isPlain = reason.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        guard isPlain, (2...500).contains(reason.utf8.count) else {
            throw .usage("--reason is 2 to 500 characters of plain ASCII: name no person.")
        }
        self.records = records
        self.reason = reason
    }
}

/// One restoring of a backup into a draft of books.
///
/// 1. Each file is copied and held against what the backup states of it.
/// 2. The copy's journal is held against what the keys' folder remembers. Records that would be
///    lost need consent, which is looked at before the long check and used after it.
/// 3. The copy is checked whole, under the keys.
/// 4. The copy becomes books; whoever was erased since loses their values again.
/// 5. A loss is kept in writing and the high-water mark lowered. If the process is stopped from
///    here on, restoring again completes it.
private struct Restoring {
    let backup: BackupFolder
    let draft: Folder
    let keys: KeyFolder
    let consent: LossConsent?
    let shell: Shell

    func run() throws -> RestoredBooks {
        let statement = try backup.statement()
        var bar = ProgressBar("copy", on: shell.terminal)
        let settings = try backup.copyDatabases(stated: statement, to: draft) {
            bar.show($0, of: $1)
        }
        bar.clear()
        let books = try proved(statement)
        let erased = try shell.engine.adopt(draft, erasing: try keys.erasures.participants())
        try restoreSettings(settings)
        let loss = try settle(books)
        return RestoredBooks(statement: statement, books: books, loss: loss, erased: erased)
    }

    /// Checks the copy, and that it may take the place of what was seen.
    private func proved(_ statement: BackupStatement) throws -> SeenBooks {
        let copy = try shell.engine.open(draft, keys: keys)
        guard let books = try shell.engine.seen(copy, beside: keys) else {
            throw BackupError.broken(findings: [], isNew: false)
        }
        try compare(books.newest.checkpoint, with: statement)
        try requireConsent(books)
        let report = try shell.check(copy, keys)
        let broken = report.findings.filter { !$0.leavesBooksWhole }
        guard broken.isEmpty else { throw BackupError.broken(findings: broken, isNew: false) }
        return books
    }

    private func compare(_ found: Checkpoint, with statement: BackupStatement) throws {
        guard
            found.origin == statement.journal, found.size == statement.records,
            found.root == statement.root
        else {
            throw BackupError.otherJournal(
                stated: "\(statement.journal) with \(statement.records) records",
                found: "\(found.origin) with \(found.size)"
                    + (found.size == statement.records ? ", which are others" : "")
            )
        }
    }

    private func requireConsent(_ books: SeenBooks) throws {
        if let consent, consent.records != books.lost {
            throw BackupError.otherLoss(agreed: consent.records, lost: books.lost)
        }
        if consent == nil, books.lost > 0, let seen = books.seen {
            throw BackupError.losesRecords(
                found: books.newest.checkpoint.size,
                remembered: seen.size
            )
        }
    }

    /// The settings say where the keys are as seen from the books, which may lie elsewhere now.
    private func restoreSettings(_ bytes: [UInt8]?) throws {
        guard let bytes, let before = BooksSettings(bytes) else { return }
        try BooksSettings(
            keys: draft.relativePath(to: keys.folder) ?? keys.folder.path,
            user: before.user
        ).write(beside: draft)
    }

    /// Has the keys' folder remember what there is now.
    ///
    /// - Returns: Where the loss is kept, if there is one.
    private func settle(_ books: SeenBooks) throws -> DiskFile? {
        guard let consent, let seen = books.seen else {
            try keys.highWater.raise(to: books.newest)
            return nil
        }
        return try keys.accept(
            RecordLoss(
                remembered: seen,
                restored: books.newest.checkpoint,
                reason: consent.reason,
                agreed: try shell.now()
            ),
            endingWith: books.newest
        )
    }
}

/// What a restoring came to.
private struct RestoredBooks {
    let statement: BackupStatement
    let books: SeenBooks
    /// Where it is kept that records were lost.
    let loss: DiskFile?
    /// Whose erasure the books know nothing of.
    let erased: [ParticipantCode]

    func text(_ place: Folder, keys: Folder) -> String {
        let size = books.newest.checkpoint.size
        var lines = [
            "\(size) records of \(statement.journal) are in \(place.path), checked whole. The "
                + "backup was made at \(statement.made)."
        ]
        if let loss {
            lines.append(
                "\(books.lost) records from number \(size) on are lost, as is kept in "
                    + "\(loss.path). Send their commands again. Tell whoever holds a pack or a "
                    + "checkpoint of more than \(size) records: these books do not go on from it."
            )
        }
        if books.seen == nil {
            lines.append(
                "Nothing in \(keys.path) says how far the books had come, so that records may be "
                    + "missing. Compare with the newest checkpoint or pack that somebody holds."
            )
        }
        for participant in erased {
            lines.append(
                "\(participant) was erased after this backup was made: what it held of theirs is "
                    + "destroyed again. When the lost commands are sent, erase them anew: "
                    + "farthing participant erase \(participant)"
            )
        }
        return lines.joined(separator: "\n")
    }

    func json(_ place: Folder) -> JSONValue {
        .object([
            "outcome": "restored", "books": .text(place.path), "journal": .text(statement.journal),
            "records": .integer(Int64(books.newest.checkpoint.size)),
            "made": .text(statement.made.description),
            "remembered": books.seen.map { .integer(Int64($0.size)) } ?? .null,
            "lost": .integer(Int64(books.lost)),
            "loss": loss.map { .text($0.path) } ?? .null,
            "erased-again": .array(erased.map { .text($0.text) }),
        ])
    }
}
