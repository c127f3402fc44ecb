/// How the money is divided, as a bar of three parts; its words say the same.
struct SummaryBar {
    let spent: Int64
    let setAside: Int64
    let left: Int64

    /// Nothing where there is nothing to divide.
    var html: String {
        let whole = parts.reduce(0, &+)
        guard whole > 0 else { return "" }
        let cells = zip(["spent", "aside", "left"], parts).map { name, part in
            "<span class=\"\(name)\" style=\"flex-grow:\(Self.permille(part, of: whole))\"></span>"
        }
        let words = zip(["spent", "set aside", "left to spend"], parts).map { name, part in
            "\((Self.permille(part, of: whole) + 5) / 10)% \(name)"
        }
        return "<div class=\"bar\" role=\"img\" aria-label=\"\(words.joined(separator: ", "))\">"
            + cells.joined() + "</div>"
    }

    /// A part below zero has no length.
    private var parts: [Int64] { [spent, setAside, left].map { max(0, $0) } }

    private static func permille(_ part: Int64, of whole: Int64) -> Int64 {
        let (product, overflow) = part.multipliedReportingOverflow(by: 1000)
        return overflow ? part / max(1, whole / 1000) : product / whole
    }
}
