import Calendar
import Identifiers
import Money

/// Why a drawdown cannot hold, or leave, what it would, in order of precedence.
enum DrawdownContentsRefusal: Refusal, Hashable {
    case noSuchLine(DrawdownID, Int)
    case notAdjusted(DrawdownID, Int)
    case nothingCameBack(Int)
    case exceedsCameBack(Int, left: Int64, asked: Int64)
    case changed(DrawdownID)
    case notReviewed(DrawdownID)
    case changedSinceReview(DrawdownID, UserID)
    case nothingToDraw(FundCode, through: CalendarDate)
    case notEligible(DrawdownID, Int)
    case unfounded(DrawdownID, Int)
    case doesNotTie(DrawdownID)
    case creditsExceed(DrawdownID, total: Int64, credited: Int64)
    case creditsExceedOwed(DrawdownID, owed: Int64, credited: Int64)

    var code: String {
        switch self {
        case .noSuchLine: "drawdown.no-such-line"
        case .notAdjusted: "drawdown.not-adjusted"
        case .nothingCameBack: "drawdown.nothing-came-back"
        case .exceedsCameBack: "drawdown.exceeds-came-back"
        case .changed: "drawdown.changed"
        case .notReviewed: "drawdown.not-reviewed"
        case .changedSinceReview: "drawdown.changed-since-review"
        case .nothingToDraw: "drawdown.nothing"
        case .notEligible: "drawdown.not-eligible"
        case .unfounded: "drawdown.credit-unfounded"
        case .doesNotTie: "drawdown.does-not-tie"
        case .creditsExceed: "drawdown.credits-exceed"
        case .creditsExceedOwed: "drawdown.credits-exceed-owed"
        }
    }

    var message: String {
        switch self {
        case .noSuchLine(let drawdown, let entry):
            "Entry \(entry) is no cost that \(drawdown) asks for. `farthing drawdown show "
                + "\(drawdown)` lists them."
        case .notAdjusted(let drawdown, let entry):
            "Nothing of that kind was done to entry \(entry) in \(drawdown), so there is nothing "
                + "to undo."
        case .nothingCameBack(let entry):
            "Nothing came back of entry \(entry) that the funder was asked for and is still owed. "
                + "Check the entry; a refund is recorded with refund.receive first."
        case .exceedsCameBack(let entry, let left, let asked):
            "\(poundsText(left)) came back of entry \(entry) and is not taken off elsewhere; "
                + "\(poundsText(asked)) is more. Take off no more than that."
        case .changed(let drawdown):
            "\(drawdown) has changed since you looked. Look again, then review what you see."
        case .notReviewed(let drawdown):
            "\(drawdown) was not reviewed. Somebody who did not prepare it reviews it with "
                + "drawdown.review."
        case .changedSinceReview(let drawdown, let reviewer):
            "\(drawdown) is no longer what \(reviewer) reviewed: a cost came, went or was "
                + "adjusted since. Have it reviewed again."
        case .nothingToDraw(let fund, let date):
            "Nothing that left the bank up to \(date) is left to ask \(fund) for. Check the fund "
                + "and the period, and whether payments were recorded as defrayed."
        case .notEligible(let drawdown, let entry):
            "The guidance, asked again, decides otherwise on the cost of entry \(entry). Leave it "
                + "out of \(drawdown) with drawdown.adjust, and find out why with `farthing "
                + "replay`."
        case .unfounded(let drawdown, let entry):
            "\(drawdown) takes off more for entry \(entry) than came back of it: something was "
                + "undone since. Take less off with drawdown.adjust."
        case .doesNotTie(let drawdown):
            "\(drawdown) does not tie to the ledger and the bank to the penny. Run `farthing "
                + "check` before anything else."
        case .creditsExceed(let drawdown, let total, let credited):
            "\(drawdown) would take off \(poundsText(credited)) from \(poundsText(total)). Repay "
                + "the funder from the bank with funder.repay, and take off less."
        case .creditsExceedOwed(let drawdown, let owed, let credited):
            "\(drawdown) would take off \(poundsText(credited)), and the funder is owed "
                + "\(poundsText(owed)): some of it was repaid since. Take off less."
        }
    }
}
