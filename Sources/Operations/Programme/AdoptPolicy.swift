import Approvals
import Identifiers
import Journal
import Policy
import Store

/// Adopts a version of the spending guidance.
///
/// 1. A programme manager asks, who did not draft it.
/// 2. The file is read and is a rule pack free of contradictions, later than any of its id.
/// 3. The file's bytes are kept as a document, and its digest and first day are recorded.
struct AdoptPolicy: Operation {
    static let name = "policy.adopt"
    private let file: String
    private let drafter: UserID

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("file", "drafter")
        file = try arguments.text("file")
        drafter = try arguments.code("drafter")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        try context.refuseBreach(
            of: Duties(),
            among: [
                DutyHolder(.rulePackApprover, context.actor),
                DutyHolder(.rulePackDrafter, drafter),
            ]
        )
        let bytes = try context.environment.file(file)
        let pack = try read(bytes, in: context)
        if let last = try context.books.rulePack(on: pack.validFrom)?.adopted,
            last.rulePack == pack.id, last.version >= pack.version
        {
            throw ProgrammeRefusal.guidanceExists(pack.id, version: pack.version)
        }
        let adopted = PolicyAdopted(
            rulePack: pack.id,
            version: pack.version,
            digest: try context.books.keepDocument(bytes),
            drafter: drafter,
            from: pack.validFrom
        )
        try context.record(.policyAdopted(adopted))
        return "\(pack.id), version \(pack.version), decides from \(pack.validFrom)."
    }

    /// What reads rule packs says in its own words why a file is none; those become a refusal.
    private func read(_ bytes: [UInt8], in context: OperationContext) throws -> RulePack {
        do {
            return try context.environment.newRulePack(bytes)
        } catch let refusal as any Refusal {
            throw refusal
        } catch {
            throw ProgrammeRefusal.guidanceUnreadable(path: file, reason: "\(error)")
        }
    }
}
