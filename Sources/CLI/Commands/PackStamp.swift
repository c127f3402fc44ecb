import ArgumentParser
import Calendar
import Evidence
import FileSystem
import Identifiers
import Integrity
import StrictJSON

/// `farthing pack stamp`.
struct PackStamp: Verb {
    static let configuration = CommandConfiguration(
        commandName: "stamp",
        abstract: "Have a time-stamping authority say when an issued pack was there.",
        discussion: """
            The authority (RFC 3161) signs the digest of the pack's list of files, which is all \
            that it sees, and the time. What it says is recorded, and the pack is made again with \
            it; from then on --issued makes that one.

            Where there is no network, --request FILE alone writes what an authority is asked. \
            Carry it to one, as with curl -H 'Content-Type: application/timestamp-query' \
            --data-binary @FILE URL, and give its answer with --response.

            Example: farthing pack stamp --issued 40 --authority http://tsa.example.org --output to
            Example: farthing pack stamp --issued 40 --request to.tsq
            Example: farthing pack stamp --issued 40 --request to.tsq --response to.tsr --output to
            """
    )

    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @Option(help: ArgumentHelp("The record that issued the pack.", valueName: "seq"))
    var issued: Int
    @OptionGroup var authority: AuthorityOptions
    @Option(help: ArgumentHelp("What an authority is asked.", valueName: "file"))
    var request: String?
    @Option(help: ArgumentHelp("What an authority answered to it.", valueName: "file"))
    var response: String?
    @Option(help: ArgumentHelp("Where the pack is to be.", valueName: "path"))
    var output: String?
    @Option(help: "One file instead of a folder: tar or zip.")
    var archive: PackArchive?
    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Who has it stamped (or FARTHING_USER).", valueName: "user")
    )
    var user: UserID?
    @OptionGroup var answer: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let printer = try shell.printing()
        let way = try way(in: shell)
        if case .writing(let request) = way { return try write(request, in: shell, printer) }
        guard let output else { throw Stop.usage("Where is the pack to be? Say --output PATH.") }
        let writing = PackWriting(path: output, archive: archive)
        // Nothing is recorded for a place that a pack cannot be written to.
        try writing.refuseContents()
        let desk = try shell.desk(books, keys)
        let issued = IssuedPack(seq: issued, desk: desk, shell: shell, printer: printer)
        let user = try shell.issuer(user, at: issued.desk)
        let pending = try issued.made()
        let stamp =
            switch way {
            case .asking(let address): try issued.stamp(pending, by: address, for: user)
            case .writing(let request): throw Stop.usage("There is no answer to \(request) yet.")
            case .reading(let request, let response):
                try record(response, to: request, of: pending, issued, for: user)
            }
        _ = try writing.write(issued)
        shell.terminal.line(
            answer.json
                ? JSONValue.object([
                    "outcome": "made", "issued": .integer(Int64(self.issued)),
                    "pack": .text(output), "time-stamp": stamp.json,
                ]).compactText
                : "The pack is in \(output).\n\(stamp.sentence)"
        )
        return .done
    }

    /// Where the authority's answer comes from.
    private enum Way {
        case asking(String)
        case writing(request: String)
        case reading(request: String, response: String)
    }

    private func way(in shell: Shell) throws(Stop) -> Way {
        switch (request, response, authority.authority) {
        case (nil, nil, _):
            guard let address = authority.address(in: shell) else {
                throw .usage(
                    "Which authority? Give its address with --authority URL or FARTHING_AUTHORITY, "
                        + "or have --request FILE write what it is asked."
                )
            }
            return .asking(address)
        case (let request?, nil, nil) where output == nil: return .writing(request: request)
        case (let request?, let response?, nil):
            return .reading(request: request, response: response)
        default:
            throw .usage(
                "Either --authority asks, or --request writes what is asked, or --request and "
                    + "--response together give the answer to it."
            )
        }
    }

    private func write(
        _ file: String,
        in shell: Shell,
        _ printer: PackPrinter
    ) throws -> ExitStatus {
        let desk = try shell.desk(books, keys)
        let issued = IssuedPack(seq: issued, desk: desk, shell: shell, printer: printer)
        let request = issued.request(for: try issued.made())
        try DiskFile(file).create(request.bytes)
        shell.terminal.line(
            answer.json
                ? JSONValue.object(["outcome": "made", "request": .text(file)]).compactText
                : """
                \(file) asks for a time stamp. Send it to an authority:
                curl -H 'Content-Type: application/timestamp-query' --data-binary @\(file) URL
                """
        )
        return .done
    }

    private func record(
        _ response: String,
        to request: String,
        of pack: EvidencePack,
        _ issued: IssuedPack,
        for user: UserID
    ) throws -> TimeStamp {
        let asked = try TimeStampRequest(bytes: DiskFile(request).bytes(limit: 4096))
        guard asked.imprint == pack.manifestDigest else {
            throw TimeStampError.otherImprint(expected: pack.manifestDigest, found: asked.imprint)
        }
        let answer = try DiskFile(response).bytes(limit: TimeStamp.byteLimit + 1)
        return try issued.record(answer, to: asked, for: user)
    }
}

extension TimeStamp {
    /// The moment, for a person.
    private var moment: String {
        (try? Instant(milliseconds: seconds * 1000))?.description ?? "at no date there is"
    }

    /// When and by whom, for a person.
    var sentence: String { "Time stamp: \(moment), by \(authority ?? "nobody named")." }

    var json: JSONValue {
        .object([
            "stamped": .text(moment), "authority": authority.map { .text($0) } ?? .null,
            "certificate": .text(certificate.hex), "serial": .text(serial),
        ])
    }
}
