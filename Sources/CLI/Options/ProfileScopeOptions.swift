import ArgumentParser
import Calendar
import Identifiers
import Journal
import Profiles
import StrictJSON

/// What a profile is applied to.
struct ProfileScopeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The funder claim, for a profile of one.", valueName: "id"))
    var drawdown: DrawdownID?
    @Option(help: "One fund's costs and postings only.")
    var fund: FundCode?
    @Option(
        name: .customLong("from"),
        help: ArgumentHelp("The first day.", valueName: "date"),
        transform: { try CalendarDate(typed: $0) }
    )
    var starts: CalendarDate?
    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("The last day.", valueName: "date"),
        transform: { try CalendarDate(typed: $0) }
    )
    var ends: CalendarDate?

    /// Whether anything is named.
    var isEmpty: Bool { drawdown == nil && fund == nil && starts == nil && ends == nil }

    func request(made: CalendarDate) -> ProfileRequest {
        ProfileRequest(drawdown: drawdown, fund: fund, starts: starts, ends: ends, made: made)
    }

    /// As a command's keys.
    var members: [JSONMember] {
        let texts = [
            ("drawdown", drawdown?.text), ("fund", fund?.text),
            ("from", starts?.description), ("to", ends?.description),
        ]
        return texts.compactMap { key, text in
            text.map { JSONMember(key: key, value: .text($0)) }
        }
    }
}
