import Approvals
import Identifiers
import Ledger
import Money
import Store

// A yes raises an allowance for what it is a yes to (row 23), and for nothing else. When that is
// put back, not approved in the end, or comes back, the lesser of the raise and what was restored
// is taken back, so that nobody spends it on anything else without whoever may raise the cap.

extension OperationContext {
    /// Lowers allowances by what an entry restored of them, as far as they were raised for what it
    /// was about: the claim's own raises first, then those of the business case behind it.
    ///
    /// - Returns: A sentence for each that is lowered, with a space before.
    func lowerWhatWasRaised(restoredBy entry: Entry) throws -> String {
        guard let source = entry.source else { return "" }
        var restored = entry.postings.reduce(into: [AccountCode: Int64]()) { sums, posting in
            guard posting.account.kind == .allowanceRemaining else { return }
            let sign: Int64 = posting.side == .credit ? 1 : -1
            sums[posting.account, default: 0] += sign * posting.amount.pence
        }
        var sources = [source]
        if let claim = try? ClaimID(source), let behind = try books.claim(claim)?.businessCase {
            sources.append(behind.text)
        }
        var sentences = ""
        for source in sources {
            for (account, raised) in try raised(for: source) {
                let pence = min(raised, restored[account] ?? 0)
                sentences += try lower(account, by: pence, for: source, like: entry)
                restored[account, default: 0] -= max(0, pence)
            }
        }
        return sentences
    }

    /// Lowers allowances by what was raised for something that is not approved after all, as far
    /// as nobody has used it since.
    ///
    /// - Returns: A sentence for each that is lowered, with a space before.
    func lowerWhatWasRaised(for subject: Subject) throws -> String {
        try raised(for: subject.text).reduce("") { sentences, item in
            try sentences + lower(item.account, by: item.pence, for: subject.text, like: nil)
        }
    }

    /// What is raised for a claim or case and was not taken back, in order of account.
    private func raised(for source: String) throws -> [(account: AccountCode, pence: Int64)] {
        let entries = try liveEntries(from: source, [.allowanceRaised, .allowanceLowered])
        var sums: [AccountCode: Int64] = [:]
        for posting in entries.flatMap(\.entry.postings)
        where posting.account.kind == .allowanceRemaining {
            let sign: Int64 = posting.side == .credit ? 1 : -1
            sums[posting.account, default: 0] += sign * posting.amount.pence
        }
        return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func lower(
        _ account: AccountCode,
        by pence: Int64,
        for source: String,
        like entry: Entry?
    ) throws -> String {
        let pence = min(pence, try balance(of: account))
        let names = account.dimensions
        guard pence > 0, names.count == 2, let participant = try? ParticipantCode(names[0]),
            let cap = try? CapCode(names[1])
        else { return "" }
        let amount = try Amount(pence: pence)
        let lowered = Event.AllowanceLowered(
            participant: participant,
            limit: CapLimit(cap: cap, amount: amount),
            source: source
        )
        let day = entry?.effectiveOn ?? today
        try post(.allowanceLowered(lowered), on: day, chain: try chain(of: source))
        return " The “\(cap)” allowance of \(participant), which was raised for it, is "
            + "\(amount.poundsText) lower again."
    }

    private func chain(of source: String) throws -> String {
        guard let claim = try? ClaimID(source) else { return source }
        return try books.claim(claim)?.chain ?? source
    }
}
