import Calendar

/// Somebody who is supported: when, by whom, where they go, and what was spent for them.
struct Participant {
    let code: String
    var keyworker: Int
    let enrolled: CalendarDate
    /// The last day of the spell.
    var leaves: CalendarDate
    /// Home, and the usual journey with its return fare in pence.
    let home: String
    let town: String
    let fare: Int64
    /// What may still be spent under the yearly limit, at least.
    var left = Guidance.Limit.overall
    /// Since when nothing of it has come back, so that what was used is known.
    var hasSpent = false
    /// What was spent lately, by category and day.
    private(set) var spent: [Spent] = []
    /// Until when a business case of a category stands in the way of another.
    private var barred: [(category: String, until: CalendarDate)] = []

    struct Spent {
        let category: String
        let day: CalendarDate
        let pence: Int64
    }

    init(
        code: String,
        keyworker: Int,
        spell: ClosedRange<CalendarDate>,
        journey: (home: String, town: String, fare: Int64)
    ) {
        self.code = code
        self.keyworker = keyworker
        enrolled = spell.lowerBound
        leaves = spell.upperBound
        (home, town, fare) = journey
    }

    /// What was spent in a category in the days that end on one.
    ///
    /// What was declined or taken back since counts here: so a plan never passes a limit, and may
    /// stop short of one.
    func sum(of category: String, days: Int, endingOn day: CalendarDate) -> Int64 {
        spent.reduce(0) { sum, item in
            let isWithin = item.day <= day && item.day > day.adding(days: -days)
            return item.category == category && isWithin ? sum + item.pence : sum
        }
    }

    /// What was spent in a category in the quarter of a day.
    func sum(of category: String, inQuarterOf day: CalendarDate) -> Int64 {
        let quarter = day.quarterStart...day.quarterEnd
        return spent.reduce(0) { sum, item in
            item.category == category && quarter.contains(item.day) ? sum + item.pence : sum
        }
    }

    /// Counts what is spent, and forgets what no limit looks at any more.
    mutating func spend(_ pence: Int64, on category: String, _ day: CalendarDate) {
        if spent.count > 40 { spent.removeAll { $0.day < day.adding(days: -130) } }
        spent.append(Spent(category: category, day: day, pence: pence))
    }

    func isBarred(_ category: String, on day: CalendarDate) -> Bool {
        barred.contains { $0.category == category && day <= $0.until }
    }

    mutating func bar(_ category: String, until day: CalendarDate) {
        barred.append((category, day))
    }
}
