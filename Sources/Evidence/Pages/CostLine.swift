import Calendar
import Journal
import Ledger
import Money

/// A posting of cost with what the lists say of it.
struct CostLine {
    /// From 1.
    let number: Int
    /// The entry's record.
    let seq: Int
    let entry: Entry
    let posting: Posting
    /// The code of the participant that it was for, as this pack's recipient knows them.
    let participant: String?
    let share: ShareDetail?
    /// When the money left the bank.
    let leftBank: CalendarDate?

    /// A credit is negative.
    var pence: Int64 {
        posting.side == .debit ? posting.amount.pence : -posting.amount.pence
    }
}
