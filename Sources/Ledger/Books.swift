public import Identifiers
internal import Money

// The map of the model:
//
//   Event ──▶ Entry ──▶ Books
//     what happened      every account's two counters
//     (closed set)       a limit is the floor of an account
//
//   authority   A100 = A200 + A300 + A400 + A500 + A600 + A700        for each fund
//   allowance   L100 = L200 + L300                                    for each participant and cap
//   money       bank, debts, income, cost                             for each fund
//
// `Books+Invariants.swift` says how the three hang together.

/// Every account's totals, changed by entries alone.
///
/// An operation may load only the accounts that its entry touches; an account that is not there
/// has no postings.
public struct Books: Hashable, Sendable {
    /// The accounts that have postings.
    public private(set) var accounts: [AccountCode: AccountTotals]

    /// Creates empty books.
    public init() { accounts = [:] }

    /// Creates books that hold these accounts, as they were read from a store.
    public init(loading accounts: [AccountCode: AccountTotals]) { self.accounts = accounts }

    /// All that was posted to an account.
    public func totals(of account: AccountCode) -> AccountTotals { accounts[account] ?? .zero }

    /// The pence on the account's normal side, negative where the other side is greater.
    public func balance(of account: AccountCode) -> Int64 {
        totals(of: account).balance(on: account.kind.normalSide)
    }

    /// The pence that a partner may still commit from a fund.
    public func available(
        _ fund: FundCode,
        _ programme: ProgrammeCode,
        _ partner: PartnerCode
    ) -> Int64 {
        balance(of: .available(fund, programme, partner))
    }

    /// Posts an entry whole, or not at all.
    ///
    /// Only what the entry leaves behind is held against the floors: a commitment may open and
    /// close in one entry.
    ///
    /// - Throws: ``PostingError`` for the first account, in the order of the postings, that would
    ///   fall below its floor or overflow.
    /// - Complexity: O(n) in the postings, whatever the size of the books.
    public mutating func post(_ entry: Entry) throws(PostingError) {
        var changed: [AccountCode: AccountTotals] = [:]
        for posting in entry.postings {
            let before = changed[posting.account] ?? totals(of: posting.account)
            do {
                changed[posting.account] = try before.adding(posting.amount, on: posting.side)
            } catch { throw .counterOverflow(posting.account) }
        }
        for posting in entry.postings {
            try checkFloor(of: posting.account, after: changed[posting.account] ?? .zero)
        }
        // The point of no return: nothing below refuses.
        accounts.merge(changed) { $1 }
    }

    private func checkFloor(
        of account: AccountCode,
        after totals: AccountTotals
    ) throws(PostingError) {
        let left = totals.balance(on: account.kind.normalSide)
        guard account.kind.isFloored, left < 0 else { return }
        let before = balance(of: account)
        throw .belowFloor(account, available: before, requested: before - left)
    }
}
