import Integrity
public import Identifiers

/// A payment run that was not released is given up; its payments are free for another.
public struct RunWithdrawn: Hashable, Sendable {
    /// Which one.
    public let run: RunID

    public init(run: RunID) { self.run = run }
}

extension RunWithdrawn: RecordContent {
    static let type = "run.withdrawn"

    init(from fields: inout FieldReader) throws(RecordError) { run = try fields.value("run") }

    func write(to fields: inout FieldWriter) { fields.put("run", run) }
}
