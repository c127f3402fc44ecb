import StrictJSON

// Claims and business cases, from their first version to a decision.

extension RandomCommands {
    static let claiming: [Maker] = [
        claimWithinLimits, claimWithinLimits, claimWithinLimits, claimOfSomething, approveClaim,
        approveClaim, declineClaim, withdrawClaim, amendClaim, propose, approveCase, approveCase,
        drawOnCase, drawOnCase, releaseCase,
    ]

    private mutating func paper(_ prefix: String, _ range: ClosedRange<Int64>) -> Paper {
        Paper(
            id: id(prefix),
            participant: pick(["p_01", "p_02", "p_11"]) ?? "p_01",
            pence: pence(range)
        )
    }

    private mutating func line(
        _ paper: Paper,
        _ category: String,
        pence: Int64? = nil
    ) -> JSONValue {
        .object([
            .init(key: "for", value: .text(paper.participant)),
            .init(key: "category", value: .text(category)),
            .init(key: "incurred", value: day()),
            .init(key: "amount", value: .integer(pence ?? paper.pence)),
            .init(key: "what", value: .text(JournalModel.privateText)),
        ])
    }

    /// A file of its own, or rarely one that another claim has already.
    private mutating func evidence(_ kind: String, _ paper: Paper) -> JSONValue {
        let file = chance(95) ? "\(paper.id)-\(paper.version).txt" : "used-before.txt"
        return .array([
            .object([
                .init(key: "kind", value: .text(kind)), .init(key: "file", value: .text(file)),
            ])
        ])
    }

    /// Remembers a claim by what became of it at once.
    private static func sort(_ paper: Paper) -> (inout RandomCommands, String) -> Void {
        { commands, detail in
            if detail.contains("is accepted") {
                commands.accepted.append(paper)
            } else {
                commands.waiting.append(paper)
            }
        }
    }

    @Sendable static func claimWithinLimits(_ commands: inout RandomCommands) -> Step {
        let paper = commands.paper("cl", 1...2500)
        let payers = ["keyworker", "keyworker", "float", "participant", "partner"]
        let payer = commands.pick(payers) ?? "keyworker"
        let category = commands.chance(60) ? "travel" : "identity"
        var lines = [commands.line(paper, category)]
        if commands.chance(30) { lines.append(commands.line(paper, "identity", pence: 99)) }
        return Step(
            paper.keyworker,
            "claim.submit",
            [
                "claim": .text(paper.id), "partner": paper.partner,
                "paid-by": .text(payer), "lines": .array(lines),
                "evidence": commands.evidence("receipt", paper),
            ],
            done: payer == "float"
                ? { commands, _ in commands.defrayed.append(paper) } : sort(paper)
        )
    }

    @Sendable private static func claimOfSomething(_ commands: inout RandomCommands) -> Step {
        let paper = commands.paper("cl", 1...5000)
        return Step(
            paper.keyworker,
            "claim.submit",
            [
                "claim": .text(paper.id), "partner": paper.partner, "paid-by": "keyworker",
                "lines": [commands.line(paper, "clothing")],
                "reason": .text(JournalModel.privateText),
                "evidence": commands.evidence("receipt", paper),
            ],
            done: sort(paper)
        )
    }

    @Sendable private static func amendClaim(_ commands: inout RandomCommands) -> Step {
        guard var paper = commands.take(\.waiting) else { return claimOfSomething(&commands) }
        paper = Paper(
            id: paper.id,
            participant: paper.participant,
            pence: commands.pence(1...5000),
            version: paper.version + 1
        )
        return Step(
            paper.keyworker,
            "claim.amend",
            [
                "claim": .text(paper.id), "version": .integer(paper.version),
                "partner": paper.partner, "paid-by": "keyworker",
                "lines": [commands.line(paper, "clothing")],
                "reason": .text(JournalModel.privateText),
                "evidence": commands.evidence("receipt", paper),
            ],
            done: sort(paper)
        )
    }

    @Sendable private static func approveClaim(_ commands: inout RandomCommands) -> Step {
        guard let paper = commands.pick(commands.waiting) else {
            return claimOfSomething(&commands)
        }
        let isPart = commands.chance(25)
        let granted: JSONValue = .object([
            .init(key: "number", value: 1),
            .init(key: "amount", value: .integer(commands.pence(0...paper.pence))),
        ])
        return Step(
            commands.chance(85) ? paper.manager : commands.programmeManager(),
            "approve",
            [
                "approval": .text(commands.id("ap")), "claim": .text(paper.id),
                "version": .integer(paper.version), "lines": isPart ? [granted] : .null,
            ]
        ) { commands, detail in
            guard detail.contains("is approved") else { return }
            commands.waiting.removeAll { $0.id == paper.id }
            commands.accepted.append(paper)
        }
    }

    @Sendable private static func declineClaim(_ commands: inout RandomCommands) -> Step {
        guard let paper = commands.take(\.waiting) else { return claimOfSomething(&commands) }
        return Step(
            paper.manager,
            "decline",
            [
                "approval": .text(commands.id("ap")), "claim": .text(paper.id),
                "version": .integer(paper.version), "reason": "no-next-step",
                "alternative": .text(JournalModel.privateText),
            ]
        )
    }

    @Sendable private static func withdrawClaim(_ commands: inout RandomCommands) -> Step {
        guard let paper = commands.take(\.waiting) else { return claimWithinLimits(&commands) }
        return Step(paper.keyworker, "claim.withdraw", ["claim": .text(paper.id)])
    }

    // MARK: Business cases

    @Sendable private static func propose(_ commands: inout RandomCommands) -> Step {
        let paper = commands.paper("bc", 2000...40_000)
        let line: JSONValue = .object([
            .init(key: "for", value: .text(paper.participant)),
            .init(key: "category", value: "devices"),
            .init(key: "quantity", value: 1),
            .init(key: "unit-amount", value: .integer(paper.pence)),
            .init(key: "provision", value: "gift"),
        ])
        return Step(
            paper.keyworker,
            "case.submit",
            [
                "case": .text(paper.id), "partner": paper.partner, "lines": [line],
                "payee": paper.payee, "evidence": commands.evidence("quote", paper),
                "need": .text(JournalModel.privateText),
                "expires": commands.chance(70) ? "2026-07-31" : "2026-06-20",
            ]
        ) { commands, _ in commands.proposed.append(paper) }
    }

    @Sendable private static func approveCase(_ commands: inout RandomCommands) -> Step {
        guard let paper = commands.pick(commands.proposed) else { return propose(&commands) }
        return Step(
            commands.chance(60) ? paper.manager : commands.programmeManager(),
            "approve",
            [
                "approval": .text(commands.id("ap")), "case": .text(paper.id), "version": 1,
                "conditions": .text(JournalModel.privateText),
            ]
        ) { commands, detail in
            guard detail.contains("is approved") else { return }
            commands.proposed.removeAll { $0.id == paper.id }
            commands.committed.append(paper)
        }
    }

    @Sendable private static func drawOnCase(_ commands: inout RandomCommands) -> Step {
        guard let businessCase = commands.pick(commands.committed) else {
            return approveCase(&commands)
        }
        let paper = Paper(
            id: commands.id("cl"),
            participant: businessCase.participant,
            pence: commands.pence(1...businessCase.pence)
        )
        return Step(
            paper.keyworker,
            "claim.submit",
            [
                "claim": .text(paper.id), "partner": paper.partner,
                "case": .text(businessCase.id), "paid-by": "invoice", "payee": paper.payee,
                "lines": [commands.line(paper, "devices")],
                "evidence": commands.evidence("invoice", paper),
            ],
            done: sort(paper)
        )
    }

    @Sendable private static func releaseCase(_ commands: inout RandomCommands) -> Step {
        guard let paper = commands.take(\.committed) else { return approveCase(&commands) }
        let isEarly = commands.chance(25)
        return Step(
            isEarly ? paper.keyworker : paper.manager,
            isEarly ? "case.expire" : "case.release",
            ["case": .text(paper.id)]
        )
    }
}
