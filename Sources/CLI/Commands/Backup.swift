import ArgumentParser
import FileSystem
import Files
import Integrity
import Operations
import Store
import StrictJSON

/// `farthing backup`: copies books while they are in use, and proves the copy.
struct Backup: Verb {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the books while they are in use, and check the copy.",
        discussion: """
            The journal and the vault, as they are at one moment, in a new folder that says what \
            is in it. The copy is read back and checked as `farthing check` does before the \
            folder gets its name. It needs no keys, and there are none in it: copy them to \
            another place. Any verb that only reads can read it: --books FOLDER.

            Example: farthing backup --books books --to /mnt/other-disk/2026-11-20
            """
    )

    @OptionGroup var books: BooksOptions
    @Option(name: .customLong("to"), help: ArgumentHelp("The new folder.", valueName: "folder"))
    var place: String
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let folder = try books.folder(in: shell)
        let place = Folder(place)
        try refuse(place, beside: folder)
        let draft = try DraftFolder(of: place, mode: 0o700)
        let made: BackupStatement
        do {
            made = try make(in: draft.folder, of: folder, shell)
            try draft.finish()
        } catch {
            draft.abandon()
            throw error
        }
        shell.terminal.line(output.json ? json(made, place).compactText : sentence(made, place))
        return .done
    }

    /// A backup within the books, or with the keys, is none.
    private func refuse(_ place: Folder, beside folder: Folder) throws {
        try place.parent.create()
        if place.parent.isWithin(folder) {
            throw BackupError.within(path: place.path, what: "the books \(folder.path)")
        }
        if let keys = BooksSettings(of: folder)?.keysFolder(from: folder),
            place.parent.isWithin(keys)
        {
            throw BackupError.within(path: place.path, what: "the keys \(keys.path)")
        }
    }

    private func make(
        in draft: Folder,
        of folder: Folder,
        _ shell: Shell
    ) throws -> BackupStatement {
        var bar = ProgressBar("copy", on: shell.terminal)
        try shell.engine.copy(folder, to: draft) { bar.show($0, of: $1) }
        bar.clear()
        let backup = BackupFolder(draft)
        try backup.settle()
        let (newest, note) = try proved(draft, shell)
        return try backup.state(
            newest,
            note: note,
            settings: BooksSettings.bytes(beside: folder),
            made: try shell.now()
        )
    }

    /// Reads the copy back, and checks it.
    private func proved(
        _ draft: Folder,
        _ shell: Shell
    ) throws -> (newest: Checkpoint, note: [UInt8]) {
        let copy = try shell.engine.open(draft, keys: nil)
        let report = try shell.check(copy, nil)
        let (origin, note) = try copy.read { try ($0.head().origin, $0.newestCheckpoint()) }
        let broken = report.findings.filter { !$0.leavesBooksWhole }
        guard broken.isEmpty, let origin, let note else {
            throw BackupError.broken(findings: broken, isNew: true)
        }
        return (try Checkpoint(origin: origin, size: report.size, root: report.root), note)
    }

    private func sentence(_ made: BackupStatement, _ place: Folder) -> String {
        """
        \(made.records) records of \(made.journal) are in \(place.path), read back and checked.
        There are no keys in it: keep a copy of them in another place, never with this one.
        Restore it: farthing restore --from \(place.path) --books DIR --keys DIR
        """
    }

    private func json(_ made: BackupStatement, _ place: Folder) -> JSONValue {
        .object([
            "outcome": "backed-up", "backup": .text(place.path), "journal": .text(made.journal),
            "records": .integer(Int64(made.records)), "root": .text(made.root.hex),
            "files": .array(
                made.files.map { file in
                    .object([
                        "name": .text(file.name), "bytes": .integer(Int64(file.bytes)),
                        "sha256": .text(file.digest.hex),
                    ])
                }
            ),
        ])
    }
}
