import Integrity

/// A command that the books' state refused, so that it stays refused.
public struct CommandRefused: Hashable, Sendable {
    /// The refusal's stable code.
    public let code: String
    /// Which command it was.
    public let name: String

    public init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}

extension CommandRefused: RecordContent {
    static let type = "command.refused"

    init(from fields: inout FieldReader) throws(RecordError) {
        code = try fields.text("code")
        name = try fields.text("name")
    }

    func write(to fields: inout FieldWriter) {
        fields.put("code", code)
        fields.put("name", name)
    }
}
