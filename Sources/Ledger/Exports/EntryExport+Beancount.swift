internal import Calendar
internal import Identifiers

extension EntryExport {
    mutating func beancount(_ entry: Entry, _ seq: Int, _ postings: [Posting]) -> String {
        let names = names(of: postings, spelt: \.beancountName)
        var text = names.new.map { "\(Self.beginning) open \($0) GBP\n" }.joined()
        text += "\(entry.effectiveOn) * \"\(entry.event.rawValue)\"\n"
        text += "  seq: \(seq)\n"
        if let source = entry.source { text += "  source: \"\(source)\"\n" }
        if let bankDate = entry.bankDate { text += "  bank: \(bankDate)\n" }
        if let reversed = entry.reverses { text += "  reverses: \(reversed)\n" }
        for (posting, name) in zip(postings, names.all) {
            text += "  \(name)  \(posting.signedPounds) GBP\n"
        }
        return text + "\n"
    }

    /// Entries come in the order of the journal, and one may be dated before the last: accounts
    /// are open from the first day that books know.
    private static let beginning = "\(CalendarDate.years.lowerBound)-01-01"
}

extension AccountCode {
    /// `Equity:ESF:A400:Pathways:Northside`
    fileprivate var beancountName: String {
        let parts = [root, fund?.text ?? "None", kind.rawValue] + dimensions.map(Self.segment)
        return parts.joined(separator: ":")
    }

    /// Beancount knows five roots; what may be spent is none of them and comes under equity.
    private var root: String {
        switch kind {
        case .bank, .bankReserved, .receivable, .undrawn, .cashFloat, .recoverable, .interfund:
            "Assets"
        case .claimsPayable, .grantsPayable, .inTransit, .owedToPartner, .repaymentInTransit,
            .deferredIncome, .repayable:
            "Liabilities"
        case .income: "Income"
        case .expense, .disallowed: "Expenses"
        case .fundBalance, .awardAuthority, .awarded, .programmeBudget, .available, .committed,
            .deliveredUnpaid, .deliveredPaid, .allowanceIssued, .allowanceRemaining,
            .allowanceUsed:
            "Equity"
        }
    }

    /// A code as beancount spells names: a capital first, no underscore.
    ///
    /// Codes have no capitals, so `_` as `-` and `-` as `-H` never make two codes one.
    private static func segment(_ code: String) -> String {
        let spelt = code.map { character in
            switch character {
            case "_": "-"
            case "-": "-H"
            default: String(character)
            }
        }
        return spelt.joined().prefix(1).uppercased() + spelt.joined().dropFirst()
    }
}
