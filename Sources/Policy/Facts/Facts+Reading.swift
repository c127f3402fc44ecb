import Calendar
import Identifiers
import Integrity
import Money

extension Facts {
    /// Reads the canonical statement.
    ///
    /// - Throws: ``FactsError``; whatever would not be written again the same is refused.
    public init(statement bytes: [UInt8]) throws(FactsError) {
        var reader = try FactsReader(bytes)
        self = try reader.facts()
        guard (try? statement()) == bytes else { throw .notCanonical }
    }
}

/// Reads the fields of facts in their order, each as the type it has.
private struct FactsReader {
    private var reader: StatementReader

    init(_ bytes: [UInt8]) throws(FactsError) {
        do throws(StatementError) {
            reader = try StatementReader(bytes, label: Facts.label)
        } catch { throw .statement(error) }
    }

    mutating func facts() throws(FactsError) -> Facts {
        let facts = Facts(
            kind: try choice("kind"),
            category: try code("category"),
            bearer: try bearer(),
            amount: try amount("amount"),
            units: try units(),
            incurredOn: try date("incurred"),
            submittedOn: try date("submitted"),
            before: try totals(),
            proof: try choice("proof"),
            prices: try count("prices"),
            spentFirst: try truth("spent-first"),
            hasSecondPerson: try truth("second-person"),
            declinedLately: try truth("declined-lately"),
            hasReason: try truth("reason"),
            journey: try journey(),
            meal: try meal(),
            exclusions: try exclusions()
        )
        try reading { (reader) throws(StatementError) in try reader.end() }
        return facts
    }

    private mutating func bearer() throws(FactsError) -> Facts.Bearer {
        let kind: BearerKind = try choice("bearer")
        let enrolment: Facts.Enrolment? = try optionalChoice("enrolment")
        var left: [CapCode: Amount] = [:]
        for index in 0..<(try listCount("caps")) {
            left[try code("caps.\(index + 1).cap")] = try amount("caps.\(index + 1).left")
        }
        let list = try optionalTruth("attendance-list")
        switch (kind, enrolment, list) {
        case (.participant, .some(let enrolment), nil):
            return .participant(enrolment: enrolment, left: left)
        case (.group, nil, .some(let list)): return .group(hasAttendanceList: list)
        case (.own, nil, nil): return .own
        default: throw .wrongValue(field: "bearer")
        }
    }

    private mutating func units() throws(FactsError) -> Facts.Units? {
        let price = try optionalInteger("unit-price")
        let quantity = try optionalInteger("unit-quantity")
        let before = try optionalInteger("unit-before")
        guard let price, let quantity, let before else { return nil }
        return Facts.Units(
            price: try money(price, "unit-price"),
            quantity: Int(quantity),
            before: Int(before)
        )
    }

    private mutating func totals() throws(FactsError) -> Facts.Totals {
        Facts.Totals(
            day: try amount("before-day"),
            thirtyDays: try amount("before-30-days"),
            quarter: try amount("before-quarter")
        )
    }

    private mutating func journey() throws(FactsError) -> JourneyFacts? {
        let vehicle: Vehicle? = try optionalChoice("vehicle")
        let tenths = try optionalInteger("tenths")
        let before = try optionalInteger("tenths-before")
        let kind = try optionalText("passengers")
        let count = try optionalInteger("passengers-count")
        guard let vehicle, let tenths, let before, let kind, let count else { return nil }
        guard tenths >= 0, before >= 0, count >= 0 else { throw .wrongValue(field: "tenths") }
        return JourneyFacts(
            vehicle: vehicle,
            tenths: tenths,
            tenthsBefore: before,
            passengers: try passengers(kind, Int(count))
        )
    }

    private func passengers(
        _ kind: String,
        _ count: Int
    ) throws(FactsError) -> JourneyFacts.Passengers {
        switch kind {
        case "none": .none
        case "colleagues": .colleagues(count)
        case "participants": .participants(count)
        default: throw .wrongValue(field: "passengers")
        }
    }

    private mutating func meal() throws(FactsError) -> MealFacts? {
        let hours = try optionalInteger("meal-hours")
        let atEight = try optionalTruth("meal-at-eight")
        guard let hours, let atEight else { return nil }
        return MealFacts(hoursAway: Int(hours), awayAtEight: atEight)
    }

    private mutating func exclusions() throws(FactsError) -> [ClauseID] {
        var clauses: [ClauseID] = []
        for index in 0..<(try listCount("exclusions")) {
            clauses.append(try code("exclusions.\(index + 1)"))
        }
        return clauses
    }
}

// MARK: - Fields by type

extension FactsReader {
    private mutating func reading<Value>(
        _ body: (inout StatementReader) throws(StatementError) -> Value
    ) throws(FactsError) -> Value {
        do throws(StatementError) { return try body(&reader) } catch { throw .statement(error) }
    }

    private mutating func text(_ name: StatementName) throws(FactsError) -> String {
        try reading { (reader) throws(StatementError) in try reader.text(name) }
    }

    private mutating func optionalText(_ name: StatementName) throws(FactsError) -> String? {
        try reading { (reader) throws(StatementError) in try reader.optionalText(name) }
    }

    private mutating func optionalInteger(_ name: StatementName) throws(FactsError) -> Int64? {
        try reading { (reader) throws(StatementError) in try reader.optionalInteger(name) }
    }

    private mutating func listCount(_ name: StatementName) throws(FactsError) -> Int {
        try reading { (reader) throws(StatementError) in try reader.count(name) }
    }

    private mutating func count(_ name: StatementName) throws(FactsError) -> Int {
        Int(try reading { (reader) throws(StatementError) in try reader.integer(name) })
    }

    private mutating func amount(_ name: StatementName) throws(FactsError) -> Amount {
        let pence = try reading { (reader) throws(StatementError) in try reader.integer(name) }
        return try money(pence, name)
    }

    private func money(_ pence: Int64, _ name: StatementName) throws(FactsError) -> Amount {
        do throws(AmountError) { return try Amount(pence: pence) } catch {
            throw .wrongValue(field: name.description)
        }
    }

    private mutating func date(_ name: StatementName) throws(FactsError) -> CalendarDate {
        let text = try text(name)
        do throws(CalendarError) { return try CalendarDate(text) } catch {
            throw .wrongValue(field: name.description)
        }
    }

    private mutating func code<Subject>(_ name: StatementName) throws(FactsError) -> Code<Subject> {
        let text = try text(name)
        do throws(CodeError) { return try Code(text) } catch {
            throw .wrongValue(field: name.description)
        }
    }

    private mutating func choice<Value: RawRepresentable<String>>(
        _ name: StatementName
    ) throws(FactsError) -> Value {
        guard let value = Value(rawValue: try text(name)) else {
            throw .wrongValue(field: name.description)
        }
        return value
    }

    private mutating func optionalChoice<Value: RawRepresentable<String>>(
        _ name: StatementName
    ) throws(FactsError) -> Value? {
        guard let text = try optionalText(name) else { return nil }
        guard let value = Value(rawValue: text) else { throw .wrongValue(field: name.description) }
        return value
    }

    private mutating func truth(_ name: StatementName) throws(FactsError) -> Bool {
        guard let truth = try optionalTruth(name) else {
            throw .wrongValue(field: name.description)
        }
        return truth
    }

    private mutating func optionalTruth(_ name: StatementName) throws(FactsError) -> Bool? {
        switch try optionalText(name) {
        case "yes": true
        case "no": false
        case nil: nil
        default: throw .wrongValue(field: name.description)
        }
    }
}
