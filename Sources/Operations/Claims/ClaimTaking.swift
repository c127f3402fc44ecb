import Approvals
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

/// What submitting and amending a claim share: draft, decide, record, accept.
struct ClaimTaking {
    let context: OperationContext

    /// Takes up a version of a claim.
    ///
    /// - Returns: What became of it, for the claimant.
    func take(
        _ requested: RequestedClaim,
        version: Int,
        as body: (Claim) -> RecordBody
    ) throws -> String {
        let pack = try context.rulePackInForce(on: context.today)
        let claim = try ClaimDrafting(context: context, pack: pack)
            .claim(requested, version: version)
        let deciding = Deciding(context: context, pack: pack)
        let answers = try deciding.answers(for: claim)
        try context.record(body(claim), chain: claim.chain)
        try deciding.record(
            answers,
            on: .claim(claim.id),
            version: version,
            bearers: claim.lines.map(\.bearer),
            chain: claim.chain
        )
        return try accept(claim, answers: answers, under: pack)
            + context.removals(from: requested.evidence.map(\.file))
    }

    private func accept(
        _ claim: Claim,
        answers: [Deciding.Answer],
        under pack: RulePack
    ) throws -> String {
        let misfit = try misfit(of: claim)
        let isOnCase = claim.businessCase != nil
        if isOnCase, misfit == nil {
            try charge(claim, under: pack)
            return "\(claim.id) is accepted: \(try claim.total().poundsText) of the business case."
        }
        let matter = try context.matter(.claim(claim.id))
        if case .approved = matter.state {
            try charge(claim, under: pack)
            return "\(claim.id) is accepted: \(try claim.total().poundsText), within the guidance."
        }
        let circumstances = try context.books.circumstances(on: context.today)
        let reasons = answers.flatMap(\.decision.sentences)
        return ([misfit?.sentence].compactMap { $0 } + reasons)
            .joined(separator: " ") + " " + matter.waitsFor(under: circumstances)
    }

    private func misfit(of claim: Claim) throws -> CaseMisfit? {
        guard let id = claim.businessCase, let businessCase = try context.books.businessCase(id)
        else { return nil }
        return try CaseMisfit.first(of: claim, on: businessCase, in: context.books)
    }

    private func charge(_ claim: Claim, under pack: RulePack) throws {
        let amounts = claim.lines.map { LineAmount(number: $0.number, amount: $0.amount) }
        let plan = try ChargePlan(charging: amounts, of: claim, under: pack, in: context)
        try Acceptance(context: context).accept(claim, charging: plan)
    }
}
