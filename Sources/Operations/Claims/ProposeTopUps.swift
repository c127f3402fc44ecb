import Calendar
import Identifiers
import Journal
import Money
import Policy
import Store

/// Finds mileage that a retroactive rate left short and records what is owing.
///
/// A rate that became known after the day from which it is valid leaves journeys in between paid at
/// the old one. Nothing that was decided is edited: what is owing is proposed, and a claim that
/// names the one it tops up is paid like any other.
///
/// 1. The finance officer asks.
/// 2. The accepted mileage of the days between a rate's first day and the day it became known is
///    priced as it was known then and as it is known now, the tax year's miles before it counted.
/// 3. A difference that was not proposed before is recorded, line by line.
struct ProposeTopUps: Operation {
    static let name = "top-up.propose"

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow()
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer)
        let pack = try context.rulePackInForce(on: context.today)
        guard let since = pack.earliestRetroactiveRate(knownOn: context.today) else {
            return "No rate became known after it began. Nothing is owing."
        }
        let proposals = try proposals(since: since, under: pack, in: context)
        var total = Amount.zero
        for proposal in proposals {
            try context.record(.topUpProposed(proposal), chain: proposal.claim.text)
            total = try total.adding(proposal.amount)
        }
        return proposals.isEmpty
            ? "Nothing more is owing."
            : "\(total.poundsText) is owing on "
                + "\(counted(proposals.count, "line"))."
    }

    private func proposals(
        since: CalendarDate,
        under pack: RulePack,
        in context: OperationContext
    ) throws -> [TopUpProposed] {
        let lines = try context.books.mileageLines(
            from: since.taxYearStart,
            through: context.today
        )
        var proposals: [TopUpProposed] = []
        var driven: [Odometer: Int64] = [:]
        for line in lines.sorted(by: { $0.place < $1.place }) {
            let odometer = Odometer(line)
            let before = driven[odometer, default: 0]
            driven[odometer] = before + line.tenthsOfMile
            guard line.incurredOn >= since,
                let owing = try owing(on: line, after: before, under: pack, in: context)
            else { continue }
            proposals.append(owing)
        }
        return proposals
    }

    private func owing(
        on line: AcceptedMileage,
        after before: Int64,
        under pack: RulePack,
        in context: OperationContext
    ) throws -> TopUpProposed? {
        guard let vehicle = Vehicle(rawValue: line.vehicle) else { return nil }
        let journey = JourneyFacts(
            vehicle: vehicle,
            tenths: line.tenthsOfMile,
            tenthsBefore: before,
            passengers: line.passengers
        )
        guard
            let topUp = pack.topUp(
                journey,
                journeyOn: line.incurredOn,
                decidedOn: line.decidedOn,
                today: context.today
            )
        else { return nil }
        let paid = max(topUp.before, line.amount).pence
        let proposed = try context.books.toppedUp(claim: line.claim, line: line.line)
        guard topUp.after.pence > paid + proposed else { return nil }
        return TopUpProposed(
            claim: line.claim,
            line: line.line,
            amount: try Amount(pence: topUp.after.pence - paid - proposed),
            paidRate: pack.pence(vehicle, on: line.incurredOn, knownOn: line.decidedOn, before),
            newRate: pack.pence(vehicle, on: line.incurredOn, knownOn: context.today, before)
        )
    }
}

/// Whose miles count together: a colleague's with a vehicle in a tax year.
private struct Odometer: Hashable {
    let claimant: UserID
    let vehicle: String
    let year: CalendarDate

    init(_ line: AcceptedMileage) {
        claimant = line.claimant
        vehicle = line.vehicle
        year = line.incurredOn.taxYearStart
    }
}

extension AcceptedMileage {
    /// Orders journeys by their day.
    fileprivate var place: (CalendarDate, ClaimID, Int) { (incurredOn, claim, line) }
}

extension RulePack {
    /// The first day of a rate that became known only later, the earliest of them.
    fileprivate func earliestRetroactiveRate(knownOn today: CalendarDate) -> CalendarDate? {
        self.mileage.vehicles.values.joined()
            .filter { $0.knownFrom > $0.validFrom && $0.knownFrom <= today }
            .map(\.validFrom).min()
    }

    /// The pence for a mile after so many tenths in the tax year.
    fileprivate func pence(
        _ vehicle: Vehicle,
        on day: CalendarDate,
        knownOn: CalendarDate,
        _ tenthsBefore: Int64
    ) -> Int {
        guard let rate = rate(vehicle, journeyOn: day, knownOn: knownOn) else { return 0 }
        let isFirst = tenthsBefore < Int64(self.mileage.bandMiles) * 10
        return Int(isFirst ? rate.first.pence : rate.above.pence)
    }
}
