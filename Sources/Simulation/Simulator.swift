public import Calendar
import StrictJSON

/// A support programme of several years, day by day, as commands.
///
/// 1. The first day sets up funds, guidance, partners and people (``Simulator/begin()``).
/// 2. Each day does first what was put in the diary for it, then what keyworkers happen to claim.
/// 3. The books are never asked. A plan counts for itself what limits, floors and cash boxes hold,
///    with a margin, so that it knows what will be accepted at once, what waits for whom, and which
///    few commands are refused and with which code. Whoever plays it compares.
/// 4. A day's commands are spread over the day in their order, so that time never runs back.
///
/// Everything follows from the scenario and the guidance. O(commands) in all; what is kept grows
/// with the number of participants, and of claims.
///
/// What needs the number of a record is left out, for a plan does not know them: reversals by
/// entry, adjustments of a drawdown, and disallowances line by line.
public struct Simulator {
    public let scenario: Scenario
    /// What the scenario comes to so far.
    public private(set) var account = Account()
    let guidance: Guidance
    var numbers: SeededNumbers
    var today: CalendarDate
    var cast: Cast
    var people: [Participant] = []
    /// Who is supported today, in no order that means anything.
    var active: [Int] = []
    /// Where each person is among those.
    var places: [Int?] = []
    var purse = Purse()
    var costs: [Cost] = []
    var matters: [PendingMatter] = []
    var cases: [CaseInUse] = []
    var payments: [InstructedPayment] = []
    var drawdowns: [Drawdown] = []
    /// The costs that the funder in arrears was not asked for yet.
    var undrawn: [Int] = []
    /// Journeys that the rate of April 2026 leaves short, with the pence owing.
    var shortMiles: [ShortMiles] = []
    var villains: [Villain] = []
    private var diary: [Int: [Errand]] = [:]
    var day: [Draft] = []
    /// The last command without a file, for whoever sends it again.
    var lastSent: Draft?
    private var counters: [String: Int] = [:]

    /// What a scenario comes to.
    public struct Account: Hashable, Sendable {
        public var commands = 0
        public var participants = 0
        public var claims = 0
        public var cases = 0
        public var refusals = 0
        public var payments = 0
        public var drawdowns = 0
        /// Pence of the claims that were accepted.
        public var accepted: Int64 = 0
        /// Pence that the funder in arrears was asked for.
        public var drawn: Int64 = 0
        public var frauds = 0
        public var nearMisses = 0
    }

    /// - Parameter shippedGuidance: The text of `Policies/discretionary-2026.yaml`.
    /// - Throws: ``GuidanceError``.
    public init(_ scenario: Scenario, shippedGuidance: String) throws(GuidanceError) {
        self.scenario = scenario
        guidance = try Guidance(shipped: shippedGuidance)
        numbers = SeededNumbers(seed: scenario.seed)
        today = scenario.firstDay
        cast = Cast(scenario, drawing: &numbers)
        villains = Villain.all(among: cast, drawing: &numbers)
    }

    /// The commands of the next day, in the order in which they are given; nil after the last.
    ///
    /// - Throws: `CalendarError` where the day is beyond the calendar, which no scenario's is.
    public mutating func nextDay() throws(CalendarError) -> [PlannedCommand]? {
        guard today <= scenario.lastDay else { return nil }
        day.removeAll(keepingCapacity: true)
        if today == scenario.firstDay { begin() }
        for errand in diary.removeValue(forKey: today.dayNumber) ?? [] { run(errand) }
        if Season.isWorkday(today) { spendTheDay() }
        let planned = try scheduled(day)
        today = today.adding(days: 1)
        return planned
    }

    /// How many days are through, of how many.
    public var progress: (done: Int, of: Int) {
        (scenario.firstDay.days(to: today), scenario.days)
    }

    /// Pence that the funder in arrears was asked for and has not paid, as this plan counts.
    public var receivable: Int64 { drawdowns.reduce(0) { $0 + $1.open } }

    /// Pence that left a bank for the funder in arrears and it was not asked for yet.
    public var undrawnPence: Int64 { undrawn.reduce(0) { $0 + costs[$1].shares.arrears } }

    // MARK: What the parts of a day use

    /// Gives a command today.
    mutating func give(_ draft: Draft) {
        var draft = draft
        if draft.id.isEmpty { draft.id = next("c-") }
        account.commands += 1
        if case .refused = draft.expected { account.refusals += 1 }
        if let label = draft.label {
            if label.kind.isFraud { account.frauds += 1 } else { account.nearMisses += 1 }
        }
        if draft.files.isEmpty, draft.expected == .created { lastSent = draft }
        day.append(draft)
    }

    mutating func give(
        _ actor: String,
        _ name: String,
        _ arguments: KeyValuePairs<String, JSONValue?>
    ) {
        give(Draft(actor, name, arguments))
    }

    /// The next id with a prefix.
    mutating func next(_ prefix: String) -> String {
        prefix + padded(nextNumber(prefix), 7)
    }

    /// The next number of a series, counted from 1.
    mutating func nextNumber(_ series: String) -> Int {
        counters[series, default: 0] += 1
        return counters[series, default: 0]
    }

    /// Puts something in the diary, for the first working day from a day on, tomorrow at the
    /// earliest. What is after the last day is never done.
    mutating func plan(_ errand: Errand, on day: CalendarDate) {
        let due = Season.workday(from: max(day, today.adding(days: 1)))
        diary[due.dayNumber, default: []].append(errand)
    }

    /// Puts something in the diary for so many days from now.
    mutating func plan(_ errand: Errand, in days: ClosedRange<Int>) {
        plan(errand, on: today.adding(days: numbers.within(days)))
    }

    mutating func count(_ change: (inout Account) -> Void) { change(&account) }

    // MARK: The clock

    /// Eight in the morning to six in the evening, spread with a little unevenness. What has a gap
    /// of its own follows the command before it by just so much.
    private mutating func scheduled(
        _ drafts: [Draft]
    ) throws(CalendarError) -> [PlannedCommand] {
        let (morning, length) = (8 * 3_600_000, 10 * 3_600_000)
        let step = length / max(1, drafts.count)
        var planned: [PlannedCommand] = []
        var before = morning - 1
        for (index, draft) in drafts.enumerated() {
            let usual = morning + index * step + numbers.below(max(1, step))
            let moment = draft.gap.map { before + $0 } ?? max(usual, before + 1)
            before = moment
            planned.append(
                PlannedCommand(
                    id: draft.id,
                    actor: draft.actor,
                    name: draft.name,
                    arguments: draft.arguments,
                    time: try Instant(
                        milliseconds: Int64(today.dayNumber) * 86_400_000 + Int64(moment)
                    ),
                    expected: draft.expected,
                    files: draft.files,
                    label: draft.label
                )
            )
        }
        return planned
    }
}
