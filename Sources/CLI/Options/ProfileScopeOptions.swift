import ArgumentParser
import Calendar
import Identifiers
import Integrity
import Journal
import Profiles
import Store
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

    @Option(
        help: """
            For whom, in plain letters: they find participants under the same codes in all that \
            is made for them. Where it is not said, a funder claim and what is of one fund are \
            for the fund, anything else for “auditor”.
            """
    )
    var recipient: String?

    /// Whether anything is named that a profile is applied to.
    var isEmpty: Bool { drawdown == nil && fund == nil && starts == nil && ends == nil }

    func request(made: CalendarDate, codes: RecipientCodes?) -> ProfileRequest {
        ProfileRequest(
            drawdown: drawdown,
            fund: fund,
            starts: starts,
            ends: ends,
            made: made,
            codes: codes
        )
    }

    /// For whom it is.
    func recipient(in books: any BookReader) throws -> String {
        if let recipient { return recipient }
        let claim = try drawdown.flatMap { try books.preparation(of: $0) }
        return (claim?.prepared.fund ?? fund)?.text ?? "auditor"
    }

    /// How the recipient's lists name participants, by the root key.
    func codes(by root: RootKey, in books: any BookReader) throws -> RecipientCodes {
        RecipientCodes(
            of: try recipient(in: books),
            by: root,
            origin: try books.origin() ?? ""
        )
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
