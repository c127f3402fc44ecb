import Identifiers
import Ledger

extension PositionReport {
    /// One partner's figures over all funds.
    struct PartnerSum {
        var allocated: Int64 = 0
        var setAside: Int64 = 0
        var spent: Int64 = 0
        var left: Int64 = 0
    }

    /// Each partner over all funds.
    var byPartner: [PartnerCode: PartnerSum] {
        partners.reduce(into: [:]) { sums, part in
            sums[part.partner, default: PartnerSum()].add(part)
        }
    }

    /// Everything together.
    var total: PartnerSum {
        partners.reduce(into: PartnerSum()) { $0.add($1) }
    }
}

extension PositionReport.PartnerSum {
    fileprivate mutating func add(_ part: AvailableFunds) {
        allocated += part.allocated
        setAside += part.setAside
        spent += part.spent
        left += part.left
    }
}
