import CLI
import FileSystem
import Glibc
import StrictJSON
import Testing

/// Verbs that need no keys, where the keys' folder is lost or its disk is not mounted.
@Suite struct KeysAtHandTests {
    /// How it comes that there are none.
    enum Loss: CaseIterable, Sendable {
        case noFolder
        case emptyFolder
    }

    private static let verbs = ["check", "replay"]

    private static func without(_ loss: Loss, naming: [String: String]) throws -> Session {
        let session = try Session()
        try session.begin()
        session.variables = naming.merging(["FARTHING_BOOKS": "DIR/books"]) { $1 }
        let keys = Folder("\(session.folder.path)/keys")
        try keys.remove()
        if loss == .emptyFolder { try keys.create(mode: 0o700) }
        return session
    }

    @Test(arguments: Loss.allCases, [[:], ["FARTHING_KEYS": "DIR/keys"]])
    func `they go on without keys, and say so`(loss: Loss, naming: [String: String]) throws {
        let session = try Self.without(loss, naming: naming)
        for verb in Self.verbs {
            let result = try session.run(verb)
            #expect(result.status == .done)
            #expect(result.text.contains("No keys at hand (there are none in "))
            #expect(result.text.contains("/keys)"))
            let answer = try session.run(verb, "--json").text
            #expect(answer.contains(#""without-keys":"there are none in "#))
        }
    }

    @Test(arguments: Loss.allCases)
    func `what is named with the option has to be there`(loss: Loss) throws {
        let session = try Self.without(loss, naming: [:])
        for verb in Self.verbs {
            #expect(try session.run(verb, "--keys", "DIR/keys").status == .failed)
        }
    }

    @Test func `a folder that lost one of its keys is not taken for none`() throws {
        let session = try Session()
        try session.begin()
        #expect(unlink(session.folder.file("keys/root.key").path) == 0)
        for verb in Self.verbs { #expect(try session.run(verb).status == .failed) }
    }

    @Test func `with the keys there is nothing to say`() throws {
        let session = try Session()
        try session.begin()
        for verb in Self.verbs {
            #expect(try !session.run(verb).text.contains("No keys at hand"))
            #expect(try session.run(verb, "--json").json["without-keys"] == .null)
        }
    }
}
