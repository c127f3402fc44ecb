public import Identifiers
public import Integrity
public import StrictJSON

/// One command as it was sent: who asks for what, under which id.
public struct CommandRequest: Hashable, Sendable {
    /// Chosen by the client and kept before sending, so that it can be sent again.
    public let id: CommandID
    public let actor: UserID
    /// The command's name, as `claim.submit`.
    public let name: String
    /// Everything else.
    public let arguments: [JSONValue.Member]
    /// The digest of each file that it names, by the path it is named by.
    public let files: [String: Digest]

    public init(
        id: CommandID,
        actor: UserID,
        name: String,
        arguments: [JSONValue.Member],
        files: [String: Digest] = [:]
    ) {
        self.id = id
        self.actor = actor
        self.name = name
        self.arguments = arguments
        self.files = files
    }

    /// Reads a command from a line of a command file.
    ///
    /// - Throws: ``ArgumentError``.
    public init(_ value: JSONValue) throws(ArgumentError) {
        guard case .object(let members) = value else { throw .notAnObject }
        let heading = Arguments(members)
        id = try heading.code("id")
        actor = try heading.code("actor")
        name = try heading.word("command")
        arguments = members.filter { !["id", "actor", "command"].contains($0.key) }
        files = [:]
    }

    /// The same request with the digests of the files that it names.
    public func naming(_ files: [String: Digest]) -> CommandRequest {
        CommandRequest(id: id, actor: actor, name: name, arguments: arguments, files: files)
    }

    /// The canonical bytes that a repeat is compared by. A file that the command names stands in
    /// them by its digest too: the same path with other bytes is another request.
    public var canonicalBytes: [UInt8] {
        let heading: [JSONValue.Member] = [
            .init(key: "id", value: .text(id.text)),
            .init(key: "actor", value: .text(actor.text)),
            .init(key: "command", value: .text(name)),
        ]
        let text = JSONValue.object(heading + arguments).canonicalText
        let digests = files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return Array(text.utf8) + digests.flatMap { Array("\n\($0.value)".utf8) }
    }
}
