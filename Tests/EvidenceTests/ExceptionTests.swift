import Approvals
import Calendar
import Capture
import Documents
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Testing

@testable import Evidence

/// What is out of the ordinary is found by the writer and by the checker alike.
@Suite struct ExceptionTests {
    @Test func `each exception is listed where it shows, and its nearest neighbour is not`() throws
    {
        var journal = try JournalBuilder()
        try Self.claims(&journal)
        try Self.payments(&journal)
        try Self.others(&journal)
        let listed = try Self.list(journal)
        #expect(
            listed == [
                "not-left-bank,4,2026-05-05,cl_0001,10.00",
                "missing-ticket,4,2026-05-05,cl_0001,10.00",
                "spent-first,4,2026-05-05,cl_0001,10.00",
                "reused-receipt,4,2026-05-05,cl_0001,10.00",
                "taken-back,6,2026-05-05,cl_0001,-10.00",
                "entry-reversed,6,2026-05-05,cl_0001,-10.00",
                "payment-returned,10,2026-05-05,pay_0001,12.00",
                "late-cost,12,2026-05-05,dd_0001,5.00",
                "float-difference,14,2026-05-05,u_kw1,-0.01",
                "key-compromised,15,2026-05-05,0011223344556677,",
                "request-refused,16,2026-05-05,claim.duplicate-evidence,",
                "allowance-raised,17,2026-05-05,,5.00",
            ]
        )
    }

    @Test func `the checker finds the same in other words`() throws {
        var journal = try JournalBuilder()
        try Self.claims(&journal)
        try Self.payments(&journal)
        try Self.others(&journal)
        var books = BookReckoning()
        for bytes in journal.records { books.read(try Record(bytes: bytes)) }
        let lines = books.exceptionLines(
            leftBank: ["cl_0002": try CalendarDate("2026-05-05")],
            books.bank.reckoned()
        )
        let cut = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        #expect(cut.map { $0.prefix(5).joined(separator: ",") } == (try Self.list(journal)))
    }

    @Test func `kinds that come together are added up, unless one has no amount`() throws {
        func exception(_ kind: ExceptionKind, _ pence: Int64?) throws -> CostException {
            CostException(
                kind: kind,
                seq: 1,
                on: try CalendarDate("2026-05-05"),
                subject: nil,
                pence: pence
            )
        }
        let totals = ExceptionTotal.all(of: [
            try exception(.entryReversed, 5), try exception(.takenBack, 2),
            try exception(.entryReversed, nil), try exception(.takenBack, 1),
        ])
        #expect(totals.map(\.kind) == [.takenBack, .entryReversed])
        #expect(totals.map(\.pence) == [3, nil])
        #expect(totals.map(\.count) == [2, 2])
        #expect(totals.map(\.places) == [["record 1"], ["record 1"]])
    }

    // MARK: Journals

    /// One claim with all that is unusual, charged and undone; one with nothing, paid.
    private static func claims(_ journal: inout JournalBuilder) throws {
        try journal.append(.claimSubmitted(.init(claim: claim("cl_0001", isOdd: false))), by: "u")
        try journal.append(
            .claimAmended(.init(claim: claim("cl_0001", version: 2, isOdd: true))),
            by: "u"
        )
        try journal.append(.claimSubmitted(.init(claim: claim("cl_0002", isOdd: false))), by: "u")
        try journal.append(.packIssued(issue()), by: "u")
        try post(.claimCharged, "cl_0001", cost: 10_00, in: &journal)
        try post(.claimCharged, "cl_0002", cost: 12_00, in: &journal)
        try post(.entryReversed, "cl_0001", cost: -10_00, reverses: 4, in: &journal)
    }

    private static func payments(_ journal: inout JournalBuilder) throws {
        for payment in ["pay_0001", "pay_0002"] {
            let instructed = PaymentInstructed(
                payment: try PaymentID(payment),
                purpose: .claims,
                partner: nil,
                claims: [try ClaimID("cl_0002")],
                total: try Amount(pence: 12_00)
            )
            try journal.append(.paymentInstructed(instructed), by: "u")
        }
        try journal.append(.paymentDefrayed(defrayal("pay_0001")), by: "u")
        let returned = PaymentReturned(
            payment: try PaymentID("pay_0001"),
            on: journal.time.londonDate,
            stage: .afterDefrayal
        )
        try journal.append(.paymentReturned(returned), by: "u")
        try journal.append(.paymentDefrayed(defrayal("pay_0002")), by: "u")
    }

    private static func others(_ journal: inout JournalBuilder) throws {
        for isLate in [true, false] {
            let line = DrawdownLine(
                drawdown: try DrawdownID("dd_0001"),
                defrayal: 5,
                fund: try FundCode("ESF"),
                amount: try Amount(pence: 5_00),
                bankDate: journal.time.londonDate,
                isLate: isLate
            )
            try journal.append(.drawdownLine(line), by: "u")
            let counted = FloatCounted(
                holder: try UserID("u_kw1"),
                expected: try Amount(pence: 1_00),
                counted: try Amount(pence: isLate ? 1_00 : 99)
            )
            if !isLate { try journal.append(.floatCounted(counted), by: "u") }
        }
        let compromised = KeyCompromised(
            purpose: .signer,
            key: "0011223344556677",
            owner: try UserID("u_kw1"),
            trustedSize: 3,
            trustedRoot: .zero
        )
        try journal.append(.keyCompromised(compromised), by: "u")
        let refused = CommandRefused(code: "claim.duplicate-evidence", name: "claim.submit")
        try journal.append(.commandRefused(refused), by: "u")
        try post(
            .allowanceRaised,
            nil,
            [("-:L100.p_17.travel", .debit), ("-:L200.p_17.travel", .credit)],
            5_00,
            in: &journal
        )
        try post(
            .allowanceIssued,
            nil,
            [("-:L100.p_17.travel", .debit), ("-:L200.p_17.travel", .credit)],
            7_00,
            in: &journal
        )
    }

    // MARK: Parts

    private static func claim(_ id: String, version: Int = 1, isOdd: Bool) throws -> Claim {
        let plain = try SampleJournal(journal: JournalBuilder(), twist: nil)
            .claim(id, version: version, pence: 10_00, category: "travel", under: nil)
        let ticket = Evidence(
            kind: .ticket,
            type: .text,
            sanitiser: .capture1,
            commitment: Digest(of: Array("ticket".utf8)),
            fingerprint: try Seal(hex: Digest(of: Array("mark".utf8)).hex),
            isReused: isOdd
        )
        return try Claim(
            id: plain.id,
            version: version,
            claimant: plain.claimant,
            partner: plain.partner,
            businessCase: nil,
            paidBy: plain.paidBy,
            payee: plain.payee,
            lines: plain.lines,
            evidence: [ticket],
            missingEvidence: isOdd ? .lost : nil,
            reason: nil,
            spentFirst: isOdd,
            topsUp: nil
        )
    }

    private static func defrayal(_ payment: String) throws -> PaymentDefrayed {
        PaymentDefrayed(
            payment: try PaymentID(payment),
            claims: [try ClaimID("cl_0002")],
            payer: "bank",
            on: try CalendarDate("2026-05-05"),
            reference: "statement 1"
        )
    }

    private static func issue() throws -> PackIssued {
        PackIssued(
            pack: try PackID("pk_0001"),
            recipient: "A. Auditor",
            scope: "all",
            treeSize: 3,
            treeRoot: .zero,
            cases: 0,
            caseHeads: .zero,
            profile: nil,
            codes: .zero
        )
    }

    /// An entry of cost; one below nothing takes it back.
    private static func post(
        _ event: EventKind,
        _ source: String,
        cost: Int64,
        reverses: Int? = nil,
        in journal: inout JournalBuilder
    ) throws {
        let side: Side = cost < 0 ? .credit : .debit
        try post(
            event,
            source,
            [("ESF:M5000.travel", side), ("ESF:M2000.\(source)", side.opposite)],
            Int64(cost.magnitude),
            reverses: reverses,
            in: &journal
        )
    }

    private static func post(
        _ event: EventKind,
        _ source: String?,
        _ accounts: [(String, Side)],
        _ pence: Int64,
        reverses: Int? = nil,
        in journal: inout JournalBuilder
    ) throws {
        let attribution = Attribution(
            partner: try PartnerCode("northside"),
            category: try CategoryCode("travel"),
            participant: nil
        )
        let postings = try accounts.map { account, side in
            Posting(
                account: try AccountCode(account),
                side: side,
                amount: try Amount(pence: pence),
                attribution: account.contains(":M") ? attribution : nil
            )
        }
        let entry = try Entry(
            recorded: RecordedEntry(
                event: event,
                effectiveOn: journal.time.londonDate,
                source: source,
                reverses: reverses,
                postings: postings
            )
        )
        try journal.append(.entryPosted(EntryPosted(entry: entry, reason: nil)), by: "u")
    }

    /// What the writer lists, without the words at the end.
    private static func list(_ journal: JournalBuilder) throws -> [String] {
        let records = try journal.records.map { try Record(bytes: $0) }
        var lines: [CostLine] = []
        for (seq, record) in records.enumerated() {
            guard case .entryPosted(let posted) = record.body else { continue }
            for (posting, share) in posted.entry.costs {
                let left = posted.entry.source == "cl_0002" ? try CalendarDate("2026-05-05") : nil
                lines.append(
                    CostLine(
                        number: lines.count + 1,
                        seq: seq,
                        entry: posted.entry,
                        posting: posting,
                        participant: nil,
                        share: share,
                        leftBank: left
                    )
                )
            }
        }
        var bank = BankReconciliation()
        for record in records { bank.read(record) }
        let faults = BankFaults(bank.lines)
        let list = CostException.list(of: CostException.all(of: lines, faults, in: records))
        return String(decoding: list, as: UTF8.self).split(separator: "\r\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).prefix(5)
                .joined(separator: ",")
        }
    }
}
