import Approvals
import Calendar
import Evidence
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy

// MARK: Payments

extension SampleJournal {
    /// Pays the first claim: u_fin prepares it, u_fin2 releases it.
    mutating func pay() throws {
        let claim = try ClaimID("cl_0001")
        let payment = try PaymentID("pay_0001")
        let item = PaidItem(
            claim: claim,
            attribution: try attribution(CategoryCode("identity")),
            shares: try shares(23_25, 23_25)
        )
        if twist == .partnerEntryUnrecorded { return try postUnrecorded(item) }
        if twist == .floatUnrecorded { return try spendUnrecorded(item) }
        if twist != .paymentUnprepared {
            let instructed = PaymentInstructed(
                payment: payment,
                purpose: .claims,
                partner: nil,
                claims: [claim],
                total: try Amount(pence: 46_50)
            )
            let preparer = twist == .preparedByOther ? "u_pm1" : "u_fin"
            try journal.append(.paymentInstructed(instructed), by: preparer)
        }
        try post(.paymentInstructed(.init(payment: payment, items: [item])))
        if twist?.isOfRun == true { try run(payment) }
        if twist != .paymentUnreleased { try release(payment, of: claim) }
        guard twist != .paymentUnposted else { return }
        let left = Event.PaymentDefrayed(
            payment: payment,
            items: [item],
            funding: Funding(bases: try bases),
            leftBankOn: journal.time.londonDate
        )
        try post(.paymentDefrayed(left))
        try payOutside()
    }

    /// How the funds' money comes: ESF gives an advance, and is asked for what was paid besides.
    var bases: [FundCode: FundingBasis] {
        get throws {
            [
                try FundCode("ESF"): .arrears, try FundCode("LOT"): .advance,
                try FundCode("UNR"): .own,
            ]
        }
    }

    /// The colleague who is to receive what is claimed, instead of a supplier.
    var colleaguePaid: UserID? {
        get throws {
            switch twist {
            case .paidToReleaser: try UserID("u_fin2")
            case .partnerPaid, .partnerPaidMarker: try UserID("u_amy")
            default: nil
            }
        }
    }

    private mutating func release(_ payment: PaymentID, of claim: ClaimID) throws {
        let defrayed = PaymentDefrayed(
            payment: twist == .paymentUnnamed ? nil : payment,
            claims: [claim],
            payer: "bank",
            on: journal.time.londonDate,
            reference: "statement 7"
        )
        if twist == .releasedByDelegate { try lend(.financeOfficer, from: "u_fin", to: "u_pm1") }
        try journal.append(.paymentDefrayed(defrayed), by: releaser)
    }

    private var releaser: String {
        switch twist {
        case .ownRelease, .loneOfficer: "u_fin"
        // A second person released the run; who prepared it may record the statement.
        case let twist? where twist.isOfRun: "u_fin"
        case .releasedByOther, .releasedByDelegate: "u_pm1"
        default: "u_fin2"
        }
    }
}

// MARK: A period opened again

extension SampleJournal {
    /// April, in which nothing was posted, is closed by one officer and opened again by two
    /// people.
    mutating func reopen() throws {
        let (starts, ends) = (try CalendarDate("2026-04-01"), try CalendarDate("2026-04-30"))
        let closed = PeriodClosed(
            fund: try FundCode("ESF"),
            starts: starts,
            ends: twist == .reopenedOther ? ends.adding(days: -1) : ends,
            trialBalance: try balances(
                of: FundCode("ESF"),
                through: twist == .reopenedOther ? ends.adding(days: -1) : ends
            )
        )
        if twist != .reopenedUnclosed { try journal.append(.periodClosed(closed), by: "u_fin") }
        try useClosed(closed)
        if twist == .consentKeyRetired { try retire("u_prog", Keys.programmeManager()) }
        if twist == .reopenedByDelegate { try lend(.financeOfficer, from: "u_fin", to: "u_kw1") }
        let (first, second, key) = try reopeners()
        let consent = ReopeningConsent(
            fund: try FundCode(twist == .consentOfAnother ? "LOT" : "ESF"),
            starts: starts,
            ends: ends,
            requestedBy: try UserID(first),
            command: try CommandID(twist == .consentReused ? "c-1" : "c-\(journal.size)")
        )
        let statement = try consent.statement(journal: JournalBuilder.origin)
        let reopened = PeriodReopened(
            fund: closed.fund,
            starts: starts,
            ends: ends,
            approvedBy: try UserID(second),
            signature: try key.sign(statement)
        )
        try journal.append(.periodReopened(reopened), by: first)
    }

    /// What is done before a closed period is opened again.
    private mutating func useClosed(_ closed: PeriodClosed) throws {
        switch twist {
        case .postedInClosed:
            try closeToday(balances(of: FundCode("LOT"), through: journal.time.londonDate))
            let share = try shares(0, 1_00)[1]
            try post(.awardGranted(.init(shares: [share])))
        case .closedOtherwise:
            try closeToday(balances(of: FundCode("ESF"), through: journal.time.londonDate))
        default: break
        }
    }

    /// Who asks, who agrees, and the key that signs for the second.
    private func reopeners() throws -> (String, String, SigningKey) {
        switch twist {
        case .reopenedAlone: ("u_prog", "u_prog", try Keys.programmeManager())
        case .reopenedByOfficers: ("u_fin2", "u_fin", try Keys.financeOfficer())
        case .reopenedByNobody: ("u_kw1", "u_prog", try Keys.programmeManager())
        case .agreedByPartner: ("u_fin", "u_pm1", try Keys.partnerManager())
        case .reopenedByManager: ("u_prog", "u_fin", try Keys.financeOfficer())
        case .reopenedByDelegate: ("u_kw1", "u_prog", try Keys.programmeManager())
        case .consentByAnother: ("u_fin", "u_prog", try Keys.partnerManager())
        default: ("u_fin", "u_prog", try Keys.programmeManager())
        }
    }
}

extension SampleJournal {
    private mutating func closeToday(_ balances: Digest) throws {
        let today = journal.time.londonDate
        let closed = PeriodClosed(
            fund: try FundCode("LOT"),
            starts: today,
            ends: today,
            trialBalance: balances
        )
        try journal.append(.periodClosed(closed), by: "u_fin")
    }

    /// The digest of the trial balance of one fund, as the ledger gives it.
    func balances(of fund: FundCode, through last: CalendarDate) throws -> Digest {
        var books = Books()
        for bytes in journal.records {
            guard case .entryPosted(let posted)? = (try? Record(bytes: bytes))?.body,
                posted.entry.effectiveOn <= last
            else { continue }
            try books.post(posted.entry)
        }
        return try TrialBalance(of: books).digest(of: fund)
    }
}
