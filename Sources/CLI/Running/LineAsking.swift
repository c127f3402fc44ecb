import Approvals
import Calendar
import Identifiers
import Money
import Policy
import Store
import StrictJSON

/// Asks at the terminal for what a line of a claim still lacks.
struct LineAsking {
    let terminal: Terminal
    let today: CalendarDate
    let options: SpendingOptions

    /// The words that people use for a category.
    private static let aliases = [
        "fare": "travel", "bus": "travel", "train": "travel", "taxi": "travel", "ticket": "travel",
        "id": "identity", "course": "courses", "laptop": "devices", "tablet": "devices",
        "data": "connection", "dongle": "connection", "router": "connection",
        "therapy": "counselling", "room": "rooms", "coffee": "meetings",
        "miles": "mileage", "clothes": "clothing", "bicycle": "equipment",
    ]

    /// The category that a word of people's stands for, or the word itself.
    static func category(behind word: String) throws(Stop) -> CategoryCode {
        do { return try CategoryCode(aliases[word] ?? word) } catch {
            throw .usage("“\(word)” is no category. `farthing policy guidance` lists them.")
        }
    }

    /// The category behind a word, asked for where none was given.
    func category(_ word: String?) throws(Stop) -> CategoryCode {
        guard let text = word ?? terminal.ask("What is it for? (travel, identity, courses, …)")
        else { throw .usage("What is it for? Name the category, as: farthing claim travel") }
        return try Self.category(behind: text)
    }

    /// Whose cost it is, as a command says it.
    func bearer(_ category: CategoryCode, groupID: String) throws(Stop) -> [JSONMember] {
        if options.own { return [JSONMember(key: "own", value: true)] }
        let asked =
            options.participant?.text ?? options.group
            ?? terminal.ask("Who is it for? (a participant; several with commas; me)")
        guard let asked else {
            throw .usage("Who is it for? Say --for CODE, --group CODES or --own.")
        }
        if asked == "me" { return [JSONMember(key: "own", value: true)] }
        let codes = asked.split(separator: ",").map { trimmed(String($0)) }
        if codes.count == 1, options.group == nil {
            return [JSONMember(key: "for", value: .text(codes[0]))]
        }
        return [
            JSONMember(key: "group", value: .text(groupID)),
            JSONMember(key: "attendance", value: .array(codes.map { .text($0) })),
        ]
    }

    /// The amount, or the miles that say it.
    func amount() throws(Stop) -> [JSONMember] {
        if let miles = options.miles {
            var members = [JSONMember(key: "miles", value: .integer(try Miles(miles).tenths))]
            members.append(JSONMember(key: "vehicle", value: .text(options.vehicle ?? "car")))
            if let amount = options.amount {
                members.append(JSONMember(key: "amount", value: .integer(amount.amount.pence)))
            }
            return members
        }
        guard let amount = options.amount ?? asked("How much, in pounds?") else {
            throw .usage("How much? Say --amount 10.40.")
        }
        return [JSONMember(key: "amount", value: .integer(amount.amount.pence))]
    }

    private func asked(_ question: String) -> Pounds? {
        while let text = terminal.ask(question) {
            do { return try Pounds(text) } catch { terminal.remark("\(error)\n") }
        }
        return nil
    }

    /// The day of the cost.
    func incurred() -> JSONMember {
        let date = options.date ?? askedDay() ?? today
        return JSONMember(key: "incurred", value: .text(date.description))
    }

    private func askedDay() -> CalendarDate? {
        while let text = terminal.ask("On which day?", suggesting: "\(today)") {
            if let date = try? CalendarDate(typed: text) { return date }
            terminal.remark(DateTypedError(text: text).description + "\n")
        }
        return nil
    }

    /// Who rode along, how long they were away who claim a meal, and what it touches of what
    /// funders refuse.
    func circumstances(_ category: CategoryCode) throws(Stop) -> [JSONMember] {
        var members: [JSONMember] = []
        if let count = options.colleagues {
            members.append(JSONMember(key: "passengers", value: .text("colleagues:\(count)")))
        }
        if let hours = try hoursAway(category) {
            members.append(JSONMember(key: "hours-away", value: .integer(hours)))
        }
        if options.awayAtEight { members.append(JSONMember(key: "away-at-eight", value: true)) }
        return members + options.exclusions.members
    }

    private func hoursAway(_ category: CategoryCode) throws(Stop) -> Int64? {
        if let hours = options.hoursAway { return Int64(hours) }
        guard category.text == "meals", let text = terminal.ask("How many hours were you away?")
        else { return nil }
        guard let hours = Int64(text) else {
            throw .usage("“\(text)” is no number of hours. Write 10.")
        }
        return hours
    }

    /// The words about it: of a journey from, to and purpose.
    func words(_ category: CategoryCode) -> [JSONMember] {
        var members: [JSONMember] = []
        if ["travel", "mileage"].contains(category.text) {
            let parts = [
                options.from ?? terminal.ask("From?"), options.to ?? terminal.ask("To?"),
                options.purpose ?? terminal.ask("For which appointment or course?"),
            ].compactMap { $0 }
            if !parts.isEmpty {
                members.append(
                    JSONMember(key: "journey", value: .text(parts.joined(separator: ", ")))
                )
            }
        } else if let what = options.what ?? terminal.ask("What is it?") {
            members.append(JSONMember(key: "what", value: .text(what)))
        }
        if category.text == "travel", let what = options.what {
            members.append(JSONMember(key: "what", value: .text(what)))
        }
        if let step = options.nextStep ?? terminal.ask("Which next step does it serve?") {
            members.append(JSONMember(key: "next-step", value: .text(step)))
        }
        return members
    }
}

extension BookReader {
    /// The partner whose budget a cost falls on: the participant's own, or where the user works.
    func partner(of participants: [ParticipantCode], else user: UserID) throws -> PartnerCode? {
        for participant in participants {
            if let spell = try spells(of: participant).last { return spell.partner }
        }
        return try appointments(of: user).compactMap(\.partner).first
    }
}
