import Ledger
import Money

/// The postings of a step and every account's closing balance, as an accountant would set them.
func textTable(_ name: String, _ entries: [Entry], _ books: Books) -> String {
    var lines = ["Row \(name)", ""]
    for entry in entries {
        let source = entry.source.map { " \($0)" } ?? ""
        lines.append("\(entry.event.rawValue)\(source)")
        for posting in entry.postings {
            let side = posting.side == .debit ? "Dr" : "Cr"
            lines.append(
                "  \(side) \(padded("\(posting.account)", 38))\(right(posting.amount.pence))"
            )
        }
    }
    lines += ["", "Closing balances, on each account's normal side"]
    for account in books.accounts.keys.sorted() {
        let side = account.kind.normalSide == .debit ? "Dr" : "Cr"
        lines.append("  \(side) \(padded("\(account)", 38))\(right(books.balance(of: account)))")
    }
    return lines.joined(separator: "\n") + "\n"
}

private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
}

private func right(_ number: Int64) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(1, 9 - text.count)) + text
}
