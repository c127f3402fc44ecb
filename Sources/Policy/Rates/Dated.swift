public import Calendar

/// A value with two times: the day from which it is valid, and the day from which it is known.
///
/// The car rate of 55p is valid from 6 April 2026 and was announced on 21 May 2026: whoever
/// decided in between was right to use 45p, and can be shown to have been.
public struct Dated<Value: Hashable & Sendable>: Hashable, Sendable {
    public let validFrom: CalendarDate
    public let knownFrom: CalendarDate
    public let value: Value

    public init(validFrom: CalendarDate, knownFrom: CalendarDate, value: Value) {
        self.validFrom = validFrom
        self.knownFrom = knownFrom
        self.value = value
    }
}

extension Collection {
    /// The value in force on a day, as far as it was known on another.
    ///
    /// The latest start wins, and of two with the same start the one known later, which
    /// corrects the other. O(count).
    public func value<Value>(on day: CalendarDate, knownOn: CalendarDate) -> Value?
    where Element == Dated<Value> {
        filter { $0.validFrom <= day && $0.knownFrom <= knownOn }
            .max { ($0.validFrom, $0.knownFrom) < ($1.validFrom, $1.knownFrom) }?.value
    }

    /// The first two that start and become known on the same days, so that neither corrects
    /// the other.
    func firstConflict<Value>() -> Dated<Value>? where Element == Dated<Value> {
        var seen: Set<[CalendarDate]> = []
        return first { !seen.insert([$0.validFrom, $0.knownFrom]).inserted }
    }
}
