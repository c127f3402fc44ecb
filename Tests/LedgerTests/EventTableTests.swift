import Calendar
import Ledger
import Testing

/// Each row of the table of events, in order, with every account's closing balance.
@Suite struct EventTableTests {
    static let day: CalendarDate = "2026-04-07"

    @Test func `each row leaves the balances that its table says`() throws {
        var books = Books()
        for step in Story.steps {
            var entries: [Entry] = []
            for event in step.events {
                let entry = try event.entry(effectiveOn: Self.day)
                try books.post(entry)
                entries.append(entry)
            }
            try expectSnapshot(
                textTable(step.name, entries, books),
                step.fileName,
                in: "Rows"
            )
        }
    }

    @Test func `the story plays every kind of event`() {
        let played = Set(Story.steps.flatMap(\.events).map(\.kind))
        #expect(Set(EventKind.allCases).subtracting(played) == [.entryReversed])
    }
}
