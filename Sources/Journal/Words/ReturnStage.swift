/// When the bank sent a payment back.
public enum ReturnStage: String, CaseIterable, Sendable {
    /// It never left.
    case beforeDefrayal = "before-defrayal"
    /// It left and came back.
    case afterDefrayal = "after-defrayal"
}
