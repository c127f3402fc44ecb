import Calendar
import Identifiers
import Journal
import Ledger
import Money

/// An entry that a drawdown's record calls for, and that calls for the record.
struct DrawdownEntry: Hashable {
    let event: EventKind
    let drawdown: String
    let fund: FundCode
    let pence: Int64
    /// The bank's day, where money came.
    let bankDate: CalendarDate?

    /// What the ledger should say: this much, by an event of the drawdown.
    init(_ event: EventKind, of drawdown: DrawdownID, _ fund: FundCode, _ amount: Amount) {
        self.init(event, drawdown.text, fund, amount.pence, on: nil)
    }

    fileprivate init(
        _ event: EventKind,
        _ drawdown: String,
        _ fund: FundCode,
        _ pence: Int64,
        on bankDate: CalendarDate?
    ) {
        (self.event, self.drawdown, self.fund) = (event, drawdown, fund)
        (self.pence, self.bankDate) = (pence, bankDate)
    }
}

/// What the reserves are about to bear, because a funder will not.
struct ExpectedDisallowance {
    let fund: FundCode
    var pence: Int64
}

extension PackVerification {
    /// What is submitted is owed by the funder, less what is taken off.
    func expectEntries(of submitted: DrawdownSubmitted, in trace: inout JournalTrace) {
        let (id, fund) = (submitted.drawdown, submitted.fund)
        trace.expect(.init(.drawdownSubmitted, of: id, fund, submitted.total))
        guard !submitted.credited.isZero else { return }
        trace.expect(.init(.drawdownNetted, of: id, fund, submitted.credited))
    }

    /// What the funder pays comes to the bank; what it will not bear the reserves bear, and it is
    /// taken off what the funder owes.
    mutating func expectEntries(of answered: DrawdownAnswered, in trace: inout JournalTrace) {
        let id = answered.drawdown
        guard let drawdown = trace.drawdowns[id], drawdown.stage == .submitted else {
            return report("pack.drawdown", "Drawdown \(id) was answered, and never submitted.")
        }
        let (fund, pence) = (drawdown.prepared.fund, answered.amount.pence)
        switch answered.answer {
        case .paid:
            trace.expect(.init(.drawdownReceived, id.text, fund, pence, on: answered.on))
        case .disallowed:
            trace.expect(.init(.drawdownNetted, of: id, fund, answered.amount))
            trace.disallowing[id] = .init(fund: fund, pence: pence)
        case .queried: return
        }
    }

    /// An entry of a drawdown is one that a record called for, and no other.
    mutating func checkDrawdown(_ entry: Entry, seq: Int, _ trace: inout JournalTrace) {
        let payment = entry.source.flatMap { try? PaymentID($0) }.flatMap { trace.payments[$0] }
        let claims = payment?.instructed.claims ?? []
        for fund in trace.defrayals.add(entry, seq: seq, of: claims) {
            report(
                "pack.drawdown-entry",
                "Entry \(seq) takes back more than was left to ask \(fund) for."
            )
        }
        switch entry.event {
        case .drawdownSubmitted, .drawdownReceived, .drawdownNetted:
            let stated = entry.net(of: .receivable).map { fund, pence in
                DrawdownEntry(
                    entry.event,
                    entry.source ?? "",
                    fund,
                    Int64(clamping: pence.magnitude),
                    on: entry.bankDate
                )
            }
            guard stated.count == 1, let only = stated.first, trace.meet(only) else {
                return report(
                    "pack.drawdown-entry",
                    "Entry \(seq), \(entry.event.rawValue), is not what a record of "
                        + "\(entry.source ?? "a drawdown") says."
                )
            }
            checkBorne(by: only, seq: seq, &trace)
        case .costDisallowed:
            for (id, expected) in trace.disallowing {
                let borne = entry.net(of: .repayable)[expected.fund] ?? 0
                trace.disallowing[id]?.pence &+= borne
            }
        default: return
        }
    }

    /// Before an answer is taken off what the funder owes, the reserves bore as much.
    private mutating func checkBorne(
        by entry: DrawdownEntry,
        seq: Int,
        _ trace: inout JournalTrace
    ) {
        guard entry.event == .drawdownNetted, let id = try? DrawdownID(entry.drawdown),
            let left = trace.disallowing.removeValue(forKey: id), left.pence != 0
        else { return }
        report(
            "pack.drawdown-entry",
            "Entry \(seq) takes off \(Reckoning.pounds(entry.pence)), and the reserves bore "
                + "\(Reckoning.pounds(entry.pence &- left.pence)) of it."
        )
    }

    /// Each record of a drawdown has its entries.
    mutating func checkExpected(_ trace: JournalTrace) {
        for (entry, count) in trace.expected where count > 0 {
            report(
                "pack.drawdown-entry",
                "No entry \(entry.event.rawValue) of \(Reckoning.pounds(entry.pence)) follows the "
                    + "record of \(entry.drawdown) that calls for it."
            )
        }
    }
}

extension JournalTrace {
    fileprivate mutating func expect(_ entry: DrawdownEntry) {
        guard entry.pence != 0 else { return }
        expected[entry, default: 0] += 1
    }

    /// Takes away what was expected; whether it was.
    fileprivate mutating func meet(_ entry: DrawdownEntry) -> Bool {
        guard let count = expected[entry], count > 0 else { return false }
        expected[entry] = count - 1
        return true
    }
}
