import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Money
import Policy

extension PackVerification {
    /// Takes what was prepared, adjusted and reviewed, and checks what was asked for against it.
    mutating func readDrawdowns(_ record: Record, into trace: inout JournalTrace) {
        checkRole(of: record, in: trace)
        switch record.body {
        case .drawdownPrepared(let prepared):
            trace.drawdowns[prepared.drawdown] = .init(preparer: record.header.actor)
        case .drawdownAdjusted(let adjusted):
            trace.drawdowns[adjusted.drawdown]?.hands.insert(record.header.actor)
            guard adjusted.kind == .credited else { return }
            trace.drawdowns[adjusted.drawdown]?.credits[adjusted.defrayal] = adjusted.amount
        case .drawdownReviewed(let reviewed):
            trace.drawdowns[reviewed.drawdown]?.review = (record.header.actor, reviewed.digest)
        case .drawdownLine(let line): take(line, into: &trace)
        case .drawdownSubmitted(let submitted):
            check(submitted, in: trace)
            trace.drawnDown.append(.init(submitted))
        default: return
        }
    }

    /// Whoever prepares, adjusts, reviews or submits one may on the day.
    private mutating func checkRole(of record: Record, in trace: JournalTrace) {
        let role = trace.appointments.role(
            of: record.header.actor,
            among: .financeOfficer,
            .programmeManager,
            on: record.header.time.londonDate
        )
        guard role == nil else { return }
        report(
            "pack.drawdown-role",
            "Record \(record.header.seq) is of a drawdown, and \(record.header.actor) was neither "
                + "a finance officer nor a programme manager."
        )
    }

    private mutating func take(_ line: DrawdownLine, into trace: inout JournalTrace) {
        trace.drawdowns[line.drawdown]?.lines.append(line)
        let cost = JournalTrace.DrawnCost(defrayal: line.defrayal, fund: line.fund)
        if let earlier = trace.drawnCosts.updateValue(line.drawdown, forKey: cost) {
            report(
                "pack.drawdown",
                "Drawdown \(line.drawdown) asks \(line.fund) for entry \(line.defrayal), which "
                    + "\(earlier) asked for."
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
        guard let begun = trace.drawdowns[submitted.drawdown],
            begun.preparer == submitted.preparer, let review = begun.review,
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
    }
}

extension JournalTrace {
    /// A drawdown as far as it has been read.
    struct Drawdown {
        let preparer: UserID
        /// Everybody who adjusted it.
        var hands: Set<UserID> = []
        var credits: [Int: Amount] = [:]
        var review: (by: UserID, digest: Digest)?
        var lines: [DrawdownLine] = []

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
}
