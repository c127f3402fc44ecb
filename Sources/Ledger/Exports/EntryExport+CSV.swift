internal import Calendar
internal import Identifiers

extension EntryExport {
    /// One line a posting. No field can hold a comma, a quote or a line feed: all are codes,
    /// dates, amounts or titles of the chart.
    func row(_ posting: Posting, of entry: Entry, _ seq: Int) -> String {
        let account = posting.account
        let attribution = posting.attribution
        let fields: [String] = [
            String(seq),
            entry.effectiveOn.description,
            entry.bankDate?.description ?? "",
            entry.event.rawValue,
            entry.source ?? "",
            entry.reverses.map(String.init) ?? "",
            account.kind.plane.rawValue,
            account.fund?.text ?? "",
            account.description,
            account.kind.title.replacingComma,
            posting.side == .debit ? posting.amount.pounds : "",
            posting.side == .credit ? posting.amount.pounds : "",
            attribution?.partner.text ?? "",
            attribution?.category.text ?? "",
            attribution?.participant?.text ?? "",
        ]
        return fields.joined(separator: ",") + "\n"
    }
}

extension String {
    /// The titles of the chart have a comma at most; it would begin another field.
    fileprivate var replacingComma: String { String(map { $0 == "," ? ";" : $0 }) }
}
