import Identifiers
import Ledger
import Store

/// Granted, partner budget, set aside, spent and left, by fund and by partner.
struct Position {
    let report: PositionReport

    init(of books: any BookReader) throws { report = try books.position() }

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
