public import Identifiers

/// Which line of a bank's statement is which of our payments.
///
/// 1. *Certain.* A line out that carries a payment's end-to-end id and its amount is that payment,
///    the first such line if there are two. With another amount it is no payment at all, and the
///    difference is said: an end-to-end id binds a line to its payment alone.
/// 2. *Returned.* A line in with the end-to-end id and the amount of a payment is its return.
/// 3. *Known.* A line of a payment's amount, on the very day on which that one is known to have
///    left or come back, is it where it names it, or where no more such lines are than payments.
/// 4. *Likely.* Of the lines out and the payments that are left, those of one amount within some
///    days of each other are candidates. A line that names a payment in words is taken for it
///    where neither has another such candidate. After that a line is taken for the only payment
///    that it can be, where that payment has no other line. All others are undecided: all
///    candidates are named and none is taken.
/// 5. *Returned, by words.* A line in without an end-to-end id of ours is the return of the only
///    payment of its amount that left within those days before and that it names, or of the only
///    one at all when the bank marks it as undone. It has doubts.
///
/// A line is matched at most once and a payment leaves at most once. The order of the payments
/// changes nothing; of two lines with the same end-to-end id the one that was booked first counts,
/// then the one that comes first in the file.
public struct BankMatching: Hashable, Sendable {
    /// One for each line, in their order.
    public let lines: [LineMatch]
    /// One for each payment, in order of their ids.
    public let payments: [PaymentMatch]

    /// Matches lines with payments.
    ///
    /// - Parameters:
    ///   - lines: Of one file, so that each has its number.
    ///   - payments: All that may be on it, those that left of late too: a return is of one of
    ///     them.
    ///   - days: How far the days of a payment and of a line without its id may lie apart, either
    ///     way.
    /// - Throws: ``BankMatchingError``.
    /// - Complexity: O(lines × payments of the same amount) at worst.
    public init(
        of lines: [BankLine],
        with payments: [ExpectedPayment],
        within days: Int = 10
    ) throws(BankMatchingError) {
        let sorted = payments.sorted { $0.id < $1.id }
        for (payment, next) in zip(sorted, sorted.dropFirst()) where payment.id == next.id {
            throw .paymentTwice(payment.id)
        }
        var numbers: Set<Int> = []
        for line in lines where !numbers.insert(line.number).inserted {
            throw .lineTwice(line.number)
        }
        var round = MatchingRound(
            lines: lines.sorted { ($0.bookedOn, $0.number) < ($1.bookedOn, $1.number) },
            payments: sorted,
            days: days
        )
        round.takeCertain()
        round.takeReturned()
        round.takeKnown(.paidOut)
        round.takeKnown(.paidIn)
        round.takeLikely()
        round.takeLikelyReturned()
        self.lines = lines.map { LineMatch(line: $0, finding: round.finding(of: $0)) }
        self.payments = sorted.map { PaymentMatch(payment: $0, outcome: round.outcome(of: $0)) }
    }
}

/// Why lines and payments cannot be matched.
public enum BankMatchingError: Error, Hashable, Sendable {
    case paymentTwice(PaymentID)
    case lineTwice(Int)

    /// The stable code.
    public var code: String {
        switch self {
        case .paymentTwice: "matching.payment-twice"
        case .lineTwice: "matching.line-twice"
        }
    }

    /// What is wrong and what to do next.
    public var message: String {
        switch self {
        case .paymentTwice(let id): "The payment \(id) is given twice. Give it once."
        case .lineTwice(let number):
            "Line \(number) is given twice. Match the lines of one file at a time."
        }
    }
}
