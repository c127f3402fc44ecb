internal import Calendar
internal import Identifiers

// hledger and ledger.

extension EntryExport {
    mutating func plain(_ entry: Entry, _ seq: Int, _ postings: [Posting]) -> String {
        var text = undeclared(postings)
            .map { "account \($0.plainName)\n" }.joined()
        text += "\(entry.effectiveOn) (\(seq)) \(entry.event.rawValue)"
        if let source = entry.source { text += " \(source)" }
        text += "\n"
        if let bankDate = entry.bankDate { text += "    ; bank: \(bankDate)\n" }
        if let reversed = entry.reverses { text += "    ; reverses: \(reversed)\n" }
        for posting in postings {
            text += "    \(posting.account.plainName)  \(posting.signedPounds) GBP\n"
        }
        return text + "\n"
    }
}

extension AccountCode {
    /// `ESF:A400:pathways:northside`
    fileprivate var plainName: String {
        ([fund?.text ?? "-", kind.rawValue] + dimensions).joined(separator: ":")
    }
}
