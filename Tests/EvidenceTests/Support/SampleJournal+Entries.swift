import Calendar
import Identifiers
import Journal
import Ledger
import Money

// MARK: Entries that no operation posts

extension SampleJournal {
    /// One that a holder of the journal's key would write to make costs of nothing, or hide some.
    mutating func strayEntry() throws {
        switch twist {
        case .entryOfOtherEvent:
            try post(.advanceReceived, nil, [("ESF:M5000.identity", 50_00), ("ESF:M1000", -50_00)])
        case .undoneInPart:
            let seq = try seq(of: .advanceReceived)
            try post(.entryReversed, nil, [("ESF:M1000", -1), ("ESF:M2100", 1)], undoing: seq)
        case .undoneTwice:
            let seq = try seq(of: .advanceReceived)
            let again = [("ESF:M1000", 1000_00), ("ESF:M2100", -1000_00)] as [(String, Int64)]
            for _ in 0..<2 {
                try undo(seq)
                try post(.advanceReceived, nil, again)
            }
        case .undoneUndoing:
            let seq = try seq(of: .advanceReceived)
            try undo(seq)
            try undo(journal.records.count - 1)
        case .chargedTwice:
            let claim = try claim("cl_0002", pence: 2, category: "travel", under: nil)
            try charge(claim, from: .available(caps: []), chain: "cl_0002")
        case .chargedOfNobody:
            let claim = try claim("cl_0099", pence: 2, category: "travel", under: nil)
            try charge(claim, from: .available(caps: []), chain: "cl_0099")
        case .setAsideTwice:
            let line = CommittedLine(
                commitment: try CommitmentID(source: "bc_0001", line: 2),
                attribution: try attribution(CategoryCode("devices")),
                caps: [],
                shares: try shares(1, 1)
            )
            let raised = Event.CommitmentRaised(
                programme: try ProgrammeCode("pathways"),
                ruleVersion: 1,
                lines: [line]
            )
            try post(.commitmentRaised(raised), chain: "bc_0001")
        case .refundWithoutBudget:
            try post(
                .refundReceived,
                "cl_0001",
                [("ESF:M1000", 1), ("ESF:M5000.identity", -1)]
            )
        default: return
        }
    }

    /// The record of the first entry of an event.
    func seq(of event: EventKind) throws -> Int {
        journal.records.firstIndex { bytes in
            guard case .entryPosted(let posted)? = (try? Record(bytes: bytes))?.body else {
                return false
            }
            return posted.entry.event == event
        } ?? 0
    }

    mutating func undo(_ seq: Int) throws {
        guard case .entryPosted(let posted) = try Record(bytes: journal.records[seq]).body else {
            return
        }
        let mirrored = posted.entry.postings.map { posting in
            let pence = posting.amount.pence
            return (posting.account.description, posting.side == .debit ? -pence : pence)
        }
        try post(.entryReversed, posted.entry.source, mirrored, undoing: seq)
    }

    /// A credit is negative.
    private mutating func post(
        _ event: EventKind,
        _ source: String?,
        _ postings: [(String, Int64)],
        undoing seq: Int? = nil
    ) throws {
        let cost = try attribution(CategoryCode("identity"))
        let entry = try Entry(
            recorded: RecordedEntry(
                event: event,
                effectiveOn: journal.time.londonDate,
                source: source,
                reverses: seq,
                postings: postings.map { account, pence in
                    let account = try AccountCode(account)
                    return Posting(
                        account: account,
                        side: pence < 0 ? .credit : .debit,
                        amount: try Amount(pence: abs(pence)),
                        attribution: account.kind == .expense ? cost : nil
                    )
                }
            )
        )
        try journal.append(.entryPosted(EntryPosted(entry: entry, reason: nil)), by: "u_fin")
    }
}
