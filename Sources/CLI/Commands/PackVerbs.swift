import ArgumentParser
import Calendar
import Evidence
import FileSystem
import Files
import Identifiers
import Integrity
import Journal
import Operations
import Profiles
import Store
import StrictJSON

/// `farthing pack`.
struct Pack: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: "Make an evidence pack that an auditor can check alone.",
        subcommands: [PackMake.self, PackStamp.self, PackReveal.self, PackList.self]
    )
}

/// `farthing pack make`.
struct PackMake: Verb {
    static let configuration = CommandConfiguration(
        commandName: "make",
        abstract: "Issue a pack of everything so far, or make an issued one again.",
        discussion: """
            Issuing is itself a record. With --issued nothing is written to the books, and the \
            same bytes come out as before. With --archive the pack is one file, for carrying; \
            farthing-verify reads it as it reads the folder. Private values are withheld, but for \
            those that --profile opens.

            With --authority a time-stamping authority (RFC 3161) is asked to sign when a new \
            pack's list of files was there; it sees the digest of the list alone. Where it gives \
            no answer, the pack is made without: farthing pack stamp asks again later.

            Example: farthing pack make --books books --output pack
            Example: farthing pack make --books books --output pack --profile charity-auditor
            Example: farthing pack make --books books --output pack.zip --archive zip
            """
    )

    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @Option(help: ArgumentHelp("Where the pack is to be.", valueName: "path"))
    var output: String
    @Option(help: "One file instead of a folder: tar or zip.")
    var archive: PackArchive?
    @Option(help: ArgumentHelp("Make the pack of this record again.", valueName: "seq"))
    var issued: Int?
    @Option(help: "By which profile: what it opens, and its forms (farthing profile list).")
    var profile: String?
    @OptionGroup var scope: ProfileScopeOptions
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Who issues it (or FARTHING_USER).", valueName: "user")
    )
    var user: UserID?
    @OptionGroup var authority: AuthorityOptions
    @OptionGroup var answer: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let printer = try shell.printing()
        let writing = PackWriting(path: output, archive: archive)
        // Nothing is issued for a place that a pack cannot be written to.
        try writing.refuseContents()
        let desk = try shell.desk(books, keys)
        let made = try issuedPack(at: desk, in: shell, printer)
        let seq = made.seq
        let asked = try asked(made)
        let pack = try writing.write(made)
        let stamping = asked ?? (pack.isStamped ? .stampedBefore : .pending(why: nil))
        shell.terminal.line(
            answer.json
                ? JSONValue.object([
                    "outcome": "made", "issued": .integer(Int64(seq)), "pack": .text(output),
                    "files": .integer(Int64(pack.paths.count)), "time-stamp": stamping.json,
                ]).compactText
                : """
                The pack is in \(output): \(pack.paths.count) files, issued as record \(seq).
                \(stamping.sentence(seq: seq))
                Check it: farthing-verify \(output) --pin FILE (farthing pin gives the file)
                """
        )
        return .done
    }

    /// What came of asking an authority, where one is to be asked about a new pack. That it gives
    /// no answer is no reason to make no pack.
    private func asked(_ issuedPack: IssuedPack) throws -> Stamping? {
        let address = issued == nil ? authority.address(in: issuedPack.shell) : nil
        guard let address else { return nil }
        do {
            let user = try issuedPack.shell.issuer(user, at: issuedPack.desk)
            return .stamped(try issuedPack.stamp(issuedPack.made(), by: address, for: user))
        } catch { return .pending(why: Stop(error).message) }
    }

    /// What came of having a pack stamped.
    private enum Stamping {
        case stamped(TimeStamp)
        case stampedBefore
        /// Nobody was asked, or nobody answered.
        case pending(why: String?)

        func sentence(seq: Int) -> String {
            switch self {
            case .stamped(let stamp): stamp.sentence
            case .stampedBefore: "Time stamp: as it was recorded."
            case .pending(let why):
                """
                Time stamp: pending. \(why ?? "No authority was asked.")
                Later: farthing pack stamp --issued \(seq) --authority URL --output PATH
                """
            }
        }

        var json: JSONValue {
            switch self {
            case .stamped(let stamp): stamp.json
            case .stampedBefore: "recorded"
            case .pending(let why): why.map { .object(["pending": .text($0)]) } ?? "pending"
            }
        }
    }

    /// The pack of the record that is named, or a new one, once its files can be made.
    private func issuedPack(
        at desk: Desk,
        in shell: Shell,
        _ printer: PackPrinter
    ) throws -> IssuedPack {
        if let issued { return IssuedPack(seq: issued, desk: desk, shell: shell, printer: printer) }
        try prepare(at: desk, in: shell)
        let seq = try issue(at: desk, in: shell)
        return IssuedPack(seq: seq, desk: desk, shell: shell, printer: printer)
    }

    /// Plays the command that issues the pack.
    private func issue(at desk: Desk, in shell: Shell) throws -> Int {
        let (size, recipient) = try desk.store.read {
            (try $0.head().size, try scope.recipient(in: $0))
        }
        let name = "pk_\(size)"
        let request = try shell.request(
            "pack.issue",
            by: shell.issuer(user, at: desk),
            id: "issue-\(name)",
            [
                JSONMember(key: "pack", value: .text(name)),
                JSONMember(key: "recipient", value: .text(recipient)),
            ] + profileMembers(in: shell)
        )
        let answer = try desk.play(request)
        if let refusal = answer.refusal {
            throw Stop.refused(code: refusal.code, message: refusal.message)
        }
        switch answer.result {
        case .created(let records, _): return records.last ?? size
        case .exists(let records): return records.upperBound
        case .refused, .refusedBefore, .differs, .malformed: return size
        }
    }

    /// Has the profile make its files of the books before anything is written: a pack that could
    /// not be made is not issued, and nobody waits to write meanwhile.
    private func prepare(at desk: Desk, in shell: Shell) throws {
        guard let profile else {
            guard scope.isEmpty else {
                throw Stop.usage("--drawdown, --fund, --from and --to want a --profile.")
            }
            return
        }
        let made = try shell.profile(profile)
        _ = try desk.store.read { reader in
            let codes = try scope.codes(by: desk.keys.root, in: reader)
            return try desk.environment.profiles.prepared(
                made,
                scope.request(made: shell.today, codes: codes),
                in: reader
            )
        }
    }

    /// The profile and what it is applied to, as the command's keys.
    private func profileMembers(in shell: Shell) throws -> [JSONMember] {
        guard let profile else { return [] }
        let file = try shell.profileFile(profile)
        let members = [JSONMember(key: "file", value: .text(file))] + scope.members
        return [JSONMember(key: "profile", value: .object(members))]
    }
}

/// `farthing pack list`.
struct PackList: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "The packs that were issued, and what was revealed of them.",
        discussion: "Example: farthing pack list --books books"
    )

    @OptionGroup var books: BooksOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let packs = try shell.reading(books).read { try IssuedPacks(in: $0) }
        if output.json {
            let values = packs.issued.map { json($0, $1, packs) }
            shell.terminal.line(JSONValue.array(values).compactText)
            return .done
        }
        var table = Table([
            "issued": .right, "pack": .left, "when": .left, "records": .right, "for": .left,
        ])
        for (header, pack) in packs.issued {
            table.add(
                String(header.seq),
                pack.pack.text,
                header.time.description,
                String(pack.treeSize),
                pack.recipient
            )
        }
        shell.terminal.write(packs.issued.isEmpty ? "No pack was issued yet.\n" : table.text)
        if !packs.revealed.isEmpty { shell.terminal.write("\n" + reveals(packs)) }
        return .done
    }

    private func json(
        _ header: RecordHeader,
        _ pack: PackIssued,
        _ packs: IssuedPacks
    ) -> JSONValue {
        let reveals = packs.revealed.filter { $0.reveal.issued == header.seq }
            .map { header, reveal in
                JSONValue.object([
                    "revealed": .integer(Int64(header.seq)),
                    "time": .text(header.time.description),
                    "values": .integer(Int64(reveal.fields.count)),
                    "requested-by": .text(header.actor.text),
                    "approved-by": .text(reveal.approvedBy.text),
                ])
            }
        return .object([
            "issued": .integer(Int64(header.seq)), "pack": .text(pack.pack.text),
            "time": .text(header.time.description), "recipient": .text(pack.recipient),
            "records": .integer(Int64(pack.treeSize)), "reveals": .array(reveals),
        ])
    }

    /// What was revealed, as a table of its own: most packs have none.
    private func reveals(_ packs: IssuedPacks) -> String {
        var table = Table([
            "revealed": .right, "pack": .left, "when": .left, "values": .right, "by": .left,
            "agreed": .left,
        ])
        for (header, reveal) in packs.revealed {
            table.add(
                String(header.seq),
                reveal.pack.text,
                header.time.description,
                String(reveal.fields.count),
                header.actor.text,
                reveal.approvedBy.text
            )
        }
        return table.text
    }
}

/// `farthing pin`.
struct Pin: Verb {
    static let configuration = CommandConfiguration(
        commandName: "pin",
        abstract: "The pin file: the journal's name and keys, for an auditor to trust.",
        discussion: """
            Give it to the auditor by another way than the pack goes.

            Example: farthing pin --books books > farthing.pin
            """
    )

    @OptionGroup var books: BooksOptions
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let text = try shell.reading(books).read { reader in
            String(decoding: try Pins(of: reader).bytes(), as: UTF8.self)
        }
        shell.terminal.write(
            output.json ? JSONValue.object(["pin": .text(text)]).compactText + "\n" : text
        )
        return .done
    }
}

extension Pins {
    /// The pins of books: their journal's name, and the keys that began it.
    init(of books: any BookReader) throws {
        self.init(
            journal: try books.head().origin ?? "",
            journalKey: try Self.key(.journal, in: books),
            packKey: try Self.key(.pack, in: books)
        )
    }

    private static func key(
        _ purpose: KeyPurpose,
        in books: any BookReader
    ) throws -> VerificationKey {
        let key = try books.keys(of: nil, purpose: purpose).first?.added.publicKey
        guard let bytes = key.flatMap(Base64.decode) else {
            throw StoreError.corrupt("there is no \(purpose.rawValue) key")
        }
        return try VerificationKey(rawBytes: bytes)
    }
}
