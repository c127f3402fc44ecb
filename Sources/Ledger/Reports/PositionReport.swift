public import Identifiers
internal import Money

/// Granted, allocated, set aside, spent and left: by fund, and by partner and fund.
///
/// A commitment's account names no partner, so what each partner has set aside comes from the
/// attributions of its postings.
public struct PositionReport: Hashable, Sendable {
    /// By fund, in the order of the codes.
    public let funds: [FundPosition]
    /// By partner, then fund, in the order of the codes.
    public let partners: [AvailableFunds]

    /// A partner and a fund together.
    public struct Key: Hashable, Comparable, Sendable {
        /// The delivery partner.
        public let partner: PartnerCode
        /// The fund.
        public let fund: FundCode

        /// Creates a key.
        public init(partner: PartnerCode, fund: FundCode) {
            self.partner = partner
            self.fund = fund
        }

        public static func < (left: Self, right: Self) -> Bool {
            (left.partner, left.fund) < (right.partner, right.fund)
        }
    }

    /// Creates the report.
    ///
    /// - Parameters:
    ///   - books: The accounts of the authority plane; those of commitments may be left out.
    ///   - setAside: The balance of all postings to committed accounts, by the partner that they
    ///     are attributed to.
    /// - Complexity: O(n log n) in the accounts.
    public init(of books: Books, setAside: [Key: Int64]) {
        var balances = setAside.mapValues { [AccountKind.committed: $0] }
        for account in books.accounts.keys {
            guard let key = Key(of: account) else { continue }
            let balance = books.balance(of: account)
            balances[key, default: [:]][account.kind, default: 0] += balance
        }
        partners = balances.keys.sorted().map {
            AvailableFunds(of: $0, balances[$0, default: [:]])
        }
        var committed: [FundCode: Int64] = [:]
        for (key, pence) in setAside { committed[key.fund, default: 0] += pence }
        funds = FundTotals.all(in: books.accounts).filter(\.hasAward).map { totals in
            FundPosition(of: totals, setAside: committed[totals.fund] ?? 0)
        }
    }

    /// What each partner has set aside, from entries held in memory.
    public static func setAside(in entries: some Sequence<Entry>) -> [Key: Int64] {
        var balances: [Key: Int64] = [:]
        for entry in entries {
            for posting in entry.postings where posting.account.kind == .committed {
                guard let fund = posting.account.fund, let partner = posting.attribution?.partner
                else { continue }
                let pence = posting.amount.pence
                balances[Key(partner: partner, fund: fund), default: 0] +=
                    posting.side == .credit ? pence : -pence
            }
        }
        return balances
    }
}

extension PositionReport.Key {
    /// The partner and fund that an account is for, or nil where it names none.
    fileprivate init?(of account: AccountCode) {
        let place: Int
        switch account.kind {
        case .available: place = 1
        case .deliveredUnpaid, .deliveredPaid: place = 0
        default: return nil
        }
        guard let fund = account.fund, let partner = try? PartnerCode(account.dimensions[place])
        else { return nil }
        self.init(partner: partner, fund: fund)
    }
}

extension AvailableFunds {
    fileprivate init(of key: PositionReport.Key, _ balances: [AccountKind: Int64]) {
        self.init(
            partner: key.partner,
            fund: key.fund,
            left: balances[.available] ?? 0,
            setAside: balances[.committed] ?? 0,
            unpaid: balances[.deliveredUnpaid] ?? 0,
            paid: balances[.deliveredPaid] ?? 0
        )
    }
}

extension FundPosition {
    fileprivate init(of totals: FundTotals, setAside: Int64) {
        self.init(
            fund: totals.fund,
            granted: totals.balance(.awardAuthority),
            unbudgeted: totals.balance(.awarded),
            unallocated: totals.balance(.programmeBudget),
            left: totals.balance(.available),
            setAside: setAside,
            spent: totals.balance(.deliveredUnpaid) + totals.balance(.deliveredPaid)
        )
    }
}

extension FundTotals {
    fileprivate var hasAward: Bool { balances[.awardAuthority] != nil }
}
