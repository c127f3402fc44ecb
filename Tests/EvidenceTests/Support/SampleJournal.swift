import Approvals
import Calendar
import Evidence
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy

/// A small programme: one claim within the guidance, one that the partner manager approves with
/// the seal alone, one business case approved in two signed steps and claimed; one claim taken
/// back, one declined and approved as it came again; a payment; a drawdown of it that was paid in
/// part; a month that was closed and opened again; an earlier pack and what was revealed of it; an
/// outcome.
struct SampleJournal {
    var journal: JournalBuilder
    let twist: Twist?
    /// By what its pack is issued.
    var profile: IssuedProfile?
    private let rulePack = Array("rules: illustrative\n".utf8)

    /// Returns what a pack is made of, with one thing gone wrong if a twist is given.
    static func material(
        _ twist: Twist? = nil,
        edits: [JournalBuilder.Edit] = [],
        by profile: IssuedProfile? = nil,
        erasing erased: Bool = false
    ) throws -> PackMaterial {
        let sample = try made(twist, edits: edits, by: profile, erasing: erased)
        return PackMaterial(
            journal: try PackJournal(
                RecordBytes(sample.journal.records),
                checkpoint: sample.journal.checkpoint(by: Keys.journal()),
                secret: JournalBuilder.secret
            ),
            documents: sample.journal.documents,
            openings: sample.journal.openings
        )
    }

    /// The journal up to the record that issues its pack.
    static func made(
        _ twist: Twist? = nil,
        edits: [JournalBuilder.Edit] = [],
        by profile: IssuedProfile? = nil,
        erasing erased: Bool = false
    ) throws -> SampleJournal {
        var sample = SampleJournal(journal: try JournalBuilder(edits: edits), twist: twist)
        sample.profile = profile
        try sample.begin()
        try sample.appoint()
        try sample.fund()
        try sample.claimWithinGuidance()
        try sample.claimByManager()
        try sample.businessCase()
        try sample.claimUnderCase()
        try sample.claimTakenBack()
        try sample.claimDeclined()
        try sample.strayEntry()
        try sample.pay()
        if twist?.leavesNothingToAsk != true { try sample.askFunder() }
        try sample.reopen()
        try sample.reveal()
        if erased { try sample.erase() }
        try sample.close()
        return sample
    }

    static func pack(
        _ twist: Twist? = nil,
        edits: [JournalBuilder.Edit] = []
    ) throws -> EvidencePack {
        try PackAssembly.pack(of: material(twist, edits: edits), signedBy: Keys.pack())
    }
}

// MARK: The programme

extension SampleJournal {
    private mutating func begin() throws {
        let created = JournalCreated(
            programme: try ProgrammeCode("pathways"),
            title: "Pathways to work",
            software: "farthing test"
        )
        try journal.append(.journalCreated(created), by: "u_admin")
        try addKey(Keys.journal(), for: .journal)
        try addKey(Keys.pack(), for: .pack)
        for (fund, title) in [("ESF", "European Social Fund"), ("LOT", "Lottery")] {
            let opened = FundOpened(
                fund: try FundCode(fund),
                title: title,
                currency: "GBP",
                basis: try bases[FundCode(fund)] ?? .own
            )
            try journal.append(.fundOpened(opened), by: "u_fin")
        }
        let apportionment = ApportionmentAdopted(
            programme: try ProgrammeCode("pathways"),
            version: 1,
            from: journal.time.londonDate,
            shares: try ["ESF", "LOT"].map { .init(fund: try FundCode($0), weight: 50) }
        )
        try journal.append(.apportionmentAdopted(apportionment), by: "u_fin")
        let partner = PartnerJoined(partner: try northside, title: "Northside Trust")
        try journal.append(.partnerJoined(partner), by: "u_admin")
    }

    private mutating func addKey(_ key: SigningKey, for purpose: KeyPurpose) throws {
        let key = key.verificationKey
        let added = KeyAdded(
            purpose: purpose,
            key: key.id,
            owner: nil,
            epoch: nil,
            publicKey: Base64.encode(key.rawBytes),
            proof: nil,
            approvedBy: nil
        )
        try journal.append(.keyAdded(added), by: "u_admin")
    }

    private mutating func appoint() throws {
        try appoint("u_kw1", .keyworker, at: northside)
        try appoint("u_pm1", .partnerManager, at: northside)
        if twist != .approverWithoutRole { try appoint("u_prog", .programmeManager, at: nil) }
        try appoint("u_fin", .financeOfficer, at: nil)
        if twist != .loneOfficer { try appoint("u_fin2", .financeOfficer, at: nil) }
        if twist == .partnerPaidMarker { try appoint("u_amy", .partnerManager, at: northside) }
        if twist?.hasRival == true {
            try appoint("u_rival", .partnerManager, at: PartnerCode("southside"))
        }
        try addSigner("u_pm1", Keys.partnerManager(), by: twist == .ownKey ? "u_pm1" : "u_prog")
        try addSigner("u_prog", Keys.programmeManager(), by: "u_fin")
        try addSigner("u_fin", Keys.financeOfficer(), by: "u_prog")
        let adopted = PolicyAdopted(
            rulePack: try RulePackID("illustrative"),
            version: 1,
            digest: Digest(of: rulePack),
            drafter: try UserID(twist == .ownRules ? "u_prog" : "u_fin"),
            from: journal.time.londonDate
        )
        journal.documents[adopted.digest] = rulePack
        try journal.append(.policyAdopted(adopted), by: "u_prog")
        if twist == .lentByNobody { try lend(.trustee, from: "u_kw1", to: "u_fin") }
        let enrolled = ParticipantEnrolled(
            participant: try jo,
            partner: try northside,
            keyworker: try UserID("u_kw1"),
            spell: 1,
            from: journal.time.londonDate,
            name: Digest(of: Array("salted name".utf8))
        )
        try journal.append(.participantEnrolled(enrolled), by: "u_kw1")
    }

    private mutating func appoint(_ user: String, _ role: Role, at partner: PartnerCode?) throws {
        let change = UserRole(
            user: try UserID(user),
            role: role,
            partner: partner,
            change: .granted,
            name: nil
        )
        try journal.append(.userRole(change), by: "u_admin")
    }

    mutating func lend(_ role: Role, from lender: String, to user: String) throws {
        let delegation = DelegationGranted(
            from: try UserID(lender),
            to: try UserID(user),
            role: role,
            starts: journal.time.londonDate,
            ends: journal.time.londonDate
        )
        try journal.append(.delegationGranted(delegation), by: "u_admin")
    }

    private mutating func addSigner(_ user: String, _ key: SigningKey, by actor: String) throws {
        let owner = try UserID(user)
        let proof = try KeyProof.statement(
            journal: JournalBuilder.origin,
            owner: owner,
            key: key.verificationKey
        )
        let holder = twist == .keyOfAnother ? try Keys.stranger() : key
        let added = KeyAdded(
            purpose: .signer,
            key: key.verificationKey.id,
            owner: owner,
            epoch: nil,
            publicKey: Base64.encode(key.verificationKey.rawBytes),
            proof: try holder.sign(proof).base64,
            approvedBy: nil
        )
        try journal.append(.keyAdded(added), by: actor)
    }

    private mutating func fund() throws {
        let programme = try ProgrammeCode("pathways")
        let granted = try shares(1000_00, 1000_00)
        try post(.awardGranted(.init(shares: granted)))
        try post(.programmeBudgeted(.init(programme: programme, shares: granted)))
        if twist != .moneyFromNowhere {
            try post(
                .fundsAllocated(
                    .init(programme: programme, partner: northside, shares: granted)
                )
            )
        }
        for share in granted {
            try post(
                .advanceReceived(
                    .init(
                        fund: share.fund,
                        amount: share.amount,
                        receivedOn: journal.time.londonDate
                    )
                )
            )
        }
    }
}

// MARK: Claims

extension SampleJournal {
    private mutating func claimWithinGuidance() throws {
        let claim = try claim("cl_0001", pence: 46_50, category: "identity", under: nil)
        try journal.append(.claimSubmitted(.init(claim: claim)), by: "u_kw1", chain: "cl_0001")
        try decide(.automatic, on: .claim(claim.id), chain: "cl_0001")
        try charge(claim, from: .available(caps: []), chain: "cl_0001")
    }

    private mutating func claimByManager() throws {
        let claim = try claim("cl_0002", pence: 60_00, category: "travel", under: nil)
        let place = try journal.append(
            .claimSubmitted(.init(claim: claim)),
            by: "u_kw1",
            chain: "cl_0002"
        )
        let decision = try decide(
            .routed([.partnerManager]),
            on: .claim(claim.id),
            chain: "cl_0002"
        )
        if twist != .approvalOmitted {
            let submission = Submission(
                claim,
                enteredBy: try UserID("u_kw1"),
                seq: place.seq,
                leaf: place.leaf
            )
            try approve(submission, id: "ap_0001", decision: decision, as: .partnerManager)
        }
        try charge(claim, from: .available(caps: []), chain: "cl_0002")
    }

    private mutating func claimUnderCase() throws {
        let claim = try claim("cl_0003", pence: 300_00, category: "devices", under: "bc_0001")
        try journal.append(.claimSubmitted(.init(claim: claim)), by: "u_kw1", chain: "bc_0001")
        try decide(.automatic, on: .claim(claim.id), chain: "bc_0001")
        let commitment = try CommitmentID(source: "bc_0001", line: 1)
        try charge(
            claim,
            from: .commitment(commitment, isRecognisedOnApproval: false),
            chain: "bc_0001"
        )
    }

    func claim(
        _ id: String,
        version: Int = 1,
        pence: Int64,
        category: String,
        under businessCase: String?
    ) throws -> Claim {
        let line = ClaimLine(
            number: 1,
            bearer: .participant(try jo),
            category: try CategoryCode(category),
            caseLine: businessCase == nil ? nil : 1,
            incurredOn: journal.time.londonDate,
            amount: try Amount(pence: pence),
            irrecoverableVAT: .zero,
            mileage: nil,
            meal: nil,
            exclusions: [],
            what: JournalBuilder.commitment(to: "what \(id)", as: "what"),
            nextStep: nil,
            journey: nil
        )
        return try Claim(
            id: ClaimID(id),
            version: version,
            claimant: UserID("u_kw1"),
            partner: northside,
            businessCase: businessCase.map { try CaseID($0) },
            paidBy: try colleaguePaid.map { .keyworker($0) } ?? .invoice,
            payee: try colleaguePaid.map { .user($0) }
                ?? .supplier(JournalBuilder.commitment(to: "shop \(id)", as: "supplier")),
            lines: [line],
            evidence: [],
            missingEvidence: .notGiven,
            reason: nil,
            spentFirst: false,
            topsUp: nil
        )
    }

    mutating func charge(
        _ claim: Claim,
        from origin: ChargedLine.Origin,
        chain: String
    ) throws {
        let half = try claim.total().pence / 2
        // What ``commit()`` has set aside, of which nothing was claimed before.
        let isDrawn = if case .commitment = origin { true } else { false }
        let line = ChargedLine(
            number: 1,
            attribution: try attribution(claim.lines[0].category),
            origin: origin,
            shares: try isDrawn
                ? shares(half, half, by: (.remaining, Self.setAside)) : shares(half, half)
        )
        let charged = Event.ClaimCharged(
            programme: try ProgrammeCode("pathways"),
            claim: claim.id,
            ruleVersion: 1,
            lines: [line]
        )
        try post(.claimCharged(charged), chain: chain)
    }

    /// What the guidance is said to have decided on.
    static func facts(of subject: String) -> String {
        "farthing-facts/v1\nkind: illustrative, of \(subject)\nprices: 1\n"
    }

    @discardableResult
    mutating func decide(
        _ outcome: Outcome,
        on subject: Approvals.Subject,
        version: Int = 1,
        chain: String
    ) throws -> Digest {
        let decision = DecisionRecorded(
            subjectKind: subject.kind,
            subject: subject.text,
            version: version,
            line: 1,
            rulePack: try RulePackID("illustrative"),
            rulePackDigest: Digest(of: rulePack),
            outcome: outcome,
            clauses: [try ClauseID("all")],
            facts: JournalBuilder.commitment(to: Self.facts(of: subject.text), as: "facts")
        )
        return try journal.append(.decisionRecorded(decision), by: "u_kw1", chain: chain).leaf
    }
}

// MARK: The business case

extension SampleJournal {
    private mutating func businessCase() throws {
        let proposer = twist == .selfApproval ? "u_pm1" : "u_kw1"
        let first = try businessCase(version: 1, proposer: proposer)
        let place = try journal.append(
            .caseSubmitted(.init(businessCase: first)),
            by: proposer,
            chain: "bc_0001"
        )
        let route = Outcome.needsBusinessCase([.partnerManager, .programmeManager])
        let decision = try decide(route, on: .businessCase(first.id), chain: "bc_0001")
        if twist == .amendedAfter {
            let second = try businessCase(version: 2, proposer: proposer)
            try journal.append(
                .caseAmended(.init(businessCase: second)),
                by: proposer,
                chain: "bc_0001"
            )
        }
        if twist == .retiredKey { try retire("u_pm1", Keys.partnerManager()) }
        let submission = Submission(
            first,
            enteredBy: try UserID(proposer),
            seq: place.seq,
            leaf: place.leaf
        )
        try approveSteps(submission, decision: decision)
        try commit()
    }

    private mutating func approveSteps(_ submission: Submission, decision: Digest) throws {
        var steps: [(String, Role)] = [
            ("ap_0002", .partnerManager), ("ap_0003", .programmeManager),
        ]
        if twist == .stepsSwapped { steps.reverse() }
        if twist == .lastStepOmitted { steps.removeLast() }
        for (id, role) in steps { try approve(submission, id: id, decision: decision, as: role) }
    }

    private func businessCase(version: Int, proposer: String) throws -> BusinessCase {
        let line = try CaseLine(
            number: 1,
            bearer: .participant(jo),
            category: CategoryCode("devices"),
            quantity: 1,
            unitAmount: Amount(pence: 330_00),
            provision: .gift,
            exclusions: [],
            what: nil
        )
        return try BusinessCase(
            id: CaseID("bc_0001"),
            version: version,
            proposer: UserID(proposer),
            partner: northside,
            payee: nil,
            lines: [line],
            evidence: [],
            need: Digest(of: Array("need".utf8)),
            otherFunding: nil,
            conflicts: nil,
            spentFirst: false,
            expiresOn: journal.time.londonDate.adding(days: 90)
        )
    }

    /// The pence that each of the two funds sets aside for the case.
    private static let setAside: Int64 = 165_00

    private mutating func commit() throws {
        let line = CommittedLine(
            commitment: try CommitmentID(source: "bc_0001", line: 1),
            attribution: try attribution(CategoryCode("devices")),
            caps: [],
            shares: try shares(Self.setAside, Self.setAside)
        )
        let raised = Event.CommitmentRaised(
            programme: try ProgrammeCode("pathways"),
            ruleVersion: 1,
            lines: [line]
        )
        try post(.commitmentRaised(raised), chain: "bc_0001")
    }

    mutating func retire(_ user: String, _ key: SigningKey) throws {
        let retired = KeyRetired(
            purpose: .signer,
            key: key.verificationKey.id,
            owner: try UserID(user)
        )
        try journal.append(.keyRetired(retired), by: "u_admin")
    }
}

// MARK: Approving

extension SampleJournal {
    /// Appends an approval of everything that was asked for, signed where it is of a case.
    mutating func approve(
        _ submission: Submission,
        id: String,
        decision: Digest,
        as role: Role
    ) throws {
        let isCase = submission.subject.kind == .businessCase
        let isSecond = role == .programmeManager
        let signer = try UserID(isSecond ? "u_prog" : "u_pm1")
        let key = isSecond ? try Keys.programmeManager() : try Keys.partnerManager()
        let text = ApprovalText(
            submission: submission,
            subjectLeaf: twist == .otherContent ? Digest.zero : submission.leaf,
            id: id,
            role: role,
            signer: signer,
            steps: isCase ? (isSecond ? 2 : 1, 2) : (1, 1),
            rulePack: twist == .otherRules ? Digest.zero : Digest(of: rulePack),
            decision: twist == .otherDecision ? Digest.zero : decision,
            key: isCase ? key.verificationKey : nil,
            nonce: twist == .nonceTwice ? "same" : id,
            seen: SeenTree(
                size: journal.size,
                root: twist == .otherTree ? Digest.zero : journal.root
            ),
            issued: journal.time
        )
        let bytes = try text.statement().bytes()
        journal.documents[Digest(of: bytes)] = bytes
        let granted = ApprovalGranted(
            approval: try ApprovalID(id),
            subjectKind: submission.subject.kind,
            subject: submission.subject.text,
            version: submission.version,
            step: text.steps.0,
            of: text.steps.1,
            role: role,
            onBehalfOf: nil,
            amount: try Amount.sum(of: submission.lines.map(\.amount)),
            lines: submission.lines,
            conditions: nil,
            statement: Digest(of: bytes),
            seal: try Keys.seal(of: signer).seal(bytes),
            signature: isCase && twist != .unsigned ? try key.sign(bytes) : nil
        )
        try journal.append(
            .approvalGranted(granted),
            by: signer.text,
            chain: submission.subject.text,
            minutes: twist == .tooLate ? 120 : 1
        )
    }
}

// MARK: Ending

extension SampleJournal {
    private mutating func erase() throws {
        let order = ParticipantErased(participant: try jo, basis: .request)
        try journal.append(.participantErased(order), by: "u_fin")
    }

    private mutating func close() throws {
        let outcome = OutcomeRecorded(
            participant: try jo,
            outcome: .bankAccount,
            on: journal.time.londonDate,
            subject: "cl_0001",
            note: Digest(of: Array("note".utf8))
        )
        try journal.append(.outcomeRecorded(outcome), by: "u_kw1")
        let refused = CommandRefused(code: "duties.approver+claimant", name: "approval.grant")
        try journal.append(.commandRefused(refused), by: "u_pm1")
        try journal.issue(by: profile)
        if twist == .recordAfter {
            try journal.append(.commandRefused(refused), by: "u_pm1")
        }
    }

    mutating func post(_ event: Event, chain: String? = nil) throws {
        let entry = try event.entry(effectiveOn: journal.time.londonDate)
        try journal.append(.entryPosted(.init(entry: entry)), by: "u_fin", chain: chain)
    }

    var northside: PartnerCode { get throws { try PartnerCode("northside") } }
    var jo: ParticipantCode { get throws { try ParticipantCode("p_17") } }

    /// Shares by halves, or by so many pence of each fund.
    func shares(
        _ first: Int64,
        _ second: Int64,
        by basis: (method: ShareMethod, weight: Int64) = (.percentages, 50)
    ) throws -> [Ledger.FundShare] {
        try zip(["ESF", "LOT"], [first, second]).map { fund, pence in
            Ledger.FundShare(
                fund: try FundCode(fund),
                amount: try Amount(pence: pence),
                basis: ShareBasis(method: basis.method, weight: basis.weight, remainder: 0)
            )
        }
    }

    func attribution(_ category: CategoryCode) throws -> Attribution {
        Attribution(partner: try northside, category: category, participant: try jo)
    }
}
