//  The canonical form of facts, `farthing-facts/v1`: docs/SPEC-policy.md lists the fields.
//  What does not apply is "-". Reading and writing again gives the same bytes, or it is refused.

import Calendar
import Identifiers
public import Integrity
import Money

extension Facts {
    /// The label of the form.
    public static let label = "farthing-facts/v1"

    /// The canonical statement.
    ///
    /// - Throws: ``StatementError`` when it would pass the limits of a statement.
    public func statement() throws(StatementError) -> [UInt8] {
        var writer = StatementWriter(label: Self.label)
        writer.put("kind", kind.rawValue)
        writer.put("category", category.text)
        put(bearer, into: &writer)
        writer.put("amount", amount.pence)
        writer.put("unit-price", units?.price.pence)
        writer.put("unit-quantity", units?.quantity)
        writer.put("unit-before", units?.before)
        writer.put("incurred", incurredOn.description)
        writer.put("submitted", submittedOn.description)
        writer.put("before-day", before.day.pence)
        writer.put("before-30-days", before.thirtyDays.pence)
        writer.put("before-quarter", before.quarter.pence)
        putEvidence(into: &writer)
        put(journey, into: &writer)
        writer.put("meal-hours", meal?.hoursAway)
        writer.put("meal-at-eight", meal.map { answer($0.awayAtEight) })
        writer.put("exclusions", exclusions.count)
        for (index, clause) in exclusions.enumerated() {
            writer.put("exclusions.\(index + 1)", clause.text)
        }
        return try writer.bytes()
    }

    private func put(_ bearer: Bearer, into writer: inout StatementWriter) {
        writer.put("bearer", bearer.kind.rawValue)
        var enrolment: Enrolment?
        var left: [(cap: String, pence: Int64)] = []
        if case .participant(let position, let caps) = bearer {
            enrolment = position
            left = caps.sorted { $0.key < $1.key }.map { ($0.key.text, $0.value.pence) }
        }
        writer.put("enrolment", enrolment?.rawValue)
        writer.put("caps", left.count)
        for (index, item) in left.enumerated() {
            writer.put("caps.\(index + 1).cap", item.cap)
            writer.put("caps.\(index + 1).left", item.pence)
        }
        var list: String?
        if case .group(let hasList) = bearer { list = answer(hasList) }
        writer.put("attendance-list", list)
    }

    private func putEvidence(into writer: inout StatementWriter) {
        writer.put("proof", proof.rawValue)
        writer.put("prices", prices)
        writer.put("spent-first", answer(spentFirst))
        writer.put("second-person", answer(hasSecondPerson))
        writer.put("declined-lately", answer(declinedLately))
        writer.put("reason", answer(hasReason))
    }

    private func put(_ journey: JourneyFacts?, into writer: inout StatementWriter) {
        writer.put("vehicle", journey?.vehicle.rawValue)
        writer.put("tenths", journey?.tenths)
        writer.put("tenths-before", journey?.tenthsBefore)
        writer.put("passengers", journey?.passengers.kind)
        writer.put("passengers-count", journey.map(\.passengers.count))
    }
}

extension JourneyFacts.Passengers {
    /// How the kind is written.
    var kind: String {
        switch self {
        case .none: "none"
        case .colleagues: "colleagues"
        case .participants: "participants"
        }
    }

    var count: Int {
        switch self {
        case .none: 0
        case .colleagues(let count), .participants(let count): count
        }
    }
}

/// How a truth is written.
private func answer(_ truth: Bool) -> String { truth ? "yes" : "no" }
