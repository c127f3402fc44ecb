// swift-format-ignore-file: NeverUseForceTry, NeverForceUnwrap

import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy
import Store

/// Drafts of records for a small programme: two funders and reserves, one partner.
enum World {
    static let day = try! CalendarDate("2026-05-04")
    static let noon = try! Instant("2026-05-04T12:00:00.000Z")
    static let seal = try! Seal(hex: String(repeating: "ab", count: 32))
    static let programme = try! ProgrammeCode("pathways")
    static let esf = try! FundCode("ESF")
    static let lottery = try! FundCode("LOT")
    static let reserves = try! FundCode("UNR")
    static let northside = try! PartnerCode("northside")
    static let travel = try! CategoryCode("travel")
    static let participant = try! ParticipantCode("p_17")
    static let keyworker = try! UserID("u_kw")
    static let manager = try! UserID("u_pm")
    static let finance = try! UserID("u_fo")
    static let overall = try! CapCode("overall")

    static func pence(_ pence: Int64) -> Amount { try! Amount(pence: pence) }

    /// A private value that records of the story commit to: bank details and why a run was changed
    /// are those of whoever sent them, all else is the participant's.
    static func kept(_ number: UInt8) -> PrivateItem {
        let subject =
            switch number {
            case 21, 66: manager.text
            case 22: keyworker.text
            case 23: finance.text
            default: participant.text
            }
        return PrivateItem(
            subject: subject,
            label: "text",
            salt: [UInt8](repeating: number, count: 32),
            value: [number]
        )
    }

    /// Every such value by its commitment.
    static let keptItems = Dictionary(
        uniqueKeysWithValues: (0..<100).map { (kept($0).commitment, kept($0)) }
    )

    static func draft(
        _ body: RecordBody,
        command: String = "c",
        actor: UserID = keyworker,
        on date: CalendarDate = day,
        time: Instant = noon,
        chain: String? = nil,
        request: Seal = seal
    ) -> RecordDraft {
        RecordDraft(
            command: try! CommandID(command),
            request: request,
            actor: actor,
            effectiveOn: date,
            time: time,
            chain: chain,
            body: body
        )
    }

    static func created(command: String = "c-init") -> RecordDraft {
        draft(
            .journalCreated(
                JournalCreated(programme: programme, title: "Pathways", software: "farthing 1")
            ),
            command: command
        )
    }

    static func journalKey() throws -> RecordDraft {
        let key = try SigningKey(seed: SecretBytes([UInt8](repeating: 7, count: 32)))
            .verificationKey
        return draft(
            .keyAdded(
                KeyAdded(
                    purpose: .journal,
                    key: key.id,
                    owner: nil,
                    epoch: nil,
                    publicKey: Base64.encode(key.rawBytes),
                    proof: nil,
                    approvedBy: nil
                )
            ),
            command: "c-key"
        )
    }

    static func joined(_ code: String, command: String = "c") -> RecordDraft {
        draft(
            .partnerJoined(PartnerJoined(partner: try! PartnerCode(code), title: "A partner")),
            command: command
        )
    }

    static func role(_ user: UserID, _ role: Role, _ partner: PartnerCode? = nil) -> RecordDraft {
        draft(
            .userRole(
                UserRole(user: user, role: role, partner: partner, change: .granted, name: nil)
            ),
            command: "c-role-\(user)"
        )
    }

    static func fund(_ fund: FundCode, _ basis: FundingBasis) -> RecordDraft {
        draft(
            .fundOpened(FundOpened(fund: fund, title: "A fund", currency: "GBP", basis: basis)),
            command: "c-fund-\(fund)"
        )
    }

    static func entry(
        _ event: Event,
        command: String,
        on date: CalendarDate = day,
        chain: String? = nil
    ) throws -> RecordDraft {
        draft(
            .entryPosted(EntryPosted(entry: try event.entry(effectiveOn: date))),
            command: command,
            actor: finance,
            on: date,
            chain: chain
        )
    }

    static func shares(_ each: Int64) -> [Ledger.FundShare] {
        [esf, lottery].map { Ledger.FundShare(fund: $0, amount: pence(each)) }
    }

    static var attribution: Attribution {
        Attribution(partner: northside, category: travel, participant: participant)
    }

    static var funding: Funding {
        Funding(bases: [esf: .arrears, lottery: .advance, reserves: .own])
    }

    static func budgets() throws -> [RecordDraft] {
        [
            try entry(.awardGranted(.init(shares: shares(500_000))), command: "c-award"),
            try entry(
                .programmeBudgeted(.init(programme: programme, shares: shares(300_000))),
                command: "c-budget"
            ),
            try entry(
                .fundsAllocated(
                    .init(programme: programme, partner: northside, shares: shares(150_000))
                ),
                command: "c-allocate"
            ),
            try entry(
                .allowanceIssued(
                    .init(
                        participant: participant,
                        limits: [CapLimit(cap: overall, amount: pence(50_000))]
                    )
                ),
                command: "c-caps"
            ),
            try entry(
                .advanceReceived(
                    .init(fund: lottery, amount: pence(150_000), receivedOn: day)
                ),
                command: "c-advance"
            ),
            try entry(
                .reservesOpened(.init(fund: reserves, amount: pence(100_000))),
                command: "c-reserves"
            ),
            try entry(
                .fundPrefinanced(
                    .init(lender: reserves, borrower: esf, amount: pence(50_000))
                ),
                command: "c-prefinance"
            ),
        ]
    }

    static func founding() throws -> [RecordDraft] {
        [
            created(), try journalKey(), fund(esf, .arrears), fund(lottery, .advance),
            fund(reserves, .own),
            joined("northside", command: "c-partner"),
            role(keyworker, .keyworker, northside), role(manager, .partnerManager, northside),
            role(finance, .financeOfficer),
            draft(
                .participantEnrolled(
                    ParticipantEnrolled(
                        participant: participant,
                        partner: northside,
                        keyworker: keyworker,
                        spell: 1,
                        from: day.adding(days: -30),
                        name: nil
                    )
                ),
                command: "c-enrol"
            ),
        ] + (try budgets())
    }
}

// MARK: Claims

extension World {
    static func claim(
        _ id: String,
        version: Int = 1,
        amount: Int64 = 1000,
        incurred: CalendarDate = day,
        case businessCase: CaseID? = nil,
        evidence: [Evidence] = [],
        mileage: Mileage? = nil
    ) throws -> Claim {
        try Claim(
            id: ClaimID(id),
            version: version,
            claimant: keyworker,
            partner: northside,
            businessCase: businessCase,
            paidBy: .keyworker(keyworker),
            payee: .user(keyworker),
            lines: [
                ClaimLine(
                    number: 1,
                    bearer: .participant(participant),
                    category: travel,
                    caseLine: businessCase == nil ? nil : 1,
                    incurredOn: incurred,
                    amount: pence(amount),
                    irrecoverableVAT: .zero,
                    mileage: mileage,
                    meal: nil,
                    exclusions: [],
                    what: nil,
                    nextStep: nil,
                    journey: nil
                )
            ],
            evidence: evidence,
            missingEvidence: nil,
            reason: nil,
            spentFirst: false,
            topsUp: nil
        )
    }

    static func submitted(_ claim: Claim, command: String = "c") -> RecordDraft {
        let body: RecordBody =
            claim.version == 1
            ? .claimSubmitted(ClaimSubmitted(claim: claim))
            : .claimAmended(ClaimAmended(claim: claim))
        return draft(body, command: command, chain: claim.id.text)
    }

    static func decision(
        _ subject: Subject,
        version: Int = 1,
        line: Int = 1,
        _ outcome: Outcome,
        command: String = "c"
    ) -> RecordDraft {
        draft(
            .decisionRecorded(
                DecisionRecorded(
                    subjectKind: subject.kind,
                    subject: subject.text,
                    version: version,
                    line: line,
                    rulePack: try! RulePackID("discretionary-2026"),
                    rulePackDigest: Digest(of: [1]),
                    outcome: outcome,
                    clauses: [],
                    facts: kept(2).commitment
                )
            ),
            command: command,
            chain: subject.text
        )
    }

    /// A claim within the guidance: submitted, decided and charged, 500 to each funder.
    static func accepted(_ id: String, amount: Int64 = 1000) throws -> [RecordDraft] {
        let claim = try claim(id, amount: amount)
        let command = "c-\(id)"
        return [
            submitted(claim, command: command),
            decision(.claim(claim.id), .automatic, command: command),
            try entry(
                .claimCharged(
                    .init(
                        programme: programme,
                        claim: claim.id,
                        ruleVersion: 1,
                        lines: [
                            ChargedLine(
                                number: 1,
                                attribution: attribution,
                                origin: .available(caps: [overall]),
                                shares: shares(amount / 2)
                            )
                        ]
                    )
                ),
                command: command,
                chain: claim.id.text
            ),
        ]
    }

    static func item(_ id: String, amount: Int64 = 1000) -> PaidItem {
        PaidItem(
            claim: try! ClaimID(id),
            attribution: attribution,
            shares: shares(amount / 2)
        )
    }

    /// A payment of one claim, instructed and gone.
    static func paid(_ claim: String, by payment: String, amount: Int64 = 1000) throws
        -> [RecordDraft]
    {
        let (id, command) = (try PaymentID(payment), "c-\(payment)")
        return [
            draft(
                .paymentInstructed(
                    PaymentInstructed(
                        payment: id,
                        purpose: .claims,
                        partner: nil,
                        claims: [try ClaimID(claim)],
                        total: pence(amount)
                    )
                ),
                command: command,
                actor: finance
            ),
            try entry(
                .paymentInstructed(.init(payment: id, items: [item(claim, amount: amount)])),
                command: command
            ),
            draft(
                .paymentDefrayed(
                    PaymentDefrayed(
                        payment: id,
                        claims: [try ClaimID(claim)],
                        payer: "bank",
                        on: day,
                        reference: "BACS 1"
                    )
                ),
                command: command + "-left",
                actor: finance
            ),
            try entry(
                .paymentDefrayed(
                    .init(
                        payment: id,
                        items: [item(claim, amount: amount)],
                        funding: funding,
                        leftBankOn: day
                    )
                ),
                command: command + "-left"
            ),
        ]
    }
}
