import Calendar
import StrictJSON

extension Simulator {
    /// A command that the books refuse, with the code that they refuse it with.
    mutating func slip() {
        guard let person = active.first else { return }
        let keyworker = keyworkerCode(of: person)
        let participant = people[person].code
        switch numbers.below(7) {
        case 0:
            refused(
                "participant.unknown",
                Draft(
                    keyworker,
                    "outcome.record",
                    [
                        "participant": .text(next("nobody_")), "outcome": "wellbeing",
                        "on": .day(today),
                    ]
                )
            )
        case 1:
            refused(
                "claim.unknown",
                Draft(
                    Cast.financeOfficer,
                    "payment.instruct",
                    [
                        "payment": .text(next("px_")), "claims": .codes([next("nx_")]),
                        "on": .day(today),
                    ]
                )
            )
        case 2:
            refused(
                "enrolment.still-open",
                Draft(
                    keyworker,
                    "participant.enrol",
                    [
                        "participant": .text(participant),
                        "partner": .text(partnerCode(of: person)), "keyworker": .text(keyworker),
                        "from": .day(today),
                    ]
                )
            )
        case 3:
            refused(
                "device.unknown",
                Draft(
                    keyworker,
                    "device.return",
                    ["device": .text(next("dx_")), "on": .day(today)]
                )
            )
        case 4:
            refuseClaim("date.in-future", person, today.adding(days: 3), "travel", 480, "lost")
        case 5: refuseClaim("guidance.incomplete", person, today, "travel", 480, nil)
        default:
            refuseClaim("guidance.needs-business-case", person, today, "devices", 39_900, "lost")
        }
    }

    private mutating func refuseClaim(
        _ code: String,
        _ person: Int,
        _ day: CalendarDate,
        _ category: String,
        _ pence: Int64,
        _ missing: String?
    ) {
        let line: JSONValue = .object([
            "for": .text(people[person].code), "category": .text(category),
            "incurred": .day(day), "amount": .pence(pence), "what": "as asked for",
        ])
        refused(
            code,
            Draft(
                keyworkerCode(of: person),
                "claim.submit",
                [
                    "claim": .text(next("cx_")), "partner": .text(partnerCode(of: person)),
                    "paid-by": "keyworker", "lines": .array([line]),
                    "missing-evidence": missing.map { .text($0) },
                ]
            )
        )
    }

    private mutating func refused(_ code: String, _ draft: Draft) {
        var draft = draft
        draft.expected = .refused(code)
        give(draft)
    }

    /// An earlier command once more, as a phone sends it whose line went dead.
    mutating func sendAgain() {
        guard var draft = lastSent else { return }
        draft.expected = .exists
        draft.label = nil
        draft.gap = nil
        give(draft)
    }
}
