import ArgumentParser
import Identifiers
import Ledger
import Store
import StrictJSON

/// `farthing statement`.
struct StatementVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "statement",
        abstract: "Every posting to an account or for a participant, or a partner's claims.",
        discussion: """
            A delivery partner's statement has the expense claims charged to its budget and, \
            beside them, those by which it is paid for other partners' participants.

            Example: farthing statement --books books ESF:A400.pathways.northside
                     farthing statement --books books p_01
                     farthing statement --books books northside

            Where a participant and a partner have one code, say participant:CODE or partner:CODE.
            """
    )

    @OptionGroup var books: BooksOptions
    @Argument(help: "An account's code, a participant's or a delivery partner's.")
    var code: String
    @OptionGroup var output: OutputOptions

    func run(in shell: Shell) throws -> ExitStatus {
        let report = try shell.reading(books).read { books in
            switch try StatementSubject(code, in: books) {
            case .account(let account):
                try answer(PostingStatement(of: account, in: books))
            case .participant(let participant):
                try answer(PostingStatement(of: participant, in: books))
            case .partner(let partner, let title):
                try answer(PartnerStatement(of: partner, titled: title, in: books))
            }
        }
        shell.terminal.write(report)
        return .done
    }

    private func answer(_ report: some StatementReport) throws(Stop) -> String {
        guard !report.isEmpty else {
            throw .refused(
                code: "statement.empty",
                message: "Nothing was ever posted for \(code). Is the code right?"
            )
        }
        return output.json ? report.json.compactText + "\n" : report.text
    }
}

/// A statement, of whatever it is.
protocol StatementReport {
    var isEmpty: Bool { get }
    var text: String { get }
    var json: JSONValue { get }
}

/// Whose statement is asked for.
private enum StatementSubject {
    case account(AccountCode)
    case participant(ParticipantCode)
    case partner(PartnerCode, title: String)

    /// Reads `northside`, `partner:northside`, `participant:p_01` or an account's code.
    init(_ text: String, in books: any BookReader) throws {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let (kind, code) =
            parts.count == 2 ? (String(parts[0]), String(parts[1])) : (nil, text)
        let partner = try books.partners().first { $0.partner.text == code }
        let participant = try? ParticipantCode(code)
        switch (kind, partner, participant) {
        case (nil, let partner?, let participant?) where try !books.spells(of: participant).isEmpty:
            throw Stop.refused(
                code: "statement.ambiguous",
                message: "\(code) is a participant and the delivery partner \(partner.title). "
                    + "Say participant:\(code) or partner:\(code)."
            )
        case (nil, let partner?, _), ("partner"?, let partner?, _):
            self = .partner(partner.partner, title: partner.title)
        case (nil, nil, let participant?), ("participant"?, _, let participant?):
            self = .participant(participant)
        case ("partner"?, nil, _):
            throw Stop.usage("There is no delivery partner “\(code)”.")
        case (_?, _, _): self = .account(try AccountCode(reading: text))
        case (nil, nil, nil):
            throw Stop.usage(
                "“\(code)” is neither an account, as ESF:M1000, nor a participant or a partner."
            )
        }
    }
}
