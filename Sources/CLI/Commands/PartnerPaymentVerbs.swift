import ArgumentParser
import Calendar
import Files
import Identifiers
import Operations
import StrictJSON

/// What every verb of a claim that a partner pays takes.
struct PartnerPaymentOptions: ParsableArguments {
    @Argument(help: "The claim that the partner pays from its own bank.")
    var claim: ClaimID
    @OptionGroup var books: BooksOptions
    @OptionGroup var keys: KeysOptions
    @OptionGroup var actor: ActorOptions
    @OptionGroup var output: OutputOptions

    /// Plays the command of a verb about the claim.
    ///
    /// - Parameter page: The file of a statement's page.
    func play(
        _ name: String,
        _ members: [JSONMember],
        page: String?,
        in shell: Shell
    ) throws -> ExitStatus {
        let user = try actor.user(in: shell)
        let desk = try shell.desk(books, keys)
        var all = [JSONMember(key: "claim", value: .text(claim.text))] + members
        if let page {
            all.append(
                JSONMember(key: "page", value: .array([.object(["file": .text(page)])]))
            )
        }
        let request = try desk.files.completing(shell.request(name, by: user, all))
        return shell.show(try desk.play(request), output, done: "Recorded.")
    }
}

/// A day of a partner's bank and what its statement calls the payment.
struct PartnerBankOptions: ParsableArguments {
    @Option(
        name: .customLong("on"),
        help: ArgumentHelp("The day on the partner's statement.", valueName: "date"),
        transform: { try CalendarDate(typed: $0) }
    )
    var date: CalendarDate
    @Option(help: ArgumentHelp("What the statement calls it.", valueName: "text"))
    var reference: String

    var members: [JSONMember] {
        [
            JSONMember(key: "on", value: .text(date.description)),
            JSONMember(key: "reference", value: .text(reference)),
        ]
    }
}

/// `farthing payment mark-paid`: a partner without a bank's file says what it paid.
struct MarkPaidVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "mark-paid",
        abstract: "Record that a partner paid a claim from its own bank.",
        discussion: """
            The partner's manager, or a finance officer in their place, says on which day it left \
            the partner's bank, and attaches the page of the statement that shows it. That day \
            counts for the funder; the next payment run repays the partner. Without a page, packs \
            list the cost among what an auditor should know. A whole statement is read with \
            farthing bank import --partner.

            Example: farthing payment mark-paid cl_0008 --on 2026-03-28 --reference "FPO 000123" \
            --page march.pdf --as u_nm --books books
            """
    )

    @OptionGroup var payment: PartnerPaymentOptions
    @OptionGroup var bank: PartnerBankOptions
    @Option(help: ArgumentHelp("The statement's page: a PDF or a picture.", valueName: "file"))
    var page: String?

    func run(in shell: Shell) throws -> ExitStatus {
        try payment.play("claim.paid-by-partner", bank.members, page: page, in: shell)
    }
}

/// `farthing payment add-page`.
struct AddPageVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add-page",
        abstract: "Keep the page of a partner's statement that shows what it paid.",
        discussion: """
            For a claim that was marked as paid without one. farthing bank list says which are.

            Example: farthing payment add-page cl_0008 --page march.pdf --as u_nm --books books
            """
    )

    @OptionGroup var payment: PartnerPaymentOptions
    @Option(help: ArgumentHelp("The statement's page: a PDF or a picture.", valueName: "file"))
    var page: String

    func run(in shell: Shell) throws -> ExitStatus {
        try payment.play("claim.partner-page", [], page: page, in: shell)
    }
}

/// `farthing payment came-back`.
struct CameBackVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "came-back",
        abstract: "Record that what a partner paid came back to its bank.",
        discussion: """
            The claim is owed again, and the partner is not. What came back to the programme's own \
            bank is read from its statement: farthing bank import.

            Example: farthing payment came-back cl_0008 --on 2026-04-02 --reference "RTN 000123" \
            --as u_nm --books books
            """
    )

    @OptionGroup var payment: PartnerPaymentOptions
    @OptionGroup var bank: PartnerBankOptions

    func run(in shell: Shell) throws -> ExitStatus {
        try payment.play("claim.returned-to-partner", bank.members, page: nil, in: shell)
    }
}
