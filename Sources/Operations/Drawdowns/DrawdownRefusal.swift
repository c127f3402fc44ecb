import Calendar
import Identifiers
import Money
import Policy
import Store

/// Why a drawdown, a reopening or a repayment to a funder cannot be, in order of precedence.
enum DrawdownRefusal: Refusal, Hashable {
    case notSecondPerson(UserID, wanted: Role)
    case exists(DrawdownID)
    case unknown(DrawdownID)
    case open(DrawdownID)
    case notOpen(DrawdownID, DrawdownPreparation.Stage)
    case overlaps(DrawdownID, FundCode, CalendarDate, CalendarDate)
    case notSubmitted(DrawdownID, DrawdownPreparation.Stage)
    case answered(DrawdownID)
    case beforeSubmission(DrawdownID, CalendarDate, submitted: CalendarDate)
    case exceedsTotal(DrawdownID, asked: Int64, answered: Amount)
    case linesDiffer(stated: Amount, lines: Amount)
    case otherFund(DrawdownID, FundCode)

    var code: String {
        switch self {
        case .notSecondPerson: "period.second-person"
        case .exists: "drawdown.exists"
        case .unknown: "drawdown.unknown"
        case .open: "drawdown.open"
        case .notOpen: "drawdown.not-open"
        case .overlaps: "drawdown.overlaps"
        case .notSubmitted: "drawdown.not-submitted"
        case .answered: "drawdown.answered"
        case .beforeSubmission: "drawdown.before-submission"
        case .exceedsTotal: "drawdown.exceeds-total"
        case .linesDiffer: "drawdown.lines-differ"
        case .otherFund: "drawdown.other-fund"
        }
    }

    var message: String {
        switch self {
        case .notSecondPerson(let user, let wanted):
            "Reopening takes two people, the finance officer and the programme manager, and "
                + "\(user) cannot be \(wanted.phrase) beside you. Name somebody who is."
        case .exists(let drawdown):
            "There is a drawdown \(drawdown) already. Choose another id."
        case .unknown(let drawdown):
            "There is no such drawdown \(drawdown). Begin it with drawdown.prepare."
        case .open(let other):
            "\(other) is being prepared for this fund, and two would count on the same costs. "
                + "Submit it, or give it up with drawdown.withdraw."
        case .notOpen(let drawdown, let stage):
            "\(drawdown) \(stage.phrase), so nothing about it can change. Begin another with "
                + "drawdown.prepare."
        case .overlaps(let other, let fund, let starts, let ends):
            "\(fund) was asked to pay for \(starts) to \(ends) by \(other). Begin after that: what "
                + "is left of those days is asked for as late."
        case .notSubmitted(let drawdown, let stage):
            "\(drawdown) \(stage.phrase), so the funder cannot have answered it. Submit it first, "
                + "or check which drawdown the funder means."
        case .answered(let drawdown):
            "Nothing of \(drawdown) is open: the funder has paid it, or will not bear it. Correct "
                + "what is wrong by an entry of its own."
        case .beforeSubmission(let drawdown, let date, let submitted):
            "\(drawdown) was submitted on \(submitted), so nothing of it was answered or taken off "
                + "on \(date). Check the date, and which drawdown the funder means."
        case .exceedsTotal(let drawdown, let asked, let answered):
            "Of \(drawdown) \(poundsText(asked)) is open and \(answered.poundsText) is more. "
                + "Record the rest as what it is, an advance or another drawdown's."
        case .linesDiffer(let stated, let lines):
            "The funder will not bear \(stated.poundsText), and the costs named sum to "
                + "\(lines.poundsText). Name each cost by its entry, with its amount."
        case .otherFund(let drawdown, let fund):
            "\(drawdown) is of the fund \(fund). Check the fund."
        }
    }
}

extension DrawdownPreparation.Stage {
    fileprivate var phrase: String {
        switch self {
        case .open: "is being prepared"
        case .withdrawn: "was given up"
        case .submitted: "was submitted"
        }
    }
}
