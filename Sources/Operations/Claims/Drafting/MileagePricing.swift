import Calendar
import Identifiers
import Money
import Policy
import Store

/// Prices mileage lines at the rate of the day, the miles of the tax year before them counted.
struct MileagePricing {
    private let pack: RulePack
    private let claimant: UserID
    private let claim: ClaimID
    private let books: any BookReader
    private let today: CalendarDate
    /// The tenths of a mile on earlier lines of the same claim, by vehicle and tax year.
    private var earlier: [Key: Int64] = [:]

    private struct Key: Hashable {
        let vehicle: Vehicle
        let year: CalendarDate
    }

    init(
        pack: RulePack,
        claimant: UserID,
        claim: ClaimID,
        books: any BookReader,
        today: CalendarDate
    ) {
        self.pack = pack
        self.claimant = claimant
        self.claim = claim
        self.books = books
        self.today = today
    }

    /// The amount asked for, or what the rate gives where none is.
    ///
    /// - Throws: ``ClaimRefusal/noRate(line:on:)``.
    mutating func amount(of line: RequestedClaim.Line) throws -> Amount {
        guard let drive = line.drive else { return line.amount ?? .zero }
        let key = Key(vehicle: drive.vehicle, year: line.incurredOn.taxYearStart)
        let before = try books.milesTenths(
            of: claimant,
            vehicle: drive.vehicle.rawValue,
            taxYear: key.year,
            excluding: claim
        )
        let journey = JourneyFacts(
            vehicle: drive.vehicle,
            tenths: drive.tenths,
            tenthsBefore: before + earlier[key, default: 0],
            passengers: drive.passengers
        )
        earlier[key, default: 0] += drive.tenths
        if let amount = line.amount { return amount }
        guard
            let amount = pack.mileageAmount(
                journey,
                journeyOn: line.incurredOn,
                knownOn: today
            )
        else { throw ClaimRefusal.noRate(line: line.number, on: line.incurredOn) }
        return amount
    }
}
