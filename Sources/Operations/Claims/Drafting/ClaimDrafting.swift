import Approvals
import Calendar
import Identifiers
import Integrity
import Money
import Policy
import Store

/// Makes a version of a claim from what was asked for.
///
/// 1. Whoever asks may; the partner, participants, categories and days are ones that can be.
/// 2. A claim on a business case finds the line of it that each line draws on.
/// 3. A mileage line without an amount gets the miles at the rate of the day.
/// 4. Files and texts go to the vault; the claim holds commitments to them.
struct ClaimDrafting {
    private let context: OperationContext
    private let pack: RulePack

    init(context: OperationContext, pack: RulePack) {
        self.context = context
        self.pack = pack
    }

    /// - Throws: A refusal, or `ClaimContentError`.
    func claim(_ requested: RequestedClaim, version: Int) throws -> Claim {
        let claimant = try context.owner(named: requested.claimant, at: requested.partner)
        if claimant == context.actor {
            try context.require(
                .keyworker,
                .partnerManager,
                .programmeManager,
                .financeOfficer,
                at: requested.partner
            )
        }
        try check(requested)
        let businessCase = try OpenCase(of: requested, in: context)
        let keeping = try Keeping(context: context, participants: requested.participants)
        let payee = try payee(of: requested, claimant: claimant, businessCase, keeping)
        return try Claim(
            id: requested.id,
            version: version,
            claimant: claimant,
            partner: requested.partner,
            businessCase: requested.businessCase,
            paidBy: paidBy(requested, claimant: claimant, payee: payee),
            payee: payee,
            lines: lines(of: requested, claimant: claimant, businessCase, keeping),
            evidence: keeping.evidence(requested.evidence, of: requested.id.text),
            missingEvidence: requested.missingEvidence,
            reason: keeping.text(requested.reason, as: "reason"),
            spentFirst: requested.spentFirst,
            topsUp: requested.topsUp
        )
    }

    private func check(_ requested: RequestedClaim) throws {
        try context.check(
            participants: requested.participants,
            categories: requested.lines.map(\.category),
            against: pack
        )
        for line in requested.lines { try context.refuseFuture(line.incurredOn) }
        if requested.topsUp != nil { try checkTopUp(requested) }
    }

    /// A claim that tops another up is for what was found owing on it and nobody claims yet, and
    /// drives no more miles.
    private func checkTopUp(_ requested: RequestedClaim) throws {
        guard let id = requested.topsUp else { return }
        guard try context.books.claim(id) != nil else { throw ClaimRefusal.unknown(.claim(id)) }
        let topUp = try context.books.topUp(of: id, excluding: requested.id)
        guard topUp.proposed > 0 else { throw ClaimRefusal.noTopUp(id) }
        let asked = try Amount.sum(of: requested.lines.map { $0.amount ?? .zero })
        guard asked.pence <= topUp.left else {
            throw ClaimRefusal.aboveTopUp(
                id,
                asked: asked,
                claimed: try Amount(pence: topUp.claimed),
                proposed: try Amount(pence: topUp.proposed)
            )
        }
    }

    private func payee(
        of requested: RequestedClaim,
        claimant: UserID,
        _ businessCase: OpenCase?,
        _ keeping: Keeping
    ) throws -> Payee {
        switch (requested.paidBy, requested.payee) {
        case (.keyworker, _), (.float, _): return .user(claimant)
        case (.participant, _):
            return requested.participants.first.map { .participant($0) } ?? .user(claimant)
        case (.partner, .partner(let partner)), (.invoice, .partner(let partner)):
            try context.requirePartner(partner)
            return .partner(partner)
        case (.partner, _): return .partner(requested.partner)
        case (.invoice, .supplier(let name)):
            if let same = try businessCase?.payee(named: name, in: context) { return same }
            return .supplier(try context.commit(name, as: "supplier", of: keeping.subject))
        case (.invoice, nil):
            guard let payee = businessCase?.businessCase.payee else {
                throw ArgumentError.missing(key: "supplier")
            }
            return payee
        }
    }

    private func paidBy(_ requested: RequestedClaim, claimant: UserID, payee: Payee) -> PaidBy {
        switch (requested.paidBy, payee) {
        case (.participant, .participant(let code)): .participant(code)
        case (.partner, .partner(let partner)): .partner(partner)
        case (.float, _): .float(holder: claimant)
        case (.invoice, _): .invoice
        default: .keyworker(claimant)
        }
    }

    private func lines(
        of requested: RequestedClaim,
        claimant: UserID,
        _ businessCase: OpenCase?,
        _ keeping: Keeping
    ) throws -> [ClaimLine] {
        var pricing = MileagePricing(
            pack: pack,
            claimant: claimant,
            claim: requested.id,
            books: context.books,
            today: context.today
        )
        return try requested.lines.map { line in
            let bearer = line.bearer.bearer(claimant: claimant)
            return ClaimLine(
                number: line.number,
                bearer: bearer,
                category: line.category,
                caseLine: try businessCase?.line(for: line, bearer: bearer),
                incurredOn: line.incurredOn,
                amount: try pricing.amount(of: line),
                irrecoverableVAT: line.irrecoverableVAT,
                mileage: requested.topsUp == nil ? line.drive?.mileage : nil,
                meal: line.meal,
                exclusions: line.exclusions,
                what: try keeping.text(line.what, as: "what", of: line.bearer),
                nextStep: try keeping.text(line.nextStep, as: "next-step", of: line.bearer),
                journey: try keeping.text(line.journey, as: "journey", of: line.bearer)
            )
        }
    }
}

extension RequestedClaim.Line.Drive {
    fileprivate var mileage: Mileage {
        Mileage(tenthsOfMile: tenths, vehicle: vehicle.rawValue, passengers: passengers)
    }
}
