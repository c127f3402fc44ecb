public import Calendar

/// The size of a simulated programme and the number that everything in it follows from.
///
/// The programme lasted whole years and ended on 30 September 2026: it began on 1 October so many
/// years before. So its last year holds the mileage rate that rose from 6 April 2026 and was
/// announced on 21 May, and its books lie in the past wherever they are read.
public struct Scenario: Hashable, Sendable {
    /// Two scenarios that differ in this alone are of one size and have nothing else in common.
    public let seed: UInt64
    /// How many people are supported over all the years.
    public let participants: Int
    /// How many years it lasts.
    public let years: Int
    /// How many organisations deliver it.
    public let partners: Int
    /// How many keyworkers they have together, one to three each.
    public let keyworkers: Int
    /// The first day.
    public let firstDay: CalendarDate
    /// The last day.
    public let lastDay: CalendarDate
    /// The day from which a mile is 55p, and the one on which that was announced.
    let mileageRises: CalendarDate
    let mileageIsKnown: CalendarDate

    /// The years that mileage and meal rates are there for: docs/SPEC-policy.md.
    public static let yearLimits = 1...10

    /// - Throws: ``ScenarioError``, the first that holds.
    public init(
        seed: UInt64,
        participants: Int,
        years: Int,
        partners: Int,
        keyworkers: Int
    ) throws(ScenarioError) {
        guard Self.yearLimits.contains(years) else { throw .years(years) }
        guard (1...9_999_999).contains(participants) else { throw .participants(participants) }
        guard (1...9_999).contains(partners) else { throw .partners(partners) }
        guard (partners...partners * 3).contains(keyworkers) else {
            throw .keyworkers(keyworkers, partners: partners)
        }
        self.seed = seed
        self.participants = participants
        self.years = years
        self.partners = partners
        self.keyworkers = keyworkers
        do {
            firstDay = try CalendarDate(year: 2026 - years, month: 10, day: 1)
            lastDay = try CalendarDate(year: 2026, month: 9, day: 30)
            mileageRises = try CalendarDate(year: 2026, month: 4, day: 6)
            mileageIsKnown = try CalendarDate(year: 2026, month: 5, day: 21)
        } catch { throw .years(years) }
    }

    /// Partners and keyworkers in the proportion of the real programme: 3,733 participants in six
    /// years had 23 partners with 39 keyworkers.
    public static func usual(
        forParticipants participants: Int,
        years: Int
    ) -> (partners: Int, keyworkers: Int) {
        let perYear = participants / max(1, years)
        let partners = min(9_999, max(2, (perYear * 23 * 6 + 1_866) / 3_733))
        return (partners, partners * 39 / 23)
    }

    /// How many days it lasts.
    public var days: Int { firstDay.days(to: lastDay) + 1 }
}

/// Why there is no such programme, in order of precedence.
public enum ScenarioError: Error, Hashable, Sendable {
    case years(Int)
    case participants(Int)
    case partners(Int)
    case keyworkers(Int, partners: Int)

    /// The stable code.
    public var code: String {
        switch self {
        case .years: "simulation.years"
        case .participants: "simulation.participants"
        case .partners: "simulation.partners"
        case .keyworkers: "simulation.keyworkers"
        }
    }

    /// The rule, the number, and what to do next.
    public var message: String {
        switch self {
        case .years(let years):
            "A programme of \(years) years cannot be simulated. Say 1 to 10: before 2016 there is "
                + "no rate for meals."
        case .participants(let count):
            "\(count) participants cannot be simulated. Say 1 to 9,999,999."
        case .partners(let count):
            "\(count) partners cannot be simulated. Say 1 to 9,999."
        case .keyworkers(let count, let partners):
            "\(partners) partners with one to three keyworkers each have \(partners) to "
                + "\(partners * 3), not \(count). Say --keyworkers."
        }
    }
}
