/// Amounts as sheets hold them.
enum Pounds {
    /// The pence in `12`, `12.5`, `-12.50` or `£12.50`; nil for anything else.
    static func pence(in text: String) -> Int64? {
        var rest = text.unicodeScalars[...]
        let isNegative = rest.first == "-"
        if isNegative { rest.removeFirst() }
        if rest.first == "£" { rest.removeFirst() }
        let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let pounds = digits(parts[0]) else { return nil }
        var pence: Int64 = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].count), let rest = digits(parts[1]) else { return nil }
            pence = parts[1].count == 1 ? rest * 10 : rest
        }
        let total = pounds * 100 + pence
        return isNegative ? -total : total
    }

    /// Pence in pounds, `-12.50`.
    static func text(_ pence: Int64) -> String {
        let rest = pence.magnitude % 100
        return "\(pence < 0 ? "-" : "")\(pence.magnitude / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// The value of 1 to 15 decimal digits.
    private static func digits(_ text: Substring.UnicodeScalarView) -> Int64? {
        guard (1...15).contains(text.count), text.allSatisfy({ ("0"..."9").contains($0) }) else {
            return nil
        }
        return Int64(String(text))
    }
}
