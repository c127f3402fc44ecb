import Integrity
public import Identifiers

/// A drawdown that was being prepared is given up; its costs are free for another.
public struct DrawdownWithdrawn: Hashable, Sendable {
    /// Which one.
    public let drawdown: DrawdownID

    public init(drawdown: DrawdownID) { self.drawdown = drawdown }
}

extension DrawdownWithdrawn: RecordContent {
    static let type = "drawdown.withdrawn"

    init(from fields: inout FieldReader) throws(RecordError) {
        drawdown = try fields.value("drawdown")
    }

    func write(to fields: inout FieldWriter) { fields.put("drawdown", drawdown) }
}
