import Calendar
import Identifiers

/// What the pack's pages are written with.
enum HTML {
    /// `£1,234.50`, with a true minus sign below zero.
    static func pounds(_ pence: Int64) -> String {
        let plain = CSV.pounds(pence).drop { $0 == "-" }
        let whole = plain.dropLast(3)
        var grouped = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { grouped += "," }
            grouped.append(digit)
        }
        return "\(pence < 0 ? "\u{2212}" : "")£\(grouped)\(plain.suffix(3))"
    }

    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }

    static func escaped(_ text: String) -> String {
        var output = ""
        for character in text {
            switch character {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            default: output.append(character)
            }
        }
        return output
    }
}

extension CalendarDate {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    /// `5 May 2026`.
    var inWords: String { "\(day) \(Self.months[month - 1]) \(year)" }
}

extension CategoryCode {
    /// `group-day` as `Group day`.
    var inWords: String {
        let words = text.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
