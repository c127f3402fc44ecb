/// Why a participant's data is destroyed.
public enum ErasureBasis: String, CaseIterable, Sendable {
    /// They asked, and no duty to keep it stands against it.
    case request
    /// The duty to keep it has ended.
    case retentionEnded = "retention-ended"
}
