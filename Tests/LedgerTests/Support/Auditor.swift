import Identifiers
import Ledger
import Money

/// A slow, plain ledger, written from the table of events and its invariants alone.
///
/// It reads an event's facts and keeps every line ever written, by the accounts' names alone. It
/// shares nothing with the books but the facts.
struct Auditor {
    typealias Line = (debit: String, credit: String, pence: Int64, tag: Tag?)
    typealias Tag = (participant: String, category: String)

    /// Accepted events, each as its lines.
    private(set) var written: [[Line]] = []
    /// Each account's balance on its normal side.
    private(set) var balances: [String: Int64] = [:]
    /// Committed, delivered or borne by the reserves, by participant and category.
    private var charged: [String: [String: Int64]] = [:]

    static let floored: Set<String> = [
        "A200", "A300", "A400", "A500", "A600", "A700", "L200", "L300", "M1000", "M1005", "M1100",
        "M1150", "M1200", "M1300", "M2000", "M2010", "M2050", "M2060", "M2065", "M2100", "M2200",
    ]
    static let debitNormal: Set<String> = [
        "A100", "L100", "M1000", "M1005", "M1100", "M1150", "M1200", "M1300", "M5000", "M5900",
        "M6000",
    ]

    /// Writes an event's lines unless they would break a floor; says whether it did.
    mutating func record(_ event: Event) -> Bool { write(lines(of: event)) }

    /// Writes the mirror of an accepted event unless it would break a floor.
    mutating func reverse(_ index: Int) -> Bool {
        write(written[index].map { ($0.credit, $0.debit, $0.pence, $0.tag) })
    }

    private mutating func write(_ lines: [Line]) -> Bool {
        let before = self
        for line in lines {
            add(line.pence, to: line.debit, isDebit: true, line.tag)
            add(line.pence, to: line.credit, isDebit: false, line.tag)
        }
        for account in lines.flatMap({ [$0.debit, $0.credit] }) {
            if balances[account, default: 0] < 0, Self.floored.contains(Self.kind(of: account)) {
                self = before
                return false
            }
        }
        written.append(lines)
        return true
    }

    private mutating func add(_ pence: Int64, to account: String, isDebit: Bool, _ tag: Tag?) {
        let kind = Self.kind(of: account)
        balances[account, default: 0] +=
            Self.debitNormal.contains(kind) == isDebit ? pence : -pence
        guard let tag else { return }
        switch kind {
        case "A500", "A600", "A700":
            charged[tag.participant, default: [:]][tag.category, default: 0] +=
                isDebit ? -pence : pence
        case "M5900":
            charged[tag.participant, default: [:]][tag.category, default: 0] +=
                isDebit ? pence : -pence
        default: break
        }
    }

    static func kind(of account: String) -> String {
        String(account.split(separator: ":")[1].split(separator: ".")[0])
    }
}

// MARK: The invariants, in the words of the design

extension Auditor {
    /// The numbers of the invariants that do not hold.
    func broken(caps: [String: [String]], recognised: String) -> [String] {
        let balances = balances
        var broken: [String] = []
        for fund in Set(balances.keys.map { $0.split(separator: ":")[0] }) where fund != "-" {
            func sum(_ kinds: String...) -> Int64 {
                balances.filter { key, _ in
                    kinds.contains { key == "\(fund):\($0)" || key.hasPrefix("\(fund):\($0).") }
                }.values.reduce(0, +)
            }
            if sum("A100") != sum("A200", "A300", "A400", "A500", "A600", "A700") {
                broken.append("2 \(fund)")
            }
            if sum("A600") != sum("M2000", "M2050") { broken.append("4a \(fund)") }
            if sum("A600", "A700") != sum("M5000") - sum("M2010") { broken.append("4b \(fund)") }
            if fund != "UNR", sum("M4000") != sum("A700") { broken.append("18a \(fund)") }
            if sum("M2010") != sum("A500.\(recognised)") { broken.append("18b \(fund)") }
        }
        let interfund = balances.filter { $0.key.hasSuffix(":M6000") }.values.reduce(0, +)
        if interfund != 0 { broken.append("14") }
        for (account, balance) in balances
        where Self.floored.contains(Self.kind(of: account)) && balance < 0 {
            broken.append("3 \(account)")
        }
        return broken + brokenAllowances(balances, caps)
    }

    private func brokenAllowances(
        _ balances: [String: Int64],
        _ caps: [String: [String]]
    ) -> [String] {
        let issued = balances.keys.filter { $0.hasPrefix("-:L100.") }
        return issued.flatMap { account -> [String] in
            let name = account.dropFirst("-:L100.".count)
            let parts = name.split(separator: ".").map(String.init)
            let used = balances["-:L300.\(name)", default: 0]
            let left = balances["-:L200.\(name)", default: 0]
            let charged = charged[parts[0], default: [:]].reduce(Int64(0)) {
                $0 + (caps[$1.key, default: []].contains(parts[1]) ? $1.value : 0)
            }
            return (balances[account] == left + used ? [] : ["7a \(name)"])
                + (used == charged ? [] : ["7b \(name): \(used) used, \(charged) charged"])
        }
    }
}
