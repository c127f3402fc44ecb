import Approvals
import Calendar
import Identifiers
import Integrity
import Money
import Policy

extension Claim {
    init(from fields: inout FieldReader) throws(RecordError) {
        let id: ClaimID = try fields.value("claim")
        let version: Int = try fields.ordinal("version")
        let claimant: UserID = try fields.value("claimant")
        let partner: PartnerCode = try fields.value("partner")
        let businessCase: CaseID? = try fields.optional("business-case")
        let paidBy: PaidBy = try fields.value("paid-by")
        let payee: Payee = try fields.value("payee")
        let lines: [ClaimLine] = try fields.list("lines")
        let evidence: [Evidence] = try fields.list("evidence")
        let missingEvidence: MissingEvidence? = try fields.optional("missing-evidence")
        let spentFirst = try fields.flag("spent-first")
        let topsUp: ClaimID? = try fields.optional("tops-up")
        let reason: Digest? = try fields.optional("commit.reason")
        do {
            try self.init(
                id: id,
                version: version,
                claimant: claimant,
                partner: partner,
                businessCase: businessCase,
                paidBy: paidBy,
                payee: payee,
                lines: lines,
                evidence: evidence,
                missingEvidence: missingEvidence,
                reason: reason,
                spentFirst: spentFirst,
                topsUp: topsUp
            )
        } catch { throw .contradiction(code: error.code) }
    }

    func write(to fields: inout FieldWriter) {
        fields.put("claim", id)
        fields.put("version", version)
        fields.put("claimant", claimant)
        fields.put("partner", partner)
        fields.put("business-case", businessCase)
        fields.put("paid-by", paidBy)
        fields.put("payee", payee)
        fields.putList("lines", lines)
        fields.putList("evidence", evidence)
        fields.put("missing-evidence", missingEvidence)
        fields.put("spent-first", spentFirst)
        fields.put("tops-up", topsUp)
        fields.put("commit.reason", reason)
    }
}

extension ClaimLine: FieldItem {
    init(from fields: inout FieldReader, prefix: String) throws(RecordError) {
        self.init(
            number: try fields.ordinal("\(prefix).number"),
            bearer: try CostBearer(from: &fields, prefix: prefix),
            category: try fields.value("\(prefix).category"),
            caseLine: try fields.optionalOrdinal("\(prefix).case-line"),
            incurredOn: try fields.value("\(prefix).incurred"),
            amount: try fields.value("\(prefix).amount"),
            irrecoverableVAT: try fields.value("\(prefix).vat"),
            mileage: try Mileage.read(from: &fields, prefix: prefix),
            meal: try MealFacts.read(from: &fields, prefix: prefix),
            exclusions: try fields.values("\(prefix).exclusions"),
            what: try fields.optional("\(prefix).commit.what"),
            nextStep: try fields.optional("\(prefix).commit.next-step"),
            journey: try fields.optional("\(prefix).commit.journey")
        )
    }

    func write(to fields: inout FieldWriter, prefix: String) {
        fields.put("\(prefix).number", number)
        bearer.write(to: &fields, prefix: prefix)
        fields.put("\(prefix).category", category)
        fields.put("\(prefix).case-line", caseLine)
        fields.put("\(prefix).incurred", incurredOn)
        fields.put("\(prefix).amount", amount)
        fields.put("\(prefix).vat", irrecoverableVAT)
        fields.put("\(prefix).miles-tenths", mileage.map { Int($0.tenthsOfMile) })
        fields.put("\(prefix).vehicle", mileage?.vehicle)
        fields.put("\(prefix).passengers", mileage?.passengers)
        fields.put("\(prefix).hours-away", meal?.hoursAway)
        fields.put("\(prefix).away-at-eight", meal?.awayAtEight)
        fields.putValues("\(prefix).exclusions", exclusions)
        fields.put("\(prefix).commit.what", what)
        fields.put("\(prefix).commit.next-step", nextStep)
        fields.put("\(prefix).commit.journey", journey)
    }
}

extension Mileage {
    static func read(
        from fields: inout FieldReader,
        prefix: String
    ) throws(RecordError) -> Mileage? {
        let tenths = try fields.optionalInteger("\(prefix).miles-tenths")
        let vehicle = try fields.optionalText("\(prefix).vehicle")
        let passengers: JourneyFacts.Passengers? = try fields.optional("\(prefix).passengers")
        switch (tenths, vehicle, passengers) {
        case (nil, nil, nil): return nil
        case (let tenths?, let vehicle?, let passengers?):
            return Mileage(
                tenthsOfMile: Int64(tenths),
                vehicle: vehicle,
                passengers: passengers
            )
        default: throw .contradiction(code: "claim.mileage")
        }
    }
}

extension MealFacts {
    static func read(
        from fields: inout FieldReader,
        prefix: String
    ) throws(RecordError) -> MealFacts? {
        let hours = try fields.optionalInteger("\(prefix).hours-away")
        let awayAtEight = try fields.optionalFlag("\(prefix).away-at-eight")
        switch (hours, awayAtEight) {
        case (nil, nil): return nil
        case (let hours?, let awayAtEight?):
            return MealFacts(hoursAway: hours, awayAtEight: awayAtEight)
        default: throw .contradiction(code: "claim.meal")
        }
    }
}
