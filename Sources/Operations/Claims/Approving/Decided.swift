import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy
import Store

/// A claim or business case that is before somebody, with the guidance it was decided under.
struct Decided {
    let matter: Matter
    let content: Content
    /// The guidance in force when this version was submitted.
    let pack: RulePack
    /// The leaf of the last record of the guidance's answer to this version.
    let decisionLeaf: Digest
    let context: OperationContext

    /// What is decided on.
    enum Content {
        case claim(Claim)
        case businessCase(BusinessCase)
    }

    /// Reads what is before somebody.
    ///
    /// - Throws: ``ClaimRefusal/unknown(_:)``.
    init(_ subject: Subject, in context: OperationContext) throws {
        self.context = context
        matter = try context.matter(subject)
        content = try Self.content(of: subject, in: context)
        let decisions = try context.books.decisions(on: subject, version: matter.version)
        guard let last = decisions.max(by: { $0.seq < $1.seq }),
            let pack = try context.rulePacks.rulePack(
                last.decision.rulePackDigest,
                in: context.books
            )
        else { throw StoreError.corrupt("\(subject.phrase) has no decision of the guidance") }
        self.pack = pack
        decisionLeaf = last.leaf
    }

    /// The chain that its records join.
    var chain: String {
        switch content {
        case .claim(let claim): claim.chain
        case .businessCase(let businessCase): businessCase.id.text
        }
    }

    /// Whose key encrypts what is written about it.
    var vaultSubject: String {
        matter.submission.participants.first?.text ?? context.actor.text
    }

    /// Who is appointed, which duties exclude each other, and who is related, today.
    func circumstances() throws -> Circumstances {
        try context.books.circumstances(on: context.today)
    }

    /// What granting these amounts would post.
    func plan(granting amounts: [LineAmount]) throws -> Plan {
        switch content {
        case .claim(let claim):
            .claim(
                claim,
                try ChargePlan(charging: amounts, of: claim, under: pack, in: context)
            )
        case .businessCase(let businessCase):
            .businessCase(
                businessCase,
                try CommitmentPlan(
                    granting: amounts,
                    of: businessCase,
                    under: pack,
                    in: context
                )
            )
        }
    }

    private static func content(
        of subject: Subject,
        in context: OperationContext
    ) throws -> Content {
        switch subject {
        case .claim(let id):
            guard let claim = try context.books.claim(id) else {
                throw ClaimRefusal.unknown(subject)
            }
            return .claim(claim)
        case .businessCase(let id):
            guard let businessCase = try context.books.businessCase(id) else {
                throw ClaimRefusal.unknown(subject)
            }
            return .businessCase(businessCase)
        }
    }
}

extension Decided {
    /// What a yes would post.
    enum Plan {
        case claim(Claim, ChargePlan)
        case businessCase(BusinessCase, CommitmentPlan)

        /// What each participant's line uses of caps.
        var approvedNow: [ChargePlan.ApprovedLine] {
            switch self {
            case .claim(_, let plan): plan.approvedNow
            case .businessCase(_, let plan): plan.approvedNow
            }
        }

        /// What each funder bears, each once, in the order in which they share.
        func shares() throws -> [ApprovedShare] {
            var order: [FundCode] = []
            var sums: [FundCode: Amount] = [:]
            for share in parts {
                if sums[share.fund] == nil { order.append(share.fund) }
                sums[share.fund] = try (sums[share.fund] ?? .zero).adding(share.amount)
            }
            return order.map { ApprovedShare(fund: $0, amount: sums[$0] ?? .zero) }
        }

        private var parts: [Ledger.FundShare] {
            switch self {
            case .claim(_, let plan): plan.lines.flatMap(\.shares)
            case .businessCase(_, let plan): plan.event.lines.flatMap(\.shares)
            }
        }

        /// Posts it.
        func post(in context: OperationContext) throws {
            switch self {
            case .claim(let claim, let plan):
                try Acceptance(context: context).accept(claim, charging: plan)
            case .businessCase(let businessCase, let plan):
                try Acceptance(context: context).commit(businessCase, plan)
            }
        }
    }
}
