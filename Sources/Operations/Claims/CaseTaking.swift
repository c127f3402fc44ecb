import Approvals
import Identifiers
import Journal
import Policy
import Store

/// What submitting and amending a business case share: draft, decide, record.
struct CaseTaking {
    let context: OperationContext

    /// Takes up a version of a business case.
    ///
    /// - Returns: Whom it waits for, and why.
    func take(
        _ requested: RequestedCase,
        version: Int,
        as body: (BusinessCase) -> RecordBody
    ) throws -> String {
        let pack = try context.rulePackInForce(on: context.today)
        let businessCase = try CaseDrafting(context: context, pack: pack)
            .businessCase(requested, version: version)
        let deciding = Deciding(context: context, pack: pack)
        let answers = try deciding.answers(for: businessCase)
        let id = businessCase.id
        try context.record(body(businessCase), chain: id.text)
        try deciding.record(
            answers,
            on: .businessCase(id),
            version: version,
            bearers: businessCase.lines.map(\.bearer),
            chain: id.text
        )
        let matter = try context.matter(.businessCase(id))
        let circumstances = try context.books.circumstances(on: context.today)
        let reasons = answers.flatMap(\.decision.sentences).joined(separator: " ")
        return reasons + " " + matter.waitsFor(under: circumstances)
            + (try context.removals(from: requested.evidence.map(\.file)))
    }
}
