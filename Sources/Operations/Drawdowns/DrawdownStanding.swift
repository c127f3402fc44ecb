import Identifiers
public import Journal
import Ledger
import Money
public import Store

/// What became of what a funder was asked for, in pence, by the entries of its drawdown.
public struct DrawdownStanding: Hashable, Sendable {
    /// The costs less what was taken off when it was submitted.
    public let asked: Int64
    public let paid: Int64
    /// What the funder will not bear: the reserves do.
    public let disallowed: Int64
    /// What was taken off since, for what the funder was owed.
    public let takenOff: Int64
    /// What stands on M1100 for it.
    public let open: Int64

    /// Whether what was answered and is open is what was asked for.
    public var ties: Bool { asked - paid - disallowed - takenOff == open }
}

extension DrawdownStanding {
    /// Reads it off the books. O(entries of the drawdown, and costs that were disallowed).
    ///
    /// - Throws: `StoreError`, or `RecordError`.
    public init(of submitted: DrawdownSubmitted, in books: any BookReader) throws {
        var (open, paid, disallowed, netted): (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
        for seq in try books.entries(from: submitted.drawdown.text) {
            guard let entry = try books.entry(at: seq) else { continue }
            let settled = entry.pence(on: .credit, of: .receivable, submitted.fund)
            open += entry.pence(on: .debit, of: .receivable, submitted.fund) - settled
            switch entry.event {
            case .drawdownReceived: paid += settled
            case .drawdownNetted where try books.isAnswer(seq, to: submitted.drawdown):
                disallowed += settled
            case .drawdownNetted: netted += settled
            default: continue
            }
        }
        asked = submitted.total.pence - submitted.credited.pence
        takenOff = netted - submitted.credited.pence
        (self.open, self.paid, self.disallowed) = (open, paid, disallowed)
    }
}

extension BookReader {
    /// Whether a drawdown is netted at a seq for costs that its funder will not bear: the answer,
    /// and what the reserves bear by it, come right before.
    fileprivate func isAnswer(_ seq: Int, to drawdown: DrawdownID) throws -> Bool {
        var before = seq - 1
        while try entry(at: before)?.event == .costDisallowed { before -= 1 }
        guard let bytes = try recordBytes(at: before),
            case .drawdownAnswered(let answered) = try Record(bytes: bytes).body
        else { return false }
        return answered.drawdown == drawdown && answered.answer == .disallowed
    }
}
