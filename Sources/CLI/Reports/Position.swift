import Identifiers
import Ledger
import Store

/// Granted, partner budget, set aside, spent and left, by fund and by partner.
struct Position {
    let report: PositionReport

    /// Reads the accounts and, for each commitment, the partner it is of. O(accounts).
    init(of books: any BookReader) throws {
        let accounts = try books.allAccounts()
        var setAside: [PositionReport.Key: Int64] = [:]
        for (code, totals) in accounts where code.kind == .committed {
            guard let fund = code.fund, totals.balance(on: .credit) != 0 else { continue }
            for part in try books.net(of: code) {
                let key = PositionReport.Key(partner: part.attribution.partner, fund: fund)
                setAside[key, default: 0] += part.pence
            }
        }
        let loaded = Dictionary(uniqueKeysWithValues: accounts.map { ($0.code, $0.totals) })
        report = PositionReport(of: Books(loading: loaded), setAside: setAside)
    }

    /// One partner's figures over all funds.
    struct PartnerSum {
        var allocated: Int64 = 0
        var setAside: Int64 = 0
        var spent: Int64 = 0
        var left: Int64 = 0
    }

    /// Each partner over all funds.
    var byPartner: [PartnerCode: PartnerSum] {
        report.partners.reduce(into: [:]) { sums, part in
            sums[part.partner, default: PartnerSum()].add(part)
        }
    }

    /// Everything together.
    var total: PartnerSum {
        report.partners.reduce(into: PartnerSum()) { $0.add($1) }
    }
}

extension Position.PartnerSum {
    fileprivate mutating func add(_ part: AvailableFunds) {
        allocated += part.allocated
        setAside += part.setAside
        spent += part.spent
        left += part.left
    }
}
