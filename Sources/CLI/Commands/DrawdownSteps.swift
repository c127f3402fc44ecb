public import ArgumentParser
import Calendar
import Identifiers
import Integrity
public import Journal
import Money
import Operations
import StrictJSON

/// `farthing drawdown adjust`.
struct DrawdownAdjust: Verb {
    static let configuration = CommandConfiguration(
        commandName: "adjust",
        abstract: "Leave a cost for later, take off what came back, or bear a part ourselves.",
        discussion: """
            A cost is named by its entry, as `farthing drawdown show` lists it. What the funder \
            would not bear is moved to the reserves at once and leaves this funder claim and \
            every other.

            Example: farthing drawdown adjust dd_0001 --entry 88 --leave-out --because "the \
            ticket is being looked for" --as u_fo
            Example: farthing drawdown adjust dd_0001 --entry 88 --leave-out --undo --because \
            "the ticket was found" --as u_fo
            Example: farthing drawdown adjust dd_0001 --entry 61 --came-back --because \
            "refunded in May" --as u_fo
            Example: farthing drawdown adjust dd_0001 --entry 90 --ineligible 5.00 --as u_fo
            """
    )

    @OptionGroup var options: DrawdownOptions
    @Option(help: ArgumentHelp("The entry that is adjusted.", valueName: "number"))
    var entry: Int
    @Flag(name: .customLong("leave-out"), help: "Leave the cost for a later funder claim.")
    var leavesOut = false
    @Flag(
        name: .customLong("came-back"),
        help: "Take off what came back of a cost that was claimed before."
    )
    var cameBack = false
    @Option(
        help: ArgumentHelp("How much came back, if not all of it.", valueName: "pounds"),
        transform: { try Pounds($0) }
    )
    var amount: Pounds?
    @Option(
        help: ArgumentHelp("What the reserves bear instead of the funder.", valueName: "pounds"),
        transform: { try Pounds($0) }
    )
    var ineligible: Pounds?
    @Flag(help: "Undo it: say with --leave-out or --came-back what was done.")
    var undo = false
    @Option(name: .customLong("because"), help: ArgumentHelp("Why.", valueName: "text"))
    var reason: String?

    func run(in shell: Shell) throws -> ExitStatus {
        let ways = [leavesOut, cameBack, ineligible != nil].filter(\.self)
        guard ways.count == 1 else {
            throw Stop.usage("Say one of --leave-out, --came-back and --ineligible.")
        }
        guard ineligible == nil || (amount == nil && reason == nil) else {
            throw Stop.usage("--ineligible is the amount, and the entry says itself what it is.")
        }
        if let ineligible { return try bear(ineligible, in: shell) }
        guard let reason = reason ?? shell.terminal.ask("Why?") else {
            throw Stop.usage("Say why with --because.")
        }
        var members = [
            JSONMember(key: "kind", value: .text(leavesOut ? "carried" : "credited")),
            JSONMember(key: "entry", value: .integer(Int64(entry))),
            JSONMember(key: "reason", value: .text(reason)),
        ]
        if undo { members.append(JSONMember(key: "undo", value: true)) }
        if let amount {
            members.append(JSONMember(key: "amount", value: .integer(amount.amount.pence)))
        }
        return try options.play("drawdown.adjust", members, in: shell)
    }

    /// Plays the entry that moves a part to the reserves.
    private func bear(_ amount: Pounds, in shell: Shell) throws -> ExitStatus {
        guard !undo else {
            throw Stop.usage("It is an entry: undo it with `farthing do entry.reverse`.")
        }
        let user = try options.actor.user(in: shell)
        let desk = try shell.desk(options.books, options.keys)
        let sheet = try shell.drawdown(options.drawdown, in: desk.store)
        guard let claim = sheet.lines.first(where: { $0.defrayal == entry })?.claim else {
            throw Stop.refused(
                code: "drawdown.no-such-line",
                message: "Entry \(entry) is no cost that \(options.drawdown) asks for."
            )
        }
        let request = try shell.request(
            "cost.disallow",
            by: user,
            [
                JSONMember(key: "claim", value: .text(claim.text)),
                JSONMember(key: "fund", value: .text(sheet.fund.text)),
                JSONMember(key: "amount", value: .integer(amount.amount.pence)),
                JSONMember(key: "on", value: .text(shell.today.description)),
            ]
        )
        return shell.show(try desk.play(request), options.output, done: "The reserves bear it.")
    }
}

/// `farthing drawdown review`.
struct DrawdownReview: Verb {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Go through a funder claim that somebody else prepared, and find it right.",
        discussion: """
            What you see is what you review: if it has changed by the time you say yes, you are \
            asked to look again. Without a terminal, look with `farthing drawdown show` and say \
            --yes.

            Example: farthing drawdown review dd_0001 --as u_pm --books books
            """
    )

    @OptionGroup var options: DrawdownOptions
    @Flag(help: "Find it right without asking again.")
    var yes = false

    func run(in shell: Shell) throws -> ExitStatus {
        let user = try options.actor.user(in: shell)
        let desk = try shell.desk(options.books, options.keys)
        let sheet = try shell.drawdown(options.drawdown, in: desk.store)
        if !yes {
            guard shell.terminal.canAsk else {
                throw Stop.usage(
                    "Nothing was reviewed: nobody can be asked here. Look at it with `farthing "
                        + "drawdown show \(options.drawdown)`, then say --yes."
                )
            }
            shell.terminal.remark(DrawdownReport(sheet).text + "\n")
            guard shell.terminal.confirm("Is it right?") else {
                shell.terminal.remark("Nothing was recorded.\n")
                return .done
            }
        }
        let seen = JSONMember(key: "contents", value: .text(sheet.contents.digest.hex))
        return try options.play("drawdown.review", [seen], by: user, at: desk, in: shell)
    }
}

/// `farthing drawdown submit`.
struct DrawdownSubmit: Verb {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Ask the funder for what was reviewed; the period is closed.",
        discussion: "Example: farthing drawdown submit dd_0001 --as u_fo --books books"
    )

    @OptionGroup var options: DrawdownOptions

    func run(in shell: Shell) throws -> ExitStatus {
        try options.play("drawdown.submit", in: shell)
    }
}

/// `farthing drawdown withdraw`.
struct DrawdownWithdraw: Verb {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Give up a funder claim that was not submitted; its costs are free again.",
        discussion: "Example: farthing drawdown withdraw dd_0001 --as u_fo --books books"
    )

    @OptionGroup var options: DrawdownOptions

    func run(in shell: Shell) throws -> ExitStatus {
        try options.play("drawdown.withdraw", in: shell)
    }
}

/// `farthing drawdown answer`.
struct DrawdownAnswer: Verb {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Record what the funder says: paid, queried, or not borne.",
        discussion: """
            Costs that the funder will not bear move to the reserves, and it owes that much less.

            Example: farthing drawdown answer dd_0001 paid 188.45 --on 2026-05-18 --as u_fo
            Example: farthing drawdown answer dd_0001 disallowed 5.00 --cost 88=5.00 --on \
            2026-05-18 --as u_fo
            """
    )

    @OptionGroup var options: DrawdownOptions
    @Argument(help: "paid, queried or disallowed.")
    var answer: FunderAnswer
    @Argument(
        help: ArgumentHelp("How much, in pounds.", valueName: "pounds"),
        transform: { try Pounds($0) }
    )
    var amount: Pounds
    @Option(
        name: .customLong("on"),
        help: ArgumentHelp("When; today if not given.", valueName: "date"),
        transform: { try CalendarDate(typed: $0) }
    )
    var date: CalendarDate?
    @Option(
        help: ArgumentHelp(
            "ENTRY=POUNDS for each cost that is disallowed; may be repeated.",
            valueName: "cost"
        )
    )
    var cost: [String] = []

    func run(in shell: Shell) throws -> ExitStatus {
        var members = [
            JSONMember(key: "answer", value: .text(answer.rawValue)),
            JSONMember(key: "amount", value: .integer(amount.amount.pence)),
            JSONMember(key: "on", value: .text(try (date ?? shell.today).description)),
        ]
        if !cost.isEmpty {
            members.append(JSONMember(key: "lines", value: .array(try cost.map(part))))
        }
        return try options.play("drawdown.answer", members, in: shell)
    }

    private func part(_ text: String) throws -> JSONValue {
        let parts = text.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let entry = Int64(parts[0]) else {
            throw Stop.usage("“\(text)” is no ENTRY=POUNDS, as 88=5.00.")
        }
        do {
            let amount = try Pounds(String(parts[1])).amount
            return .object(["entry": .integer(entry), "amount": .integer(amount.pence)])
        } catch { throw Stop.usage(error.description) }
    }
}

extension FunderAnswer: ExpressibleByArgument {}
