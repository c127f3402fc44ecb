import Approvals
import Calendar
import Capture
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy
import Store

extension TemporaryBooks {
    /// Books with something in every part: two claims paid, one routed and approved, one declined,
    /// one of the payments in a run, a drawdown, a loan, outcomes, a question.
    static func story() throws -> TemporaryBooks {
        let world = try TemporaryBooks()
        try world.append(contentsOf: try World.founding())
        try world.append(contentsOf: try World.people())
        try world.append(contentsOf: try World.accepted("cl_1"))
        try world.append(contentsOf: try World.accepted("cl_2", amount: 2000))
        try world.append(contentsOf: try World.paid("cl_1", by: "pay_1"))
        let second = try World.paid("cl_2", by: "pay_2", amount: 2000)
        try world.append(contentsOf: World.bankDetails() + second.prefix(2))
        try world.append(contentsOf: try World.frozen("run_1", paying: "pay_2"))
        try world.append(try World.released("run_1", paying: "pay_2"))
        try world.append(contentsOf: Array(second.suffix(2)))
        try world.append(contentsOf: try World.routed("cl_3"))
        try world.append(contentsOf: try World.declined("cl_4"))
        let defrayal = try world.entry("pay_1", .paymentDefrayed)
        try world.append(contentsOf: try World.drawnDown("dd_1", defrayal: defrayal))
        _ = try world.write { books throws in try books.keepDocument([1, 2, 3]) }
        return world
    }

    /// The seq of the entry that this source and event have.
    func entry(_ source: String, _ event: EventKind) throws -> Int {
        try integer(
            "SELECT seq FROM entry WHERE source = '\(source)' AND event = '\(event.rawValue)'"
        ) ?? -1
    }
}

extension World {

    static func people() throws -> [RecordDraft] {
        [
            draft(
                .deviceLent(
                    DeviceLent(
                        device: try DeviceID("dv_1"),
                        participant: participant,
                        on: day,
                        businessCase: nil,
                        descriptionCommitment: nil
                    )
                ),
                command: "c-lend"
            ),
            draft(
                .deviceReturned(DeviceReturned(device: try DeviceID("dv_1"), on: day)),
                command: "c-back"
            ),
            draft(
                .outcomeRecorded(
                    OutcomeRecorded(
                        participant: participant,
                        outcome: .bankAccount,
                        on: day,
                        subject: nil,
                        note: nil
                    )
                ),
                command: "c-outcome"
            ),
            draft(
                .relationDeclared(
                    RelationDeclared(
                        user: finance,
                        related: "u_other",
                        relation: .family,
                        note: nil
                    )
                ),
                command: "c-relation"
            ),
            draft(
                .delegationGranted(
                    DelegationGranted(
                        from: manager,
                        to: finance,
                        role: .partnerManager,
                        starts: day,
                        ends: day.adding(days: 7)
                    )
                ),
                command: "c-delegate"
            ),
            draft(
                .apportionmentAdopted(
                    ApportionmentAdopted(
                        programme: programme,
                        version: 1,
                        from: day,
                        shares: [.init(fund: esf, weight: 50), .init(fund: lottery, weight: 50)]
                    )
                ),
                command: "c-rule"
            ),
        ]
    }

    /// A claim that the manager asks about and then approves in part.
    static func routed(_ id: String) throws -> [RecordDraft] {
        let claim = try claim(
            id,
            mileage: Mileage(tenthsOfMile: 420, vehicle: "car", passengers: .none)
        )
        let question = try QuestionID("q_\(id)")
        return [
            submitted(claim, command: "c-\(id)"),
            decision(.claim(claim.id), .routed([.partnerManager]), command: "c-\(id)"),
            draft(
                .questionAsked(
                    QuestionAsked(
                        question: question,
                        subjectKind: .claim,
                        subject: id,
                        version: 1,
                        text: kept(3).commitment
                    )
                ),
                command: "c-ask-\(id)",
                actor: manager,
                chain: id
            ),
            draft(
                .questionAnswered(QuestionAnswered(question: question, text: kept(4).commitment)),
                command: "c-answer-\(id)",
                chain: id
            ),
            try approval(of: id, amount: 800),
        ]
    }

    static func approval(
        of id: String,
        version: Int = 1,
        amount: Int64,
        by user: UserID = manager,
        statement: Digest = Digest(of: [5])
    ) throws -> RecordDraft {
        draft(
            .approvalGranted(
                ApprovalGranted(
                    approval: try ApprovalID("ap_\(id)"),
                    subjectKind: .claim,
                    subject: id,
                    version: version,
                    step: 1,
                    of: 1,
                    role: .partnerManager,
                    onBehalfOf: nil,
                    amount: pence(amount),
                    lines: [LineAmount(number: 1, amount: pence(amount))],
                    conditions: nil,
                    statement: statement,
                    seal: seal,
                    signature: nil
                )
            ),
            command: "c-approve-\(id)",
            actor: user,
            chain: id
        )
    }

    static func decline(_ id: String, version: Int = 1) throws -> RecordDraft {
        draft(
            .approvalDeclined(
                ApprovalDeclined(
                    approval: try ApprovalID("ap_\(id)"),
                    subjectKind: .claim,
                    subject: id,
                    version: version,
                    role: .partnerManager,
                    onBehalfOf: nil,
                    reason: .priceTooHigh,
                    alternative: nil
                )
            ),
            command: "c-decline-\(id)",
            actor: manager,
            chain: id
        )
    }

    static func declined(_ id: String, evidence: UInt8 = 6) throws -> [RecordDraft] {
        let claim = try claim(
            id,
            evidence: [
                Evidence(
                    kind: .ticket,
                    type: .jpeg,
                    sanitiser: .capture1,
                    commitment: kept(evidence).commitment,
                    fingerprint: try Seal(hex: Digest(of: [evidence]).hex),
                    isReused: false
                )
            ]
        )
        return [
            submitted(claim, command: "c-\(id)"),
            decision(.claim(claim.id), .routed([.partnerManager]), command: "c-\(id)"),
            try decline(id),
        ]
    }

    /// A drawdown of the one defrayal that a payment made, from preparing to submitting it.
    static func drawnDown(_ id: String, defrayal: Int) throws -> [RecordDraft] {
        let (drawdown, command) = (try DrawdownID(id), "c-\(id)")
        let line = DrawdownLine(
            drawdown: drawdown,
            defrayal: defrayal,
            fund: esf,
            amount: pence(500),
            bankDate: day,
            isLate: false
        )
        let digest = DrawdownContents(lines: [line], credits: []).digest
        let bodies: [RecordBody] = [
            .drawdownReviewed(
                DrawdownReviewed(
                    drawdown: drawdown,
                    count: 1,
                    total: pence(500),
                    credited: .zero,
                    digest: digest
                )
            ),
            .drawdownLine(line),
            .drawdownSubmitted(
                DrawdownSubmitted(
                    drawdown: drawdown,
                    fund: esf,
                    starts: day.quarterStart,
                    ends: day.quarterEnd,
                    preparer: manager,
                    reviewer: finance,
                    count: 1,
                    total: pence(500),
                    credited: .zero,
                    digest: digest
                )
            ),
        ]
        return [draft(.drawdownPrepared(prepared(drawdown)), command: command, actor: manager)]
            + bodies.map { draft($0, command: command, actor: finance) }
            + [
                try entry(
                    .drawdownSubmitted(.init(drawdown: drawdown, fund: esf, amount: pence(500))),
                    command: command
                )
            ]
    }

    private static func prepared(_ drawdown: DrawdownID) -> DrawdownPrepared {
        DrawdownPrepared(
            drawdown: drawdown,
            fund: esf,
            starts: day.quarterStart,
            ends: day.quarterEnd
        )
    }
}
