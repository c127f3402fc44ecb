import ArgumentParser
import Calendar
import Identifiers

/// For whom and what money is, as a person says it; what is left out is asked at the terminal.
struct SpendingOptions: ParsableArguments {
    @Option(name: .customLong("for"), help: "The participant's code.")
    var participant: ParticipantCode?
    @Option(
        help: ArgumentHelp(
            "For a group: the codes of who was there, with commas.",
            valueName: "codes"
        )
    )
    var group: String?
    @Flag(help: "Your own cost, as a journey to meet somebody.")
    var own = false
    @Option(
        help: ArgumentHelp("Pounds, as 10.40.", valueName: "pounds"),
        transform: { try Pounds($0) }
    )
    var amount: Pounds?
    @Option(
        name: .customLong("on"),
        help: ArgumentHelp("The day on the ticket; today if not given.", valueName: "date"),
        transform: { try CalendarDate(typed: $0) }
    )
    var date: CalendarDate?
    @Option(help: ArgumentHelp("What it is, in a few words.", valueName: "text"))
    var what: String?
    @Option(
        name: .customLong("next-step"),
        help: ArgumentHelp("The step it serves.", valueName: "text")
    )
    var nextStep: String?
    @Option(help: ArgumentHelp("A journey's start.", valueName: "place"))
    var from: String?
    @Option(help: ArgumentHelp("A journey's end.", valueName: "place"))
    var to: String?
    @Option(help: ArgumentHelp("The appointment or course a journey serves.", valueName: "text"))
    var purpose: String?
    @Option(
        help: ArgumentHelp("Miles driven, as 42 or 4.5: the rate of the day.", valueName: "miles")
    )
    var miles: String?
    @Option(help: "car, motorcycle or bicycle.")
    var vehicle: String?
    @Option(
        help: ArgumentHelp(
            "Colleagues who rode along for their own work: the passenger rate.",
            valueName: "number"
        )
    )
    var colleagues: Int?
    @Option(
        name: .customLong("hours-away"),
        help: ArgumentHelp("Whole hours away, for a meal of yours.", valueName: "hours")
    )
    var hoursAway: Int?
    @Flag(name: .customLong("away-at-eight"), help: "Away past eight in the evening, for a meal.")
    var awayAtEight = false
    @OptionGroup var exclusions: ExclusionOptions
    @Option(help: "The delivery partner whose budget bears it, if not the participant's own.")
    var partner: PartnerCode?
}

/// Tenths of a mile, from what a person types.
struct Miles: Hashable {
    let tenths: Int64

    init(_ text: String) throws(Stop) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int64(parts[0]), whole >= 0,
            whole < 100_000, let rest = parts.count == 2 ? Int64(parts[1]) : 0, rest >= 0,
            parts.count == 1 || parts[1].count == 1
        else { throw .usage("“\(text)” is no number of miles. Write 42 or 4.5.") }
        tenths = whole * 10 + rest
    }
}
