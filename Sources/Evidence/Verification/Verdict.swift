public import Integrity

/// What checking a pack has shown.
public struct Verdict: Hashable, Sendable {
    /// Everything that is wrong; empty for a pack that holds.
    public let findings: [PackFinding]
    /// What could not be proven, because nothing was given to compare it with.
    public let unproven: [String]
    /// What this check does not look at, so that nobody takes it for checked.
    public let notChecked: [String]
    /// The pack's name, where it could be read.
    public let pack: String?
    /// The time stamp over its list of files, where it has one that could be read.
    public let timeStamp: TimeStamp?
    /// How many records were read.
    public let records: Int
    /// How many approvals were read.
    public let approvals: Int

    public enum Standing: String, Sendable {
        /// Everything holds, under the pinned keys.
        case verified
        /// Something was altered, left out or put in.
        case tampered
        /// Nothing is wrong in itself, but it is not proven whose it is.
        case notProven = "not-proven"
    }

    public var standing: Standing {
        guard findings.isEmpty else { return .tampered }
        return unproven.isEmpty ? .verified : .notProven
    }

    /// 0 verified, 1 tampered, 3 not proven.
    public var exitCode: Int32 {
        switch standing {
        case .verified: 0
        case .tampered: 1
        case .notProven: 3
        }
    }
}

/// One thing that checking found wrong.
public struct PackFinding: Hashable, Sendable {
    /// The stable code, as `pack.file-altered`.
    public let code: String
    /// What is wrong and where.
    public let message: String

    init(_ code: String, _ message: String) {
        self.code = code
        self.message = message
    }
}
