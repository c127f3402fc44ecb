public import Calendar
public import StrictJSON

/// A command of the simulated programme, when it is given, and what has to come of it.
public struct PlannedCommand: Hashable, Sendable {
    /// As in a command file: docs/SPEC-commands.md.
    public let id: String
    public let actor: String
    /// The command's name.
    public let name: String
    /// Everything else.
    public let arguments: [JSONValue.Member]
    /// When it is given.
    public let time: Instant
    /// What the books have to answer.
    public let expected: Expectation
    /// The files that it names.
    public let files: [File]
    /// What is odd about it; the books never see this.
    public let label: Label?

    /// What the books have to answer.
    public enum Expectation: Hashable, Sendable {
        case created
        /// It was sent before.
        case exists
        /// With the code of the refusal.
        case refused(String)
    }

    /// A file of evidence, or of the guidance.
    public struct File: Hashable, Sendable {
        /// Relative to the command file.
        public let path: String
        public let bytes: [UInt8]
    }

    /// The line of a command file.
    public var line: JSONValue {
        let heading: [JSONValue.Member] = [
            .init(key: "id", value: .text(id)), .init(key: "actor", value: .text(actor)),
            .init(key: "command", value: .text(name)),
        ]
        return .object(heading + arguments)
    }
}

/// A command before its place in the day is known.
struct Draft {
    var id = ""
    let actor: String
    let name: String
    let arguments: [JSONValue.Member]
    var expected = PlannedCommand.Expectation.created
    var files: [PlannedCommand.File] = []
    var label: Label?
    /// Milliseconds after the command before it, where that matters.
    var gap: Int?

    init(_ actor: String, _ name: String, _ arguments: KeyValuePairs<String, JSONValue?>) {
        self.actor = actor
        self.name = name
        self.arguments = arguments.compactMap { key, value in
            value.map { JSONValue.Member(key: key, value: $0) }
        }
    }
}

extension JSONValue {
    static func day(_ date: CalendarDate) -> JSONValue { .text(date.description) }

    static func pence(_ pence: Int64) -> JSONValue { .integer(pence) }

    static func codes(_ codes: [String]) -> JSONValue { .array(codes.map { .text($0) }) }
}
