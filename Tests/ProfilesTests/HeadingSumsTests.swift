@testable import Profiles
import Testing

@Suite struct HeadingSumsTests {
    private func list(
        _ rows: RowSource = .drawdown,
        filter: [RowField: [String]] = [:]
    ) -> Profiles.ProfileList {
        Profiles.ProfileList(
            file: "summary.csv",
            title: "Summary",
            form: .csv,
            rows: rows,
            filter: filter,
            group: [],
            columns: [],
            hasTotals: false,
            dates: .iso,
            fewest: 1
        )
    }

    private func row(_ heading: String?, _ pence: Int64) -> Row {
        var row = Row()
        row.set(.heading, heading)
        row[.amount] = .pence(pence)
        return row
    }

    private func error(_ rows: [Row], of source: [Row]) -> ProfileError? {
        do throws(ProfileError) {
            try HeadingSums(list(), source)?.check(rows)
            return nil
        } catch { return error }
    }

    @Test func `a list has every heading's sum, negative lines taken off`() {
        let source = [row("Fares", 700), row("Fares", -200), row("Courses", 900)]
        #expect(error([row("Courses", 900), row("Fares", 500)], of: source) == nil)
        let wrong = error([row("Courses", 900), row("Fares", 501)], of: source)
        #expect(
            wrong
                == .headingDiffers(file: "summary.csv", heading: "Fares", asked: 500, rows: 501)
        )
        #expect(wrong?.code == "profile.heading-differs")
        #expect(wrong?.message.contains("“Fares” the funder is asked for £5.00") == true)
    }

    @Test func `what is left out, and what was never asked for, are both found`() {
        let source = [row("Fares", 700), row("Courses", 900)]
        #expect(error([row("Fares", 700)], of: source) != nil)
        #expect(error(source + [row("Gifts", 1)], of: source) != nil)
        // Two headings in one row, and nothing to hold it against.
        #expect(error([row(nil, 1600)], of: source) == nil)
    }

    @Test func `a list that leaves rows out on purpose is none of it`() {
        #expect(HeadingSums(list(filter: [.fund: ["ESF"]]), []) == nil)
        #expect(HeadingSums(list(.costs), []) == nil)
    }
}
