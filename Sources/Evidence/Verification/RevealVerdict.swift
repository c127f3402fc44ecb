public import Journal

/// What checking a reveal against its pack has shown.
public struct RevealVerdict: Hashable, Sendable {
    /// Everything that is wrong; empty for a reveal that holds.
    public let findings: [PackFinding]
    /// What could not be proven.
    public let unproven: [String]
    /// What this check does not look at, so that nobody takes it for checked.
    public let notChecked: [String]
    /// The number of its record, where that could be read.
    public let seq: Int?
    /// The values that are what was recorded, in their order.
    public let values: [RevealedValue]

    public var standing: Verdict.Standing {
        guard findings.isEmpty else { return .tampered }
        return unproven.isEmpty ? .verified : .notProven
    }
}

/// A value that is what a record of the pack commits to.
public struct RevealedValue: Hashable, Sendable {
    /// The number of the record that commits to it.
    public let seq: Int
    /// The field's name.
    public let field: String
    public let content: Content

    public init(_ place: PrivatePlace, _ content: Content) {
        seq = place.seq
        field = place.field
        self.content = content
    }

    public enum Content: Hashable, Sendable {
        case value([UInt8])
        /// By its path from the reveal's folder, with its number of bytes.
        case file(path: String, count: Int)
    }
}
