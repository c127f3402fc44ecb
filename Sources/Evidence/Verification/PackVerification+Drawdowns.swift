import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy

extension PackVerification {
    /// Takes what was prepared, adjusted, reviewed and answered, and checks what was asked for
    /// against it and against what left a bank.
    mutating func readDrawdowns(_ record: Record, into trace: inout JournalTrace) {
        checkRole(of: record, in: trace)
        switch record.body {
        case .drawdownPrepared(let prepared): begin(prepared, by: record.header.actor, in: &trace)
        case .drawdownAdjusted(let adjusted):
            trace.drawdowns[adjusted.drawdown]?.hands.insert(record.header.actor)
            guard adjusted.kind == .credited else { return }
            check(adjusted, in: trace)
            trace.drawdowns[adjusted.drawdown]?.credits[adjusted.defrayal] = adjusted.amount
        case .drawdownReviewed(let reviewed):
            trace.drawdowns[reviewed.drawdown]?.review = (record.header.actor, reviewed.digest)
        case .drawdownWithdrawn(let withdrawn): trace.drawdowns[withdrawn.drawdown]?.stage = .ended
        case .drawdownLine(let line): take(line, into: &trace)
        case .drawdownSubmitted(let submitted):
            check(submitted, in: trace)
            trace.drawdowns[submitted.drawdown]?.stage = .submitted
            trace.drawnDown.append(.init(submitted))
            expectEntries(of: submitted, in: &trace)
        case .drawdownAnswered(let answered): expectEntries(of: answered, in: &trace)
        default: return
        }
    }

    /// Whoever prepares, adjusts, reviews, withdraws or submits one may on the day; what the funder
    /// says is a finance officer's to record.
    private mutating func checkRole(of record: Record, in trace: JournalTrace) {
        let (actor, day) = (record.header.actor, record.header.time.londonDate)
        let isOfficer =
            trace.appointments.role(of: actor, among: .financeOfficer, on: day) != nil
        let isManager =
            trace.appointments.role(of: actor, among: .programmeManager, on: day) != nil
        let isAnswer = if case .drawdownAnswered = record.body { true } else { false }
        guard !isOfficer, isAnswer || !isManager else { return }
        report(
            "pack.drawdown-role",
            "Record \(record.header.seq) is of a drawdown, and \(actor) was no finance officer"
                + (isAnswer ? "." : " and no programme manager.")
        )
    }

    private mutating func begin(
        _ prepared: DrawdownPrepared,
        by preparer: UserID,
        in trace: inout JournalTrace
    ) {
        let begun = JournalTrace.Drawdown(preparer: preparer, prepared: prepared)
        if trace.drawdowns.updateValue(begun, forKey: prepared.drawdown) != nil {
            report("pack.drawdown", "Drawdown \(prepared.drawdown) was prepared twice.")
        }
    }

    /// What is taken off came back of a cost that the funder was asked for before.
    private mutating func check(_ adjusted: DrawdownAdjusted, in trace: JournalTrace) {
        guard let fund = trace.drawdowns[adjusted.drawdown]?.prepared.fund,
            let drawn = trace.defrayals[.init(defrayal: adjusted.defrayal, fund: fund)],
            drawn.drawdown != nil, drawn.drawdown != adjusted.drawdown,
            adjusted.amount.pence <= drawn.pence
        else {
            return report(
                "pack.drawdown-line",
                "Drawdown \(adjusted.drawdown) takes off more for entry \(adjusted.defrayal) than "
                    + "an earlier one asked for."
            )
        }
    }

    private mutating func take(_ line: DrawdownLine, into trace: inout JournalTrace) {
        trace.drawdowns[line.drawdown]?.lines.append(line)
        let cost = JournalTrace.DrawnCost(defrayal: line.defrayal, fund: line.fund)
        let left = trace.defrayals[cost]
        if let earlier = left?.drawdown {
            report(
                "pack.drawdown",
                "Drawdown \(line.drawdown) asks \(line.fund) for entry \(line.defrayal), which "
                    + "\(earlier) asked for."
            )
        } else if left?.pence != line.amount.pence || left?.bankDate != line.bankDate {
            let found = left.map { "\(Reckoning.pounds($0.pence)) of \($0.bankDate)" }
            report(
                "pack.drawdown-line",
                "Drawdown \(line.drawdown) asks \(line.fund) for "
                    + "\(Reckoning.pounds(line.amount.pence)) of \(line.bankDate) by entry "
                    + "\(line.defrayal), of which \(found ?? "nothing") is left to ask for."
            )
        }
        checkPlace(of: line, in: trace.drawdowns[line.drawdown])
        trace.defrayals.draw(cost, for: line.drawdown)
    }

    /// A line is of its drawdown's fund and period.
    private mutating func checkPlace(of line: DrawdownLine, in drawdown: JournalTrace.Drawdown?) {
        guard let drawdown, drawdown.stage == .open, drawdown.prepared.fund == line.fund,
            line.bankDate <= drawdown.prepared.ends,
            line.isLate == (line.bankDate < drawdown.prepared.starts)
        else {
            return report(
                "pack.drawdown-line",
                "The line of entry \(line.defrayal) does not fit the fund and the period of "
                    + "drawdown \(line.drawdown), as it was prepared."
            )
        }
    }

    /// Two people prepared and reviewed it, and it is what was reviewed, and the sum of its lines.
    private mutating func check(_ submitted: DrawdownSubmitted, in trace: JournalTrace) {
        let name = "Drawdown \(submitted.drawdown)"
        let hands = trace.drawdowns[submitted.drawdown]?.hands ?? []
        if hands.union([submitted.preparer]).contains(submitted.reviewer) {
            report("pack.duties", "\(name) was reviewed by somebody who prepared or adjusted it.")
        }
        guard let begun = trace.drawdowns[submitted.drawdown], begun.stage == .open,
            begun.isOf(submitted), begun.preparer == submitted.preparer,
            let review = begun.review,
            review.by == submitted.reviewer, review.digest == submitted.digest
        else {
            report("pack.drawdown", "\(name) is not what was prepared and reviewed.")
            return
        }
        let contents = begun.contents
        let agrees =
            contents.digest == submitted.digest && contents.lines.count == submitted.count
            && (try? contents.total()) == submitted.total
            && (try? contents.credited()) == submitted.credited
        if !agrees { report("pack.drawdown", "\(name) is not the sum of its lines.") }
        if !trace.isClosed(.init(submitted)) {
            report("pack.drawdown", "\(name) was submitted while days of its period were open.")
        }
    }

    /// What was begun to be asked for was asked for, by the record that says so.
    mutating func checkDrawdowns(_ trace: JournalTrace) {
        for (id, drawdown) in trace.drawdowns.sorted(by: { $0.key < $1.key })
        where drawdown.stage != .submitted && !drawdown.lines.isEmpty {
            report("pack.drawdown", "Drawdown \(id) has lines and was never submitted.")
        }
        checkExpected(trace)
    }
}

extension JournalTrace {
    /// A drawdown as far as it has been read.
    struct Drawdown {
        enum Stage { case open, submitted, ended }

        let preparer: UserID
        let prepared: DrawdownPrepared
        var stage = Stage.open
        /// Everybody who adjusted it.
        var hands: Set<UserID> = []
        var credits: [Int: Amount] = [:]
        var review: (by: UserID, digest: Digest)?
        var lines: [DrawdownLine] = []

        init(preparer: UserID, prepared: DrawdownPrepared) {
            self.preparer = preparer
            self.prepared = prepared
        }

        /// Whether a fund is asked for the days that were prepared.
        func isOf(_ submitted: DrawdownSubmitted) -> Bool {
            (prepared.fund, prepared.starts, prepared.ends)
                == (submitted.fund, submitted.starts, submitted.ends)
        }

        /// What it asks for; a credit of zero was undone.
        var contents: DrawdownContents {
            let standing = credits.filter { !$0.value.isZero }
            return DrawdownContents(
                lines: lines,
                credits: standing.map { .init(defrayal: $0.key, amount: $0.value) }
            )
        }
    }

    /// What a funder may be asked for once.
    struct DrawnCost: Hashable {
        let defrayal: Int
        let fund: FundCode
    }

    /// Whether each day of a fund's period is in one that is closed.
    fileprivate func isClosed(_ period: FundPeriod) -> Bool {
        var open = period.starts
        let closed = closed.filter { $0.fund == nil || $0.fund == period.fund }
        for other in closed.sorted(by: { $0.starts < $1.starts })
        where other.starts <= open && other.ends >= open {
            open = other.ends.adding(days: 1)
        }
        return open > period.ends
    }
}
