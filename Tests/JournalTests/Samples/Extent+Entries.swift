import Calendar
import Identifiers
import Journal
import Ledger
import Money

extension Extent {
    func entryPosted() throws -> EntryPosted {
        EntryPosted(
            entry: try Entry(recorded: self == .full ? reversal() : award()),
            reason: optional(try digest(1))
        )
    }

    /// Everything that an entry may hold.
    private func reversal() throws -> RecordedEntry {
        let attribution = Attribution(
            partner: try PartnerCode("northside"),
            category: try CategoryCode("clothing"),
            participant: try ParticipantCode("p_17")
        )
        return RecordedEntry(
            event: .entryReversed,
            effectiveOn: try CalendarDate("2026-04-14"),
            source: "cl_0001",
            reverses: 6,
            bankDate: try CalendarDate("2026-04-13"),
            ruleVersion: 1,
            shares: [try share(line: 1, amount: 2999), try share(line: 2, amount: 0)],
            postings: [
                try posting("ESF:M2000.cl_0001", .debit, 2999, attribution),
                try posting("ESF:M5000.clothing", .credit, 2999, attribution),
            ]
        )
    }

    private func award() throws -> RecordedEntry {
        RecordedEntry(
            event: .awardGranted,
            effectiveOn: try CalendarDate("2026-04-14"),
            postings: [
                try posting("ESF:A100", .debit, 500_000),
                try posting("ESF:A200", .credit, 500_000),
            ]
        )
    }

    private func share(line: Int, amount: Int64) throws -> ShareDetail {
        ShareDetail(
            line: line,
            fund: try FundCode("ESF"),
            basis: ShareBasis(method: .percentages, weight: 50, remainder: 1),
            amount: try Amount(pence: amount)
        )
    }

    private func posting(
        _ account: String,
        _ side: Side,
        _ pence: Int64,
        _ attribution: Attribution? = nil
    ) throws -> Posting {
        Posting(
            account: try AccountCode(account),
            side: side,
            amount: try Amount(pence: pence),
            attribution: attribution
        )
    }
}
