import Integrity
public import Identifiers

/// Somebody begins to put together a payment run. The actor is its preparer.
public struct RunPrepared: Hashable, Sendable {
    /// Which one.
    public let run: RunID

    public init(run: RunID) { self.run = run }
}

extension RunPrepared: RecordContent {
    static let type = "run.prepared"

    init(from fields: inout FieldReader) throws(RecordError) { run = try fields.value("run") }

    func write(to fields: inout FieldWriter) { fields.put("run", run) }
}
