/// Pence that may be below zero, as people and sheets write them in pounds.
public enum Pence {
    /// The form for people: `£1,234.50`, with a minus sign before it below zero.
    ///
    /// - Parameter minus: A terminal may want another than the true one.
    public static func pounds(_ pence: Int64, minus: String = "\u{2212}") -> String {
        let digits = Array(String(pence.magnitude / 100))
        var whole = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { whole.append(",") }
            whole.append(digit)
        }
        return "\(pence < 0 ? minus : "")£\(whole)\(rest(pence))"
    }

    /// The form that sheets reckon with: `-1234.50`.
    public static func plain(_ pence: Int64) -> String {
        "\(pence < 0 ? "-" : "")\(pence.magnitude / 100)\(rest(pence))"
    }

    /// The pence in what a sheet may make of an amount: `12`, `12.5`, `-12.50` or `£12.50`, with up
    /// to 15 digits before the point; nil for anything else.
    public static func pence(inPlain text: String) -> Int64? {
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

    /// The point and two digits.
    private static func rest(_ pence: Int64) -> String {
        let rest = pence.magnitude % 100
        return ".\(rest < 10 ? "0" : "")\(rest)"
    }

    /// The value of 1 to 15 decimal digits.
    private static func digits(_ text: Substring.UnicodeScalarView) -> Int64? {
        guard (1...15).contains(text.count), text.allSatisfy({ ("0"..."9").contains($0) }) else {
            return nil
        }
        return Int64(String(text))
    }
}
