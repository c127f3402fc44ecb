import ArgumentParser
import Evidence
import Files
import Identifiers
import Integrity
import Operations
import Store
import StrictJSON
import Threads

/// Which time-stamping authority is asked.
struct AuthorityOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A time-stamping authority, as http://tsa.example.org (or FARTHING_AUTHORITY).",
            valueName: "url"
        )
    )
    var authority: String?

    /// The address, from the option or the environment; nil where none is set.
    func address(in shell: Shell) -> String? {
        let address = authority ?? shell.variable("FARTHING_AUTHORITY")
        return address?.isEmpty == false ? address : nil
    }
}

/// An issued pack that is made, and stamped, at a desk.
struct IssuedPack {
    /// The record that issued it.
    let seq: Int
    let desk: Desk
    let shell: Shell
    let printer: PackPrinter

    /// The pack as the books give it now, with the newest time stamp of its list. O(records).
    ///
    /// The prints take about as long as the receipts, and are made meanwhile.
    ///
    /// - Parameter keep: Takes each file of the payload as it is made; they are not held.
    func made(
        keeping keep: @escaping (PackAttachment, [UInt8]) throws -> Void = { _, _ in }
    ) throws -> EvidencePack {
        var bar = ProgressBar("pack", on: shell.terminal)
        defer { bar.clear() }
        return try withoutActuallyEscaping({ bar.show($0, of: $1) }) { progress in
            try desk.store.read { reader in
                let gathering = GatherPack(
                    in: reader,
                    profile: { try ProfileParser.parse($0) },
                    made: desk.environment.profiles,
                    keeping: keep,
                    progress: progress
                )
                let journal = try gathering.journal(issuedAt: seq)
                let prints = Meanwhile { [printer] in try printer.prints(of: journal) }
                return try PackAssembly.pack(
                    of: gathering.material(of: journal),
                    signedBy: desk.keys.pack,
                    prints: prints.value,
                    keeping: keep
                )
            }
        }
    }

    /// What an authority is asked about a pack.
    func request(for pack: EvidencePack) -> TimeStampRequest {
        TimeStampRequest(
            imprint: pack.manifestDigest,
            random: shell.randomBytes(TimeStampRequest.randomCount)
        )
    }

    /// Asks an authority about a pack, and records what it says.
    func stamp(_ pack: EvidencePack, by address: String, for user: UserID) throws -> TimeStamp {
        let request = request(for: pack)
        let response = try shell.askAuthority(address, request.bytes)
        return try record(response, to: request, for: user)
    }

    /// Records an authority's response to a request, if it is one that counts.
    func record(
        _ response: [UInt8],
        to request: TimeStampRequest,
        for user: UserID
    ) throws -> TimeStamp {
        let stamp = try request.timeStamp(in: response)
        let name = "manifest-sha256.tsr"
        desk.files.hold(response, as: name)
        let command = try shell.request(
            "pack.stamp",
            by: user,
            [
                JSONMember(key: "issued", value: .integer(Int64(seq))),
                JSONMember(key: "file", value: .text(name)),
            ]
        )
        if let refusal = try desk.play(desk.files.completing(command)).refusal {
            throw Stop.refused(code: refusal.code, message: refusal.message)
        }
        return stamp
    }
}

extension Shell {
    /// Who issues and stamps packs: who is named, else who began the books.
    func issuer(_ named: UserID?, at desk: Desk) throws -> UserID {
        if let named { return named }
        let text = variable("FARTHING_USER") ?? BooksSettings(of: desk.folder)?.user
        guard let text, let user = try? UserID(text) else {
            throw Stop.usage("Who issues it? Name yourself with --as USER or FARTHING_USER.")
        }
        return user
    }
}
