import Money

/// An amount as people type it: `10.40`, `£10.40`, `1,250` or `10`.
///
/// Files say pence; people say pounds. A point has two digits after it, so that 1.5 is asked
/// about and not guessed at.
struct Pounds: Hashable {
    let amount: Amount

    init(_ amount: Amount) { self.amount = amount }

    /// - Throws: ``PoundsError``.
    init(_ text: String) throws(PoundsError) {
        let plain = text.hasPrefix("£") ? text.dropFirst() : text[...]
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Self.whole(parts[0]),
            let rest = parts.count == 2 ? Self.digits(parts[1], count: 2) : 0
        else { throw PoundsError(text: text) }
        let (hundreds, overflow) = whole.multipliedReportingOverflow(by: 100)
        let (pence, more) = hundreds.addingReportingOverflow(rest)
        guard !overflow, !more, let amount = try? Amount(pence: pence) else {
            throw PoundsError(text: text)
        }
        self.amount = amount
    }

    /// Digits, with commas between groups of three or none at all.
    private static func whole(_ text: Substring) -> Int64? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.count == 1 || (1...3).contains(groups[0].count),
            groups.dropFirst().allSatisfy({ $0.count == 3 })
        else { return nil }
        return digits(groups.joined()[...], count: nil)
    }

    private static func digits(_ text: Substring, count: Int?) -> Int64? {
        guard !text.isEmpty, count == nil || text.count == count,
            text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else { return nil }
        return Int64(text)
    }
}

/// A text that is no amount of pounds.
struct PoundsError: Error, CustomStringConvertible {
    let text: String

    var description: String {
        "“\(text)” is no amount. Write pounds, as 10.40 or 10; with a point, two digits after it."
    }
}

/// Pence for people: `£1,234.50`, or `-£5.00` below zero.
func pounds(_ pence: Int64) -> String { Pence.pounds(pence, minus: "-") }
