internal import Money

// How an entry is written for other programs:
//
// 1. The postings of the money and the authority plane are kept; allowances belong to no fund and
//    stay behind. Each plane balances alone, so what is kept still balances.
// 2. A debit is positive and a credit negative, in pounds with two decimals, exact to the penny.
// 3. An account is declared before its first use. Its name begins with the fund: in hledger and
//    ledger `ESF:A400:pathways:northside`, in beancount `Equity:ESF:A400:Pathways:Northside`.

/// Writes entries, one after another, for another accounting program.
///
/// It holds the names of the accounts seen and nothing of the entries, so any number of entries
/// can be streamed through it.
public struct EntryExport: Sendable {
    public let format: ExportFormat
    /// The names of the accounts that were declared.
    private var names: [AccountCode: String] = [:]

    public init(_ format: ExportFormat) { self.format = format }

    /// What stands before the first entry.
    public var heading: String {
        switch format {
        case .hledger, .ledger:
            "commodity GBP\n    format 1000.00 GBP\n\ntag bank\ntag reverses\n\n"
        case .beancount:
            "option \"title\" \"Farthing\"\noption \"operating_currency\" \"GBP\"\n\n"
        case .csv:
            "seq,date,bank-date,event,source,reverses,plane,fund,account,title,debit,credit,"
                + "partner,category,participant\n"
        }
    }

    /// The text of one entry, with the accounts that it is the first to use; empty when it only
    /// touches allowances. O(postings).
    ///
    /// - Parameter seq: The entry's place in the journal.
    public mutating func text(of entry: Entry, seq: Int) -> String {
        let postings = entry.postings.filter { $0.account.kind.plane != .allowance }
        guard !postings.isEmpty else { return "" }
        switch format {
        case .hledger, .ledger: return plain(entry, seq, postings)
        case .beancount: return beancount(entry, seq, postings)
        case .csv: return postings.map { row($0, of: entry, seq) }.joined()
        }
    }

    /// The postings' accounts by name, and those of them that were not declared before, each once.
    mutating func names(
        of postings: [Posting],
        spelt: (AccountCode) -> String
    ) -> (all: [String], new: [String]) {
        var new: [String] = []
        let all = postings.map { posting in
            if let name = names[posting.account] { return name }
            let name = spelt(posting.account)
            names[posting.account] = name
            new.append(name)
            return name
        }
        return (all, new)
    }
}

extension Posting {
    /// `12.50`, or `-12.50` for a credit.
    var signedPounds: String { (side == .credit ? "-" : "") + amount.pounds }
}

extension Amount {
    /// `1234.50`
    var pounds: String {
        let rest = pence % 100
        return "\(pence / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
