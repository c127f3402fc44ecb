import Calendar
import Identifiers
import Journal

extension CalendarDate {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    /// `5 May 2026`.
    var inWords: String { "\(day) \(Self.months[month - 1]) \(year)" }

    /// `1 January to 31 March 2026`, `1 to 14 June 2026`, or one day alone.
    func inWords(through last: CalendarDate) -> String {
        guard last != self else { return inWords }
        guard (year, month) != (last.year, last.month) else { return "\(day) to \(last.inWords)" }
        return (year == last.year ? String(inWords.dropLast(5)) : inWords) + " to \(last.inWords)"
    }

    /// `May 2026`.
    var monthInWords: String { "\(Self.months[month - 1]) \(year)" }
}

extension CategoryCode {
    /// `group-day` as `Group day`.
    var inWords: String {
        let words = text.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

extension PackIssued {
    /// What a reader does not see, in one sentence or two: the same on every page and paper.
    var disclosure: String {
        guard let profile else { return "Names, reasons and receipts are withheld." }
        return "Private values are withheld, but for those that the profile \(profile.id) opens; "
            + "disclosures.txt says which."
    }
}

extension RecordHeader {
    /// Whether the books are made up, which their journal's name says.
    var isExample: Bool { journal.hasSuffix("/demo") }
}
