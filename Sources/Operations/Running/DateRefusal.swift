import Calendar
import Identifiers
import Store

/// Why a date cannot be.
enum DateRefusal: Refusal, Hashable {
    case inFuture(CalendarDate, today: CalendarDate)

    var code: String { "date.in-future" }

    var message: String {
        switch self {
        case .inFuture(let date, let today):
            "\(date) is after today, \(today). Record things once they have happened."
        }
    }
}

extension OperationContext {
    /// Refuses a day that has not come yet in London.
    ///
    /// - Throws: ``DateRefusal``.
    func refuseFuture(_ date: CalendarDate) throws(DateRefusal) {
        guard date <= today else { throw .inFuture(date, today: today) }
    }

    /// The day that an entry about a day counts for: the same, or the first after it on which the
    /// books of these funds are open.
    func firstOpenDay(from date: CalendarDate, for funds: Set<FundCode>) throws -> CalendarDate {
        let closed = try books.closedPeriods(endingFrom: date).filter { period in
            period.fund.map(funds.contains) ?? true
        }
        return closed.map(\.ends).max()?.adding(days: 1) ?? date
    }
}
