import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Money

extension SampleJournal {
    /// A run of the one payment: u_fin2 typed the details, u_fin prepares and freezes it, u_prog
    /// releases it.
    mutating func run(_ payment: PaymentID) throws {
        let shop = Payee.supplier(Digest(of: Array("shop cl_0001".utf8)))
        let payee = twist == .runToAnother ? Payee.user(try UserID("u_kw1")) : shop
        let accounts = (ours: Digest(of: [1]), theirs: Digest(of: [2]))
        let editor = twist == .runDetailsByOther ? "u_kw1" : "u_fin2"
        try record(.programme, accounts.ours, by: "u_fin2")
        if twist == .runFresh { try record(.payee(payee), Digest(of: [3]), by: editor) }
        try record(.payee(payee), accounts.theirs, by: editor)
        let run = try RunID("run_0001")
        try prepare(run, paying: payment, to: payee, accounts)
        if twist == .runTwice {
            try prepare(RunID("run_0002"), paying: payment, to: payee, accounts)
        }
        if twist == .runSwapped { try record(.payee(payee), Digest(of: [4]), by: editor) }
        if twist == .runSwappedOurs { try record(.programme, Digest(of: [4]), by: editor) }
        guard twist != .runUnreleased else { return }
        try release(run, [try line(run, payment, payee, accounts.theirs)], from: accounts.ours)
    }

    private mutating func record(
        _ holder: DetailsHolder,
        _ account: Digest,
        by actor: String
    ) throws {
        let details = PayeeDetails(holder: holder, account: account)
        try journal.append(.payeeDetails(details), by: actor)
    }

    private mutating func prepare(
        _ run: RunID,
        paying payment: PaymentID,
        to payee: Payee,
        _ accounts: (ours: Digest, theirs: Digest)
    ) throws {
        let line = try line(run, payment, payee, accounts.theirs)
        let preparer: String
        switch twist {
        case .runPreparedByOther: preparer = "u_kw1"
        case .runReleasedByInstructor: preparer = "u_fin2"
        default: preparer = "u_fin"
        }
        let hand = preparer == "u_kw1" ? "u_fin" : preparer
        try journal.append(.runPrepared(RunPrepared(run: run)), by: preparer)
        try journal.append(.runLine(line), by: hand)
        guard twist != .runUnfrozen else { return }
        let contents = RunContents(account: accounts.ours, lines: [line])
        let frozen = RunFrozen(
            run: run,
            account: accounts.ours,
            count: 1,
            total: try Amount(pence: line.amount.pence + (twist == .runOtherSum ? 1 : 0)),
            digest: contents.digest
        )
        try journal.append(.runFrozen(frozen), by: hand)
    }

    private func line(
        _ run: RunID,
        _ payment: PaymentID,
        _ payee: Payee,
        _ account: Digest
    ) throws -> RunLine {
        RunLine(
            run: run,
            number: 1,
            payment: payment,
            payee: payee,
            amount: try Amount(pence: twist == .runOtherAmount ? 46_51 : 46_50),
            account: account
        )
    }

    private mutating func release(
        _ run: RunID,
        _ lines: [RunLine],
        from account: Digest
    ) throws {
        let contents = RunContents(account: account, lines: lines)
        let today = journal.time.londonDate
        let released = RunReleased(
            run: run,
            on: twist == .runPastDay ? today.adding(days: -1) : today,
            count: 1,
            total: try Amount(pence: lines[0].amount.pence + (twist == .runOtherSum ? 1 : 0)),
            digest: twist == .runOtherDigest ? .zero : contents.digest
        )
        let releaser: String
        switch twist {
        case .runReleasedByPreparer, .runReleasedByInstructor: releaser = "u_fin"
        case .runReleasedByEditor: releaser = "u_fin2"
        case .runReleasedByOther: releaser = "u_pm1"
        default: releaser = "u_prog"
        }
        try journal.append(.runReleased(released), by: releaser)
    }
}
