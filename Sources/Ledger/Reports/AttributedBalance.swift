/// What stands on an account under one attribution.
public struct AttributedBalance: Hashable, Sendable {
    public let attribution: Attribution
    /// On the account's normal side; negative where it is overdrawn.
    public let pence: Int64

    public init(attribution: Attribution, pence: Int64) {
        self.attribution = attribution
        self.pence = pence
    }
}
