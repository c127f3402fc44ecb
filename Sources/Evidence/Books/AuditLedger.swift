import Calendar
import Documents
import Identifiers
import Ledger
import Money

/// The general ledger under the names of the AICPA's Audit Data Standards (`GL_Detail`).
///
/// A line for each posting of the money and the authority plane. Amounts are positive and their
/// side stands beside them; days and times are ISO 8601, times in UTC.
enum AuditLedger {
    private static let columns = [
        "Journal_ID", "Journal_ID_Line_Number", "JE_Header_Description", "JE_Line_Description",
        "Source", "Business_Unit_Code", "Effective_Date", "Fiscal_Year", "Period",
        "GL_Account_Number", "Amount", "Amount_Credit_Debit_Indicator", "Amount_Currency",
        "Entered_By", "Entered_Date", "Entered_Time", "Approved_By", "Approved_Date",
        "Reversal_Indicator", "Reversal_Journal_ID", "Segment01", "Segment02",
    ]

    /// The file's bytes. O(postings).
    static func list(of entries: [BookEntry]) -> [UInt8] {
        var list = CSV(columns: columns)
        for entry in entries {
            let (opening, closing) = cells(of: entry)
            for (line, posting) in entry.postings {
                list.append(
                    [.number(entry.seq), .number(line), opening.header]
                        + [.word(posting.account.kind.title), opening.source]
                        + [.word(posting.account.fund?.text ?? "")] + opening.days
                        + amounts(of: posting) + closing + segments(of: posting)
                )
            }
        }
        return list.bytes
    }

    /// What stands on each line of an entry, before its account and after.
    private static func cells(
        of entry: BookEntry
    ) -> (opening: (header: CSV.Cell, source: CSV.Cell, days: [CSV.Cell]), closing: [CSV.Cell]) {
        let event = entry.entry.event.rawValue
        let date = entry.entry.effectiveOn
        let header = entry.entry.source.map { "\(event) \($0)" } ?? event
        let entered = entry.entered.description
        let other = entry.entry.reverses ?? entry.reversedBy
        return (
            (
                .word(header), .word(event),
                [.word(date.description), .number(date.year), .word("M\(date.month)")]
            ),
            [
                .word(entry.enteredBy.text), .word(String(entered.prefix(10))),
                .word(String(entered.dropFirst(11).prefix(8))),
                entry.approval.map { .word($0.by.text) } ?? .empty,
                entry.approval.map { .word(String($0.at.description.prefix(10))) } ?? .empty,
                entry.entry.reverses != nil
                    ? .number(1) : entry.reversedBy != nil ? .number(2) : .empty,
                other.map(CSV.Cell.number) ?? .empty,
            ]
        )
    }

    private static func amounts(of posting: Posting) -> [CSV.Cell] {
        [
            .word(posting.account.description), .pounds(posting.amount.pence),
            .word(posting.side == .debit ? "D" : "C"), .word("GBP"),
        ]
    }

    /// The delivery partner and the cost heading.
    private static func segments(of posting: Posting) -> [CSV.Cell] {
        [
            posting.attribution.map { .word($0.partner.text) } ?? .empty,
            posting.attribution.map { .word($0.category.text) } ?? .empty,
        ]
    }
}
