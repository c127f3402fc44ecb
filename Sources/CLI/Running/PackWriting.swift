public import ArgumentParser
public import Evidence
import FileSystem
import Files

/// Where a pack is written: a folder, or one file for carrying.
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

    /// Makes an issued pack and writes it.
    ///
    /// - Throws: `FileError`, `PackAssemblyError`, `PackArchiveError`, `ProfileError` or
    ///   `StoreError`; nothing is there then.
    func write(_ issued: IssuedPack) throws -> EvidencePack {
        guard let archive else { return try writeFolder(issued) }
        var files: [String: [UInt8]] = [:]
        var pack = try issued.made { files[$0.path] = $1 }
        pack.fill(from: files)
        let bytes = try archive.bytes(of: pack)
        try DiskFile(path).folder.create()
        try DiskFile(path).replace(with: bytes)
        return pack
    }

    private func writeFolder(_ issued: IssuedPack) throws -> EvidencePack {
        let draft = try PackFolder(Folder(path)).begin()
        do {
            let pack = try issued.made { try draft.add($0.path, $1) }
            try draft.finish(pack)
            return pack
        } catch {
            draft.abandon()
            throw error
        }
    }
}

extension PackArchive: ExpressibleByArgument {}
