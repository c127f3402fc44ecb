import Approvals
import Calendar
import Identifiers
import Money

@testable import Operations

/// The lines of live claims, as rolling sums and a tax year's miles are made from them.
struct SpendingModel {
    private var costs: [Purpose: [Cost]] = [:]
    private var drives: [Driver: [Drive]] = [:]
    /// Where each claim's lines are, so that they can be taken away again.
    private var places: [ClaimID: Places] = [:]

    private struct Purpose: Hashable {
        let bearer: String
        let category: CategoryCode
    }

    private struct Driver: Hashable {
        let user: UserID
        let vehicle: String
    }

    private struct Cost {
        let claim: ClaimID
        let line: Int
        let incurredOn: CalendarDate
        var pence: Int64
    }

    private struct Drive {
        let claim: ClaimID
        let line: Int
        let incurredOn: CalendarDate
        let mileage: Mileage
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
            if claim.businessCase == nil {
                let purpose = Purpose(bearer: line.bearer.text, category: line.category)
                let cost = Cost(
                    claim: claim.id,
                    line: line.number,
                    incurredOn: line.incurredOn,
                    pence: line.amount.pence
                )
                costs[purpose, default: []].append(cost)
                found.purposes.insert(purpose)
            }
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
                guard cost.claim == claim, let line = lines.first(where: { $0.number == cost.line })
                else { continue }
                costs[purpose, default: []][place].pence = line.amount.pence
            }
        }
    }

    /// Takes a claim's lines away: it was declined or withdrawn.
    mutating func end(_ claim: ClaimID) {
        guard let found = places.removeValue(forKey: claim) else { return }
        for purpose in found.purposes { costs[purpose]?.removeAll { $0.claim == claim } }
        for driver in found.drivers { drives[driver]?.removeAll { $0.claim == claim } }
    }

    /// O(lines of the participant in the category).
    func pence(
        of bearer: CostBearer,
        _ category: CategoryCode,
        from: CalendarDate,
        through: CalendarDate,
        excluding: [ClaimID]
    ) -> [CalendarDate: Int64] {
        let lines = costs[Purpose(bearer: bearer.text, category: category)] ?? []
        return lines.reduce(into: [:]) { sums, cost in
            let counts =
                !excluding.contains(cost.claim) && from <= cost.incurredOn
                && cost.incurredOn <= through
            if counts { sums[cost.incurredOn, default: 0] += cost.pence }
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
