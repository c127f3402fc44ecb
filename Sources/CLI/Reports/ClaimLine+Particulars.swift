import Approvals
import Identifiers
import Policy

extension ClaimLine {
    /// What a line says besides its words, for whoever decides: passengers, hours, exclusions.
    var particulars: [String] {
        var words: [String] = []
        if case .colleagues(let count) = mileage?.passengers {
            words.append("\(count) \(count == 1 ? "colleague" : "colleagues") on the way")
        }
        if let meal {
            let hours = "away \(meal.hoursAway) \(meal.hoursAway == 1 ? "hour" : "hours")"
            words.append(meal.awayAtEight ? "\(hours), past eight in the evening" : hours)
        }
        return words + exclusions.particulars
    }
}

extension CaseLine {
    /// What a line says besides its words, for whoever decides: its exclusions.
    var particulars: [String] { exclusions.particulars }
}

extension [ClauseID] {
    fileprivate var particulars: [String] {
        isEmpty ? [] : ["touches " + map(\.text).joined(separator: ", ")]
    }
}
