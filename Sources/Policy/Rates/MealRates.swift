public import Money

/// What is paid at most for a meal by somebody away for so many hours.
public struct MealStep: Hashable, Sendable {
    /// Away for at least so many hours.
    public let hours: Int
    public let pay: Amount
    /// Instead of ``pay`` when still away at eight in the evening.
    public let evening: Amount

    public init(hours: Int, pay: Amount, evening: Amount) {
        self.hours = hours
        self.pay = pay
        self.evening = evening
    }
}
