import Calendar
import Identifiers
import Journal
import Ledger
import Policy
import Store

/// Adopts a version of the rule by which funders share costs.
///
/// 1. A programme manager asks.
/// 2. The version is the next one, its funds are open, and its weights make a rule.
/// 3. It is recorded; approvals from its first day are split by it.
struct AdoptApportionment: Operation {
    static let name = "apportionment.adopt"
    private let version: Int
    private let from: CalendarDate
    private let parts: [ApportionmentRule.Part]

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("version", "from", "shares")
        guard let version = Int(exactly: try arguments.integer("version")), version >= 1 else {
            throw .notPositive(key: "version")
        }
        self.version = version
        from = try arguments.date("from")
        var parts: [ApportionmentRule.Part] = []
        for item in try arguments.items("shares") {
            try item.allow("fund", "weight")
            parts.append(
                .init(fund: try item.code("fund"), weight: try item.integer("weight"))
            )
        }
        guard !parts.isEmpty else { throw .missing(key: "shares") }
        self.parts = parts
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.programmeManager)
        let programme = try context.programme()
        for part in parts { try context.fund(part.fund) }
        guard try context.books.apportionmentRule(version: version) == nil else {
            throw ProgrammeRefusal.versionExists(version)
        }
        if try version > 1 && context.books.apportionmentRule(version: version - 1) == nil {
            throw ProgrammeRefusal.versionSkipped(version)
        }
        let rule = try ApportionmentRule(programme: programme, version: version, parts: parts)
        try context.record(
            .apportionmentAdopted(
                ApportionmentAdopted(
                    programme: programme,
                    version: rule.version,
                    from: from,
                    shares: rule.parts
                )
            )
        )
        return nil
    }
}
