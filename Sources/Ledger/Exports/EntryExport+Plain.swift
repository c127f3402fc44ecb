internal import Calendar
internal import Identifiers

// hledger and ledger.

extension EntryExport {
    mutating func plain(_ entry: Entry, _ seq: Int, _ postings: [Posting]) -> String {
        let names = names(of: postings, spelt: \.plainName)
        var text = names.new.map { "account \($0)\n" }.joined()
        text += "\(entry.effectiveOn) (\(seq)) \(entry.event.rawValue)"
        if let source = entry.source { text += " \(source)" }
        text += "\n"
        if let bankDate = entry.bankDate { text += "    ; bank: \(bankDate)\n" }
        if let reversed = entry.reverses { text += "    ; reverses: \(reversed)\n" }
        for (posting, name) in zip(postings, names.all) {
            text += "    \(name)  \(posting.signedPounds) GBP\n"
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
