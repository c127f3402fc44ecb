import ArgumentParser
import Evidence
import FileSystem
import Files
import Identifiers
import Integrity
import Journal
import Operations
import Store
import StrictJSON

/// `farthing pack reveal`.
struct PackReveal: Verb {
    static let configuration = CommandConfiguration(
        commandName: "reveal",
        abstract: "Show an auditor named values that the pack in their hands withholds.",
        discussion: """
            A field is the number of a record and a name, as the pack's disclosures.txt lists \
            them: 12:commit.reason, or a file of such lines as they stand there. You ask on the \
            auditor's behalf, as finance officer or programme manager; --approved-by is the other \
            of the two, who signs that they agree. It is recorded, and the values are written to a \
            folder that verifies against the pack. With --revealed it is written again, and \
            nothing to the books; what was erased since is gone.

            Example: farthing pack reveal --issued 41 --field 12:evidence.1.commit.file \
            --asked-by "A. Auditor" --reason "sample 7" --approved-by u_pm --output reveal
            Example: farthing pack reveal --revealed 57 --output reveal
            """
    )

    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @Option(help: ArgumentHelp("Where the folder is to be.", valueName: "path"))
    var output: String
    @Option(help: ArgumentHelp("The record that issued the pack.", valueName: "seq"))
    var issued: Int?
    @Option(help: ArgumentHelp("The pack's id, instead.", valueName: "id"))
    var pack: PackID?
    @Option(name: .customLong("field"), help: "A field, as 12:commit.reason; may be repeated.")
    var named: [String] = []
    @Option(
        name: .customLong("fields"),
        help: ArgumentHelp("A file with a field a line, as in disclosures.txt.", valueName: "file")
    )
    var list: String?
    @Option(help: "Who asked, in private: their name.")
    var askedBy: String?
    @Option(help: "Why, in private.")
    var reason: String?
    @Option(help: ArgumentHelp("Who agrees, and signs.", valueName: "user"))
    var approvedBy: UserID?
    @Option(help: ArgumentHelp("Write the reveal of this record again.", valueName: "seq"))
    var revealed: Int?
    @OptionGroup var actor: ActorOptions
    @OptionGroup var answer: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let folder = PackFolder(Folder(output))
        try folder.refuseContents()
        // What was typed is looked at before the books are opened.
        let request = try asked()
        let desk = try shell.desk(books, keys)
        let seq = try request.map { try play($0, at: desk, in: shell) } ?? revealed ?? 0
        do { try write(seq, from: desk, to: folder) } catch {
            guard request != nil else { throw error }
            shell.terminal.remark(
                "It is recorded as record \(seq), and nothing was written. Write it with "
                    + "farthing pack reveal --revealed \(seq) --output PATH.\n"
            )
            throw error
        }
        shell.terminal.line(
            answer.json
                ? JSONValue.object([
                    "outcome": "revealed", "record": .integer(Int64(seq)), "reveal": .text(output),
                ]).compactText
                : """
                What is revealed is in \(output), recorded as record \(seq). Keep it confidential.
                Check it: farthing-verify PACK --pin FILE --reveal \(output)
                Write it again: farthing pack reveal --revealed \(seq) --output PATH
                """
        )
        return .done
    }

    /// What is asked for, where everything is there; nil where a reveal is written again.
    private func asked() throws -> RevealRequest? {
        if revealed != nil {
            let others = [
                issued != nil, pack != nil, !named.isEmpty, list != nil, askedBy != nil,
                reason != nil, approvedBy != nil,
            ]
            guard !others.contains(true) else {
                throw Stop.usage("--revealed writes what was revealed as it was: ask for no more.")
            }
            return nil
        }
        var places = try named.map { try Self.place($0, separator: ":") }
        if let list {
            let text = String(decoding: try DiskFile(list).bytes(limit: 1 << 20), as: UTF8.self)
            places += try text.split(separator: "\n").map { line in
                try Self.place(
                    line.hasSuffix(" withheld") ? String(line.dropLast(9)) : String(line),
                    separator: " "
                )
            }
        }
        guard let askedBy, let reason, let approvedBy, !places.isEmpty,
            (issued == nil) != (pack == nil)
        else {
            throw Stop.usage(
                "A reveal wants --issued or --pack, each --field, --asked-by, --reason and "
                    + "--approved-by; or --revealed alone."
            )
        }
        return RevealRequest(
            places: places,
            askedBy: askedBy,
            reason: reason,
            approvedBy: approvedBy
        )
    }

    private static func place(_ text: String, separator: Character) throws -> PrivatePlace {
        let parts = text.split(separator: separator, maxSplits: 1)
        guard parts.count == 2, let place = PrivatePlace("\(parts[0]) \(parts[1])") else {
            throw Stop.usage(
                "“\(text)” is no field: write the record's number and the name, as "
                    + "12\(separator)commit.reason."
            )
        }
        return place
    }

    private func play(_ request: RevealRequest, at desk: Desk, in shell: Shell) throws -> Int {
        let fields = request.places.map { place in
            JSONValue.object([
                "record": .integer(Int64(place.seq)), "field": .text(place.field),
            ])
        }
        let command = try shell.request(
            "pack.reveal",
            by: actor.user(in: shell),
            [
                JSONMember(key: "issued", value: .integer(Int64(try issue(at: desk)))),
                JSONMember(key: "fields", value: .array(fields)),
                JSONMember(key: "asked-by", value: .text(request.askedBy)),
                JSONMember(key: "reason", value: .text(request.reason)),
                JSONMember(key: "approved-by", value: .text(request.approvedBy.text)),
            ]
        )
        let answer = try desk.play(command)
        if let refusal = answer.refusal {
            throw Stop.refused(code: refusal.code, message: refusal.message)
        }
        guard case .created(let records, _) = answer.result, let seq = records.first else {
            throw Stop.other("Nothing was recorded: the command's id was used before.")
        }
        return seq
    }

    /// The record that issued the pack.
    private func issue(at desk: Desk) throws -> Int {
        if let issued { return issued }
        let packs = try desk.store.read { try IssuedPacks(in: $0) }
        guard let found = packs.issued.first(where: { $0.pack.pack == pack }) else {
            throw Stop.refused(
                code: "pack.not-issued",
                message: "No pack \(pack?.text ?? "") was issued. `farthing pack list` shows those "
                    + "that were."
            )
        }
        return found.header.seq
    }

    private func write(_ seq: Int, from desk: Desk, to folder: PackFolder) throws {
        // What a pack withholds is for nobody else on this machine.
        let draft = try folder.begin(mode: 0o700)
        do {
            let material = try desk.store.read { books in
                try RevealGathering(in: books) { try draft.add(Reveal.path(of: $0), $1) }
                    .material(recordedAt: seq)
            }
            try draft.finish(RevealAssembly.reveal(of: material))
        } catch {
            draft.abandon()
            throw error
        }
    }
}

/// What is asked of the books.
private struct RevealRequest {
    let places: [PrivatePlace]
    let askedBy: String
    let reason: String
    let approvedBy: UserID
}
