import StrictJSON

// Money out, back, and moved about.

extension RandomCommands {
    static let paying: [Maker] = [
        instruct, instruct, defray, defray, payByPartner, repay, defrayRepayment, prefinance,
    ]
    static let correcting: [Maker] = [
        returnPayment, returnToPartner, refund, refund, disallow, reverse, reverse,
    ]
    static let budgeting: [Maker] = [
        virement, returnAllocation, budget, issueFloat, countFloat, returnFloat, repayPrefinance,
        raise, leave, trespass,
    ]
    static let closing: [Maker] = [
        close, reopen, handleDrawdown, drawDown, answer, repayFunder,
    ]

    @Sendable private static func instruct(_ commands: inout RandomCommands) -> Step {
        guard !commands.accepted.isEmpty else { return claimWithinLimits(&commands) }
        let count = Int.random(in: 1...3, using: &commands.random)
        let papers = Array(commands.accepted.shuffled(using: &commands.random).prefix(count))
        let id = commands.id("pay")
        return Step(
            "u_fo",
            "payment.instruct",
            [
                "payment": .text(id), "claims": .array(papers.map { .text($0.id) }),
                "on": commands.today,
            ]
        ) { commands, _ in
            commands.accepted.removeAll { paper in papers.contains { $0.id == paper.id } }
            commands.instructed.append((id, papers))
        }
    }

    @Sendable private static func defray(_ commands: inout RandomCommands) -> Step {
        guard let payment = commands.pick(commands.instructed) else { return instruct(&commands) }
        return Step(
            commands.chance(80) ? "u_fo2" : "u_fo",
            "payment.defray",
            ["payment": .text(payment.id), "on": commands.today, "reference": "ST-1"]
        ) { commands, _ in
            commands.instructed.removeAll { $0.id == payment.id }
            commands.left.append(payment)
            commands.defrayed += payment.claims
        }
    }

    @Sendable private static func returnPayment(_ commands: inout RandomCommands) -> Step {
        let payment = commands.pick(commands.instructed + commands.left)
        guard let payment else { return instruct(&commands) }
        return Step(
            commands.financeOfficer(),
            "payment.return",
            ["payment": .text(payment.id), "on": commands.today]
        ) { commands, _ in
            commands.instructed.removeAll { $0.id == payment.id }
            commands.left.removeAll { $0.id == payment.id }
            commands.defrayed.removeAll { paper in
                payment.claims.contains { $0.id == paper.id }
            }
            commands.accepted += payment.claims
        }
    }

    @Sendable private static func payByPartner(_ commands: inout RandomCommands) -> Step {
        guard let paper = commands.pick(commands.accepted) else { return instruct(&commands) }
        return Step(
            commands.chance(50) ? paper.manager : commands.financeOfficer(),
            "claim.paid-by-partner",
            ["claim": .text(paper.id), "on": commands.day(), "reference": "NS-1"]
        ) { commands, _ in
            commands.accepted.removeAll { $0.id == paper.id }
            commands.paidByPartner.append(paper)
            commands.defrayed.append(paper)
        }
    }

    @Sendable private static func returnToPartner(_ commands: inout RandomCommands) -> Step {
        guard let paper = commands.pick(commands.paidByPartner) else {
            return payByPartner(&commands)
        }
        return Step(
            commands.chance(70) ? paper.manager : commands.financeOfficer(),
            "claim.returned-to-partner",
            ["claim": .text(paper.id), "on": commands.today, "reference": "NS-2"]
        ) { commands, _ in
            commands.paidByPartner.removeAll { $0.id == paper.id }
            commands.defrayed.removeAll { $0.id == paper.id }
            commands.accepted.append(paper)
        }
    }

    @Sendable private static func repay(_ commands: inout RandomCommands) -> Step {
        guard let paper = commands.pick(commands.paidByPartner) else {
            return payByPartner(&commands)
        }
        let id = commands.id("rep")
        return Step(
            "u_fo",
            "repayment.instruct",
            [
                "payment": .text(id), "partner": paper.partner, "claims": [.text(paper.id)],
                "on": commands.today,
            ]
        ) { commands, _ in
            commands.paidByPartner.removeAll { $0.id == paper.id }
            commands.repayments.append(id)
        }
    }

    @Sendable private static func defrayRepayment(_ commands: inout RandomCommands) -> Step {
        guard let id = commands.pick(commands.repayments) else { return repay(&commands) }
        let name = commands.chance(70) ? "repayment.defray" : "payment.return"
        let on = commands.today
        return Step(
            "u_fo2",
            name,
            name == "payment.return"
                ? ["payment": .text(id), "on": on]
                : ["payment": .text(id), "on": on, "reference": "ST-2"]
        ) { commands, _ in commands.repayments.removeAll { $0 == id } }
    }

    @Sendable private static func refund(_ commands: inout RandomCommands) -> Step {
        guard let paper = commands.pick(commands.defrayed) else { return defray(&commands) }
        return Step(
            "u_fo",
            "refund.receive",
            [
                "claim": .text(paper.id), "line": 1,
                "amount": .integer(commands.pence(1...paper.pence)), "on": commands.today,
            ]
        )
    }

    @Sendable private static func disallow(_ commands: inout RandomCommands) -> Step {
        guard let paper = commands.pick(commands.defrayed) else { return defray(&commands) }
        let most = max(1, paper.pence / 2)
        return Step(
            "u_fo",
            "cost.disallow",
            [
                "claim": .text(paper.id), "fund": commands.fund(),
                "amount": .integer(commands.pence(1...most)), "on": commands.today,
            ]
        )
    }

    /// Undoes any entry at all; much of it was built upon and must stay.
    @Sendable private static func reverse(_ commands: inout RandomCommands) -> Step {
        let seq = commands.pick(commands.entries) ?? 0
        return Step(
            commands.financeOfficer(),
            "entry.reverse",
            ["entry": .integer(Int64(seq)), "reason": .text(JournalModel.privateText)]
        )
    }

    // MARK: Budgets and floats

    private mutating func someShares(_ most: Int64) -> JSONValue {
        TestWorld.shares(("ESF", pence(1...most)), ("LOT", pence(1...most)))
    }

    @Sendable private static func virement(_ commands: inout RandomCommands) -> Step {
        let giver = commands.partner()
        return Step(
            commands.programmeManager(),
            "allocation.move",
            [
                "from": giver, "to": giver == "northside" ? "southside" : "northside",
                "shares": commands.someShares(60_000), "on": commands.day(),
            ]
        )
    }

    @Sendable private static func returnAllocation(_ commands: inout RandomCommands) -> Step {
        Step(
            commands.programmeManager(),
            commands.chance(50) ? "allocation.return" : "allocation.place",
            [
                "partner": commands.partner(), "shares": commands.someShares(80_000),
                "on": commands.day(),
            ]
        )
    }

    @Sendable private static func budget(_ commands: inout RandomCommands) -> Step {
        Step(
            commands.programmeManager(),
            commands.chance(50) ? "programme.budget" : "budget.return",
            [
                "fund": commands.fund(), "amount": .integer(commands.pence(1...90_000)),
                "on": commands.day(),
            ]
        )
    }

    @Sendable private static func prefinance(_ commands: inout RandomCommands) -> Step {
        Step(
            "u_fo",
            "fund.prefinance",
            [
                "from": "UNR", "to": commands.fund(),
                "amount": .integer(commands.pence(1...20_000)), "on": commands.day(),
            ]
        )
    }

    @Sendable private static func repayPrefinance(_ commands: inout RandomCommands) -> Step {
        Step(
            "u_fo",
            "prefinance.repay",
            [
                "from": commands.fund(), "to": "UNR",
                "amount": .integer(commands.pence(1...20_000)), "on": commands.day(),
            ]
        )
    }

    private mutating func holder() -> JSONValue { chance(70) ? "u_kw1" : "u_kw2" }

    @Sendable private static func issueFloat(_ commands: inout RandomCommands) -> Step {
        Step(
            "u_fo",
            "float.issue",
            [
                "holder": commands.holder(), "amount": .integer(commands.pence(1...9000)),
                "on": commands.day(),
            ]
        )
    }

    @Sendable private static func countFloat(_ commands: inout RandomCommands) -> Step {
        let holder = commands.holder()
        return Step(
            holder == "u_kw1" ? "u_mg1" : "u_mg2",
            "float.count",
            [
                "holder": holder, "counted": .integer(commands.pence(0...12_000)),
                "on": commands.today,
            ]
        )
    }

    @Sendable private static func returnFloat(_ commands: inout RandomCommands) -> Step {
        Step(
            "u_fo",
            "float.return",
            [
                "holder": commands.holder(), "amount": .integer(commands.pence(1...9000)),
                "on": commands.today,
            ]
        )
    }

    // MARK: People

    @Sendable private static func raise(_ commands: inout RandomCommands) -> Step {
        let isRenewal = commands.chance(30)
        let participant: JSONValue = commands.chance(50) ? "p_01" : "p_11"
        return isRenewal
            ? Step(
                "u_pm",
                "allowance.renew",
                ["participant": participant, "cap": "overall", "on": commands.today]
            )
            : Step(
                "u_pm",
                "allowance.raise",
                [
                    "participant": participant, "cap": "overall",
                    "amount": .integer(commands.pence(1...5000)), "on": commands.day(),
                ]
            )
    }

    @Sendable private static func leave(_ commands: inout RandomCommands) -> Step {
        commands.chance(40)
            ? Step("u_kw1", "participant.exit", ["participant": "p_02", "on": commands.day()])
            : Step(
                "u_kw1",
                "participant.enrol",
                [
                    "participant": commands.chance(50) ? "p_02" : .text(commands.id("p")),
                    "partner": "northside", "keyworker": "u_kw1", "from": commands.day(),
                    "name": .text(JournalModel.privateText),
                ]
            )
    }

    /// Who may not, asks all the same.
    @Sendable private static func trespass(_ commands: inout RandomCommands) -> Step {
        Step(
            commands.pick(["u_aud", "u_kw2", "u_nobody"]) ?? "u_aud",
            "award.grant",
            ["fund": commands.fund(), "amount": 1, "on": commands.today]
        )
    }

    // MARK: Periods and funders

    private mutating func span() -> (starts: JSONValue, ends: JSONValue) {
        pick([
            ("2026-01-01", "2026-03-31"), ("2026-04-01", "2026-04-30"),
            ("2026-05-01", "2026-05-31"), ("2026-06-15", "2026-06-25"),
        ]) ?? ("2026-01-01", "2026-03-31")
    }

    @Sendable private static func close(_ commands: inout RandomCommands) -> Step {
        let (span, fund) = (commands.span(), commands.chance(50) ? commands.fund() : .null)
        return Step(
            "u_fo",
            "period.close",
            ["fund": fund, "starts": span.starts, "ends": span.ends]
        ) { commands, _ in commands.closed.append((fund, span.starts, span.ends)) }
    }

    @Sendable private static func reopen(_ commands: inout RandomCommands) -> Step {
        guard let span = commands.take(\.closed) else { return close(&commands) }
        return Step(
            commands.financeOfficer(),
            "period.reopen",
            [
                "fund": span.fund, "starts": span.starts, "ends": span.ends,
                "approved-by": .text(commands.chance(80) ? "u_pm" : "u_fo2"),
            ]
        )
    }

    @Sendable private static func prepareDrawdown(_ commands: inout RandomCommands) -> Step {
        let (id, span) = (commands.id("dd"), commands.span())
        return Step(
            commands.financeOfficer(),
            "drawdown.prepare",
            [
                "drawdown": .text(id), "fund": "ESF", "starts": span.starts,
                "ends": span.ends,
            ]
        ) { commands, _ in commands.openDrawdown = id }
    }

    /// Anything that may come between preparing and submitting.
    @Sendable private static func handleDrawdown(_ commands: inout RandomCommands) -> Step {
        guard let id = commands.openDrawdown else { return prepareDrawdown(&commands) }
        if commands.chance(20) {
            return Step(
                "u_fo",
                "drawdown.adjust",
                [
                    "drawdown": .text(id),
                    "kind": commands.chance(50) ? "carried" : "credited",
                    "entry": .integer(commands.pence(30...300)), "reason": "to be looked at",
                ]
            )
        }
        if commands.chance(5) {
            return Step("u_fo", "drawdown.withdraw", ["drawdown": .text(id)]) { commands, _ in
                commands.openDrawdown = nil
            }
        }
        return Step("u_pm", "drawdown.review", ["drawdown": .text(id)])
    }

    @Sendable private static func drawDown(_ commands: inout RandomCommands) -> Step {
        guard let id = commands.openDrawdown else { return prepareDrawdown(&commands) }
        return Step("u_fo", "drawdown.submit", ["drawdown": .text(id)]) { commands, _ in
            commands.openDrawdown = nil
            commands.drawdowns.append(id)
        }
    }

    @Sendable private static func answer(_ commands: inout RandomCommands) -> Step {
        guard let id = commands.pick(commands.drawdowns) else { return drawDown(&commands) }
        return Step(
            "u_fo",
            "drawdown.answer",
            [
                "drawdown": .text(id), "answer": commands.chance(70) ? "paid" : "queried",
                "amount": .integer(commands.pence(1...3000)), "on": commands.today,
            ]
        )
    }

    @Sendable private static func repayFunder(_ commands: inout RandomCommands) -> Step {
        Step(
            "u_fo",
            "funder.repay",
            [
                "fund": "ESF", "amount": .integer(commands.pence(1...800)),
                "on": commands.today,
            ]
        )
    }
}
