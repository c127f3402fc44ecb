public import Identifiers

/// One line of the business case or claim that opened a commitment, as `bc_0003.1`.
public struct CommitmentID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The code of the case or claim.
    public let source: String
    /// Its line, counted from 1.
    public let line: Int

    /// Creates the commitment of a line of a business case.
    ///
    /// - Throws: ``AccountCodeError/dimensionMisspelt(_:_:)`` for a line below 1.
    public init(_ source: CaseID, line: Int) throws(AccountCodeError) {
        try self.init(source: source.text, line: line)
    }

    /// Creates the commitment of a line of a claim.
    ///
    /// - Throws: ``AccountCodeError/dimensionMisspelt(_:_:)`` for a line below 1.
    public init(_ source: ClaimID, line: Int) throws(AccountCodeError) {
        try self.init(source: source.text, line: line)
    }

    /// Creates a commitment from its parts.
    ///
    /// - Throws: ``AccountCodeError/dimensionMisspelt(_:_:)``.
    public init(source: String, line: Int) throws(AccountCodeError) {
        guard Dimension.source.accepts(source) else { throw .dimensionMisspelt(.source, source) }
        guard line >= 1 else { throw .dimensionMisspelt(.line, String(line)) }
        self.source = source
        self.line = line
    }

    /// The canonical form: `bc_0003.1`.
    public var description: String { "\(source).\(line)" }

    public static func < (left: Self, right: Self) -> Bool {
        (left.source, left.line) < (right.source, right.line)
    }
}

extension AccountCode {
    /// The commitment that this account holds, or nil for an account of another kind.
    public var commitment: CommitmentID? {
        guard kind == .committed, let line = Int(dimensions[1]) else { return nil }
        return try? CommitmentID(source: dimensions[0], line: line)
    }
}
