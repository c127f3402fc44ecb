import Approvals
import Calendar
import Identifiers
import Money

@testable import Operations

/// The lines of live claims and cases, as rolling sums and a tax year's miles are made from them.
struct SpendingModel {
    private var costs: [Purpose: [Cost]] = [:]
    private var drives: [Driver: [Drive]] = [:]
    /// Where each claim's lines are, so that they can be taken away again.
    private var places: [ClaimID: Places] = [:]
    /// What each case that is open or approved may cost.
    private var cases: [CaseID: [(purpose: Purpose, cost: Cost)]] = [:]
    /// The cases that wait for no decision any more.
    private var allowed: Set<CaseID> = []

    private struct Purpose: Hashable {
        let bearer: String
        let category: CategoryCode
    }

    private struct Driver: Hashable {
        let user: UserID
        let vehicle: String
    }

    private struct Cost {
        let subject: Subject
        let line: Int
        let on: CalendarDate
        var pence: Int64
        /// The line of a business case that stands behind it.
        var under: CasePlace?
    }

    private struct Drive {
        let claim: ClaimID
        let line: Int
        let incurredOn: CalendarDate
        let mileage: Mileage
    }

    private struct CasePlace: Hashable {
        let businessCase: CaseID
        let line: Int
    }

    private struct Places {
        var purposes: Set<Purpose> = []
        var drivers: Set<Driver> = []
    }

    /// Takes in a version of a claim, which replaces the one before.
    mutating func put(_ claim: Claim) {
        end(claim.id)
        var found = Places()
        for line in claim.lines {
            let purpose = Purpose(bearer: line.bearer.text, category: line.category)
            let cost = Cost(
                subject: .claim(claim.id),
                line: line.number,
                on: line.incurredOn,
                pence: line.amount.pence,
                under: claim.businessCase.flatMap { id in
                    line.caseLine.map { CasePlace(businessCase: id, line: $0) }
                }
            )
            costs[purpose, default: []].append(cost)
            found.purposes.insert(purpose)
            if let mileage = line.mileage {
                let driver = Driver(user: claim.claimant, vehicle: mileage.vehicle)
                let drive = Drive(
                    claim: claim.id,
                    line: line.number,
                    incurredOn: line.incurredOn,
                    mileage: mileage
                )
                drives[driver, default: []].append(drive)
                found.drivers.insert(driver)
            }
        }
        if !found.purposes.isEmpty || !found.drivers.isEmpty { places[claim.id] = found }
    }

    /// Takes what the last of its deciders allowed of each line.
    mutating func allow(_ lines: [LineAmount], of claim: ClaimID) {
        for purpose in places[claim]?.purposes ?? [] {
            for place in costs[purpose, default: []].indices {
                let cost = costs[purpose, default: []][place]
                guard cost.subject == .claim(claim),
                    let line = lines.first(where: { $0.number == cost.line })
                else { continue }
                costs[purpose, default: []][place].pence = line.amount.pence
            }
        }
    }

    /// Takes in a version of a business case, which replaces the one before.
    mutating func put(_ businessCase: BusinessCase, on day: CalendarDate) {
        allowed.remove(businessCase.id)
        cases[businessCase.id] = businessCase.lines.map { line in
            let cost = Cost(
                subject: .businessCase(businessCase.id),
                line: line.number,
                on: day,
                pence: line.amount.pence
            )
            return (Purpose(bearer: line.bearer.text, category: line.category), cost)
        }
    }

    /// Takes what the last of its deciders allowed of each line of a case.
    mutating func allow(_ lines: [LineAmount], of businessCase: CaseID) {
        allowed.insert(businessCase)
        cases[businessCase] = cases[businessCase]?.map { item in
            var item = item
            if let line = lines.first(where: { $0.number == item.cost.line }) {
                item.cost.pence = line.amount.pence
            }
            return item
        }
    }

    /// Takes a case away: it was declined, withdrawn or closed.
    mutating func end(_ businessCase: CaseID) { cases[businessCase] = nil }

    /// Takes a claim's lines away: it was declined or withdrawn.
    mutating func end(_ claim: ClaimID) {
        guard let found = places.removeValue(forKey: claim) else { return }
        for purpose in found.purposes { costs[purpose]?.removeAll { $0.subject == .claim(claim) } }
        for driver in found.drivers { drives[driver]?.removeAll { $0.claim == claim } }
    }

    /// O(cases x lines of the bearer in the category).
    func pence(
        of bearer: CostBearer,
        _ category: CategoryCode,
        from: CalendarDate,
        through: CalendarDate,
        excluding: [Subject],
        drawing: DrawnOnCase?
    ) -> [CalendarDate: Int64] {
        let purpose = Purpose(bearer: bearer.text, category: category)
        let planned = cases.flatMap { id, lines in
            lines.filter { $0.purpose == purpose }
                .map { (CasePlace(businessCase: id, line: $0.cost.line), $0.cost) }
        }
        let claimed = (costs[purpose] ?? []).filter { !excluding.contains($0.subject) }
        var counted = claimed.filter { cost in !planned.contains { $0.0 == cost.under } }
        for (place, plan) in planned
        where !excluding.contains(.businessCase(place.businessCase)) {
            let onIt = claimed.filter { $0.under == place }.sorted { $0.on < $1.on }
            let sum = onIt.reduce(0) { $0 + $1.pence }
            var rest = plan
            if let drawing, drawing.businessCase == place.businessCase, drawing.line == place.line {
                rest.pence -= min(drawing.pence, max(0, plan.pence - sum))
            }
            counted.append(rest)
            counted += Self.last(sum - plan.pence, of: onIt)
        }
        return counted.reduce(into: [:]) { sums, cost in
            guard from <= cost.on, cost.on <= through else { return }
            sums[cost.on, default: 0] += cost.pence
        }
    }

    /// So many pence of these costs, from the last.
    private static func last(_ pence: Int64, of costs: [Cost]) -> [Cost] {
        var open = pence
        return costs.reversed().compactMap { cost in
            var part = cost
            part.pence = min(max(0, open), cost.pence)
            open -= part.pence
            return part.pence > 0 ? part : nil
        }
    }

    /// The lines of cases that wait. O(cases).
    func waiting(
        of bearer: CostBearer,
        _ category: CategoryCode
    ) -> [(businessCase: CaseID, line: Int)] {
        let purpose = Purpose(bearer: bearer.text, category: category)
        return cases.filter { !allowed.contains($0.key) }.flatMap { id, lines in
            lines.filter { $0.purpose == purpose }.map { (id, $0.cost.line) }
        }
    }

    /// O(mileage lines of the colleague with the vehicle).
    func tenths(
        of user: UserID,
        _ vehicle: String,
        taxYear: CalendarDate,
        excluding: ClaimID?
    ) -> Int64 {
        let lines = drives[Driver(user: user, vehicle: vehicle)] ?? []
        return lines.reduce(0) { sum, drive in
            let counts =
                drive.claim != excluding && drive.incurredOn.taxYearStart == taxYear
            return counts ? sum + drive.mileage.tenthsOfMile : sum
        }
    }

    /// The miles of a line of a live claim.
    func mileage(of claim: ClaimID, line: Int) -> Mileage? {
        for driver in places[claim]?.drivers ?? [] {
            for drive in drives[driver] ?? [] where drive.claim == claim && drive.line == line {
                return drive.mileage
            }
        }
        return nil
    }
}
