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
    case nothingToDraw(FundCode, through: CalendarDate)
    case answered(DrawdownID)
    case answerBeforeEnd(CalendarDate, ends: CalendarDate)
    case exceedsTotal(DrawdownID, total: Amount, asked: Amount)
    case otherFund(DrawdownID, FundCode)

    var code: String {
        switch self {
        case .notSecondPerson: "period.second-person"
        case .exists: "drawdown.exists"
        case .unknown: "drawdown.unknown"
        case .nothingToDraw: "drawdown.nothing"
        case .answered: "drawdown.answered"
        case .answerBeforeEnd: "drawdown.before-end"
        case .exceedsTotal: "drawdown.exceeds-total"
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
            "There is no drawdown \(drawdown). Submit it with drawdown.submit."
        case .nothingToDraw(let fund, let date):
            "Nothing that left the bank up to \(date) is left to ask \(fund) for. Check the fund "
                + "and the period, and whether payments were recorded as defrayed."
        case .answered(let drawdown):
            "The funder has answered \(drawdown) for good. Correct what is wrong by an entry of "
                + "its own."
        case .answerBeforeEnd(let date, let ends):
            "The drawdown's period ends on \(ends), so its funder cannot have answered on \(date). "
                + "Check the date."
        case .exceedsTotal(let drawdown, let total, let asked):
            "\(drawdown) asks for \(total.poundsText) and \(asked.poundsText) is more. Record the "
                + "rest as what it is, an advance or another drawdown's."
        case .otherFund(let drawdown, let fund):
            "\(drawdown) is of the fund \(fund). Check the fund."
        }
    }
}
