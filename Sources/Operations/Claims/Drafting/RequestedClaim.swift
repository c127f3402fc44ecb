import Approvals
import Calendar
import Identifiers
import Money
import Policy

/// A version of a claim as a command gives it, before anything of it is kept.
struct RequestedClaim: Sendable {
    let id: ClaimID
    let claimant: UserID?
    let partner: PartnerCode
    let businessCase: CaseID?
    let paidBy: Payer
    let payee: RequestedPayee?
    let lines: [Line]
    let evidence: [RequestedEvidence]
    let missingEvidence: MissingEvidence?
    let reason: String?
    let spentFirst: Bool
    let topsUp: ClaimID?

    /// Who has paid, as a command says it.
    enum Payer: String, CaseIterable, Sendable {
        case keyworker
        case float
        case participant
        case partner
        case invoice
    }

    /// Reads the keys of a claim.
    init(from arguments: Arguments) throws(ArgumentError) {
        id = try arguments.code("claim")
        claimant = try arguments.optionalCode("claimant")
        partner = try arguments.code("partner")
        businessCase = try arguments.optionalCode("case")
        paidBy = try arguments.choice("paid-by")
        payee = try RequestedPayee.read(from: arguments)
        var lines: [Line] = []
        for item in try arguments.items("lines") {
            lines.append(try Line(from: item, number: lines.count + 1))
        }
        guard !lines.isEmpty else { throw .missing(key: "lines") }
        self.lines = lines
        evidence = try RequestedEvidence.list(in: arguments)
        missingEvidence = try arguments.optionalChoice("missing-evidence")
        reason = try arguments.optionalText("reason")
        spentFirst = try arguments.flag("spent-first")
        topsUp = try arguments.optionalCode("tops-up")
        if topsUp != nil, lines.contains(where: { $0.amount == nil }) {
            throw .missing(key: "amount")
        }
        try checkPayer()
    }

    /// Everybody whom it is for, in the order of the lines.
    var participants: [ParticipantCode] {
        var seen: Set<ParticipantCode> = []
        return lines.flatMap(\.bearer.participants).filter { seen.insert($0).inserted }
    }

    private func checkPayer() throws(ArgumentError) {
        switch paidBy {
        case .keyworker, .float, .participant:
            guard payee == nil else {
                throw .contradiction(
                    "Whoever paid is repaid, so “payee” and “supplier” are for "
                        + "paid-by invoice, and “payee” for a partner."
                )
            }
        case .partner:
            if case .supplier = payee {
                throw .contradiction("A partner that paid is repaid; leave “supplier” out.")
            }
        case .invoice:
            guard payee != nil || businessCase != nil else { throw .missing(key: "supplier") }
        }
        if paidBy == .participant, participants.count != 1 {
            throw .contradiction(
                "A claim that a participant paid is for that participant alone; "
                    + "send one claim for each."
            )
        }
    }
}

extension RequestedClaim {
    /// One line as a command gives it.
    struct Line: Sendable {
        let number: Int
        let bearer: RequestedBearer
        let category: CategoryCode
        let caseLine: Int?
        let incurredOn: CalendarDate
        /// Left out where the miles at the rate of the day say it.
        let amount: Amount?
        let irrecoverableVAT: Amount
        let drive: Drive?
        let meal: MealFacts?
        let exclusions: [ClauseID]
        let what: String?
        let nextStep: String?
        let journey: String?

        /// The miles of a mileage line.
        struct Drive: Hashable, Sendable {
            let vehicle: Vehicle
            let tenths: Int64
            let passengers: JourneyFacts.Passengers
        }

        init(from arguments: Arguments, number: Int) throws(ArgumentError) {
            try arguments.allow(
                "for",
                "group",
                "attendance",
                "own",
                "category",
                "case-line",
                "incurred",
                "amount",
                "vat",
                "miles",
                "vehicle",
                "passengers",
                "hours-away",
                "away-at-eight",
                "exclusions",
                "what",
                "next-step",
                "journey"
            )
            self.number = number
            bearer = try RequestedBearer(from: arguments, line: number)
            category = try arguments.code("category")
            caseLine = try arguments.optionalInteger("case-line").map { Int($0) }
            incurredOn = try arguments.date("incurred")
            drive = try Self.drive(from: arguments)
            meal = try Self.meal(from: arguments)
            exclusions = try arguments.exclusions()
            amount = drive != nil && !arguments.has("amount") ? nil : try arguments.amount("amount")
            irrecoverableVAT = try arguments.optionalAmount("vat") ?? .zero
            what = try arguments.optionalText("what")
            nextStep = try arguments.optionalText("next-step")
            journey = try arguments.optionalText("journey")
        }

        private static func drive(from arguments: Arguments) throws(ArgumentError) -> Drive? {
            let vehicle: Vehicle? = try arguments.optionalChoice("vehicle")
            let passengers = try Self.passengers(from: arguments)
            guard let tenths = try arguments.optionalInteger("miles") else {
                guard vehicle == nil, passengers == nil else { throw .missing(key: "miles") }
                return nil
            }
            let range: ClosedRange<Int64> = 1...1_000_000
            guard range.contains(tenths) else { throw .outOfRange(key: "miles", range) }
            return Drive(vehicle: vehicle ?? .car, tenths: tenths, passengers: passengers ?? .none)
        }

        private static func passengers(
            from arguments: Arguments
        ) throws(ArgumentError) -> JourneyFacts.Passengers? {
            guard let text = try arguments.optionalText("passengers") else { return nil }
            guard let passengers = JourneyFacts.Passengers(text) else {
                throw .badWord(
                    key: "passengers",
                    text: text,
                    choices: ["none", "colleagues:NUMBER", "participants:NUMBER"]
                )
            }
            return passengers
        }

        private static func meal(from arguments: Arguments) throws(ArgumentError) -> MealFacts? {
            let awayAtEight = try arguments.flag("away-at-eight")
            guard let hours = try arguments.optionalInteger("hours-away") else {
                guard !awayAtEight else { throw .missing(key: "hours-away") }
                return nil
            }
            let range: ClosedRange<Int64> = 1...1_000
            guard range.contains(hours) else { throw .outOfRange(key: "hours-away", range) }
            return MealFacts(hoursAway: Int(hours), awayAtEight: awayAtEight)
        }
    }

    /// The keys that ``init(from:)`` reads.
    static func allow(in arguments: Arguments, version: Bool) throws(ArgumentError) {
        guard version || !arguments.has("version") else { throw .unknownKey("version") }
        try arguments.allow(
            "claim",
            "version",
            "claimant",
            "partner",
            "case",
            "paid-by",
            "payee",
            "supplier",
            "lines",
            "evidence",
            "missing-evidence",
            "reason",
            "spent-first",
            "tops-up"
        )
    }
}
