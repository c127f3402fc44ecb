import Calendar
import Identifiers
import Ledger

/// Costs added up by something and by fund.
struct CostTable {
    /// By what, in order.
    let keys: [String]
    /// The funds that bear a cost, in order.
    let funds: [FundCode]
    private let sums: [String: [FundCode: Int64]]

    /// Adds up the lines under the names that they are given. O(lines).
    init(_ lines: [CostLine], by name: (CostLine) -> String) {
        var sums: [String: [FundCode: Int64]] = [:]
        for line in lines {
            guard let fund = line.posting.account.fund else { continue }
            sums[name(line), default: [:]][fund, default: 0] += line.pence
        }
        self.sums = sums
        keys = sums.keys.sorted()
        funds = Set(sums.values.flatMap(\.keys)).sorted()
    }

    func pence(_ key: String, _ fund: FundCode) -> Int64 { sums[key]?[fund] ?? 0 }

    func total(of key: String) -> Int64 { sums[key]?.values.reduce(0, +) ?? 0 }

    func total(of fund: FundCode) -> Int64 { keys.reduce(0) { $0 + pence($1, fund) } }

    var total: Int64 { keys.reduce(0) { $0 + total(of: $1) } }
}

extension CostLine {
    var heading: String { posting.attribution?.category.text ?? "-" }

    var partner: String { posting.attribution?.partner.text ?? "-" }

    /// The month that it is booked for, `2026-02`.
    var month: String { String(entry.effectiveOn.description.prefix(7)) }
}
