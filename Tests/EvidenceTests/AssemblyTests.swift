import Evidence
import Foundation
import Integrity
import Ledger
import Testing

@Suite struct AssemblyTests {
    @Test func `a journal that does not end with its pack's issue makes no pack`() throws {
        let whole = try SampleJournal.material().journal
        #expect(throws: PackAssemblyError.notIssued(seq: whole.records.count - 2)) {
            try PackJournal(
                RecordBytes(whole.bytes.dropLast()),
                checkpoint: whole.checkpoint,
                secret: [1]
            )
        }
    }

    @Test func `a journal whose recipient's secret is lost makes no pack`() throws {
        let whole = try SampleJournal.material().journal
        #expect(throws: PackAssemblyError.codesMissing) {
            try PackJournal(whole.bytes, checkpoint: whole.checkpoint, secret: nil)
        }
    }

    @Test func `what is kept elsewhere is the same pack, and is not held`() throws {
        let material = try SampleJournal.material()
        let held = try PackAssembly.pack(of: material, signedBy: Keys.pack())
        var kept: [String: [UInt8]] = [:]
        var pack = try PackAssembly.pack(
            of: material,
            signedBy: Keys.pack(),
            keeping: { kept[$0.path] = $1 }
        )
        #expect(pack.files.keys.allSatisfy { !$0.hasPrefix("data/") })
        #expect(pack.paths == held.paths)
        pack.fill(from: kept)
        #expect(pack == held)
    }

    @Test func `a record that goes on after the issue makes no pack`() throws {
        #expect(throws: PackAssemblyError.self) { try SampleJournal.pack(.recordAfter) }
    }

    @Test func `a document that is not there makes no pack`() throws {
        let whole = try SampleJournal.material()
        let lost = try #require(whole.documents.keys.min())
        var documents = whole.documents
        documents[lost] = nil
        let material = PackMaterial(
            journal: whole.journal,
            documents: documents,
            openings: whole.openings
        )
        #expect(throws: PackAssemblyError.documentMissing(lost)) {
            try PackAssembly.pack(of: material, signedBy: Keys.pack())
        }
    }

    @Test func `an entry that overdraws an account makes no pack, and is named`() throws {
        let error = #expect(throws: PackAssemblyError.self) {
            try SampleJournal.pack(.moneyFromNowhere)
        }
        #expect(error?.code == "pack.unpostable")
        #expect(error?.message.hasPrefix("Entry ") == true)
    }

    @Test func `bytes that are no record make no pack`() throws {
        let edit = JournalBuilder.Edit(type: "partner.joined", from: "partner.joined", to: "party")
        #expect(throws: PackAssemblyError.unreadable(seq: 6)) {
            try SampleJournal.pack(edits: [edit])
        }
    }

    /// The sample in SamplePack/ is what the scripts in Tests/Scripts check by other means.
    /// `RECORD_SNAPSHOTS=1` writes it anew, and the test fails all the same.
    @Test func `the sample pack is as it was recorded`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "SamplePack")
        var files = try SampleJournal.pack().files
        files = Dictionary(uniqueKeysWithValues: files.map { ("pack/" + $0.key, $0.value) })
        files["pins"] = try Keys.pins().bytes()
        let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
        if isRecording { try? FileManager.default.removeItem(at: folder) }
        for (path, bytes) in files {
            let file = folder.appending(path: path)
            if isRecording {
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Data(bytes).write(to: file)
            }
            #expect(try Data(contentsOf: file) == Data(bytes), "\(path)")
        }
        let recorded = FileManager.default.enumerator(atPath: folder.path)?.compactMap {
            $0 as? String
        }
        let found = try #require(recorded).filter { path in
            var isFolder: ObjCBool = false
            let place = folder.appending(path: path).path
            return FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
        #expect(Set(found) == Set(files.keys))
        #expect(!isRecording, "the sample pack is recorded; run again without RECORD_SNAPSHOTS")
    }
}
