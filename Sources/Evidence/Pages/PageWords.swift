import Calendar
import Identifiers

extension CalendarDate {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    /// `5 May 2026`.
    var inWords: String { "\(day) \(Self.months[month - 1]) \(year)" }

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
