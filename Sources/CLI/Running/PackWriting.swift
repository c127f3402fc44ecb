import Evidence
import FileSystem
import Files
import Operations
import Store

/// Writes an issued pack to its place: a folder, or one file for carrying.
struct PackWriting {
    let path: String
    let archive: PackArchive?

    /// Refuses a place that a pack cannot be written to, before anything is issued for it.
    ///
    /// - Throws: `FileError` where something is.
    func refuseContents() throws {
        guard archive != nil else { return try PackFolder(Folder(path)).refuseContents() }
        if DiskFile(path).exists { throw FileError.alreadyThere(path: path) }
    }

    /// Makes the pack of a record and writes it; returns how many files it has.
    ///
    /// - Throws: `FileError`, `PackAssemblyError`, `PackArchiveError`, `ProfileError` or
    ///   `StoreError`; nothing is there then.
    func write(issuedAt seq: Int, at desk: Desk, printedBy printer: PackPrinter) throws -> Int {
        guard let archive else { return try writeFolder(seq, desk, printer) }
        var receipts: [String: [UInt8]] = [:]
        var pack = try make(seq, desk, printer) { receipts[$0.path] = $1 }
        pack.fill(from: receipts)
        let bytes = try archive.bytes(of: pack)
        try DiskFile(path).folder.create()
        try DiskFile(path).replace(with: bytes)
        return pack.paths.count
    }

    private func writeFolder(_ seq: Int, _ desk: Desk, _ printer: PackPrinter) throws -> Int {
        let folder = PackFolder(Folder(path))
        try folder.begin()
        do {
            let pack = try make(seq, desk, printer) { try folder.add($0.path, $1) }
            try folder.finish(pack)
            return pack.paths.count
        } catch {
            folder.abandon()
            throw error
        }
    }

    private func make(
        _ seq: Int,
        _ desk: Desk,
        _ printer: PackPrinter,
        keeping keep: @escaping (PackAttachment, [UInt8]) throws -> Void
    ) throws -> EvidencePack {
        try desk.store.read { reader in
            let gathering = GatherPack(
                in: reader,
                profile: { try ProfileParser.parse($0) },
                keeping: keep
            )
            return try PackAssembly.pack(
                of: gathering.material(issuedAt: seq),
                signedBy: desk.keys.pack,
                printedBy: printer
            )
        }
    }
}
