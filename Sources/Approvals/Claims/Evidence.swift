public import Capture
public import Integrity

/// A file that shows something: a ticket, a quote, an attendance list.
public struct Evidence: Hashable, Sendable {
    public let kind: EvidenceKind
    /// What the file is by its content.
    public let type: FileType
    /// By which rules it was written anew before it was kept.
    public let sanitiser: Sanitiser
    /// A salted commitment to the bytes that were kept, which are in the vault.
    public let commitment: Digest
    /// A keyed fingerprint of the bytes: the same file twice has the same one, and nobody without
    /// the key can tell from it what the file says.
    public let fingerprint: Seal
    /// Whether it is known to serve another claim too: a weekly ticket.
    public let isReused: Bool

    public init(
        kind: EvidenceKind,
        type: FileType,
        sanitiser: Sanitiser,
        commitment: Digest,
        fingerprint: Seal,
        isReused: Bool
    ) {
        self.kind = kind
        self.type = type
        self.sanitiser = sanitiser
        self.commitment = commitment
        self.fingerprint = fingerprint
        self.isReused = isReused
    }
}

/// What a file shows.
public enum EvidenceKind: String, CaseIterable, Sendable {
    case ticket
    case receipt
    case invoice
    case quote
    case attendance
    case statement
    case other
}

/// Why there is no ticket or receipt, from a list.
public enum MissingEvidence: String, CaseIterable, Sendable {
    /// The driver or the seller gave none.
    case notGiven = "not-given"
    /// It was lost.
    case lost
    /// The ticket machine was broken.
    case machineBroken = "machine-broken"
    /// It could not be kept safely by the participant.
    case unsafeToKeep = "unsafe-to-keep"
}
