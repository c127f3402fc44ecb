internal import Identifiers

/// What one part of an account's code names, as the partner in `ESF:A400.pathways.northside`.
public enum Dimension: String, Hashable, Sendable {
    case programme
    case partner
    case category
    case participant
    case cap
    /// The business case or claim that opened a commitment.
    case source
    /// The line of that case or claim, counted from 1.
    case line
    case claim
    case payment
    /// Who holds a cash float, or from whom money is to be recovered.
    case holder

    /// Whether a text is spelt as this dimension wants: a lower-case code, or a line's number.
    func accepts(_ text: String) -> Bool {
        guard self == .line else { return CodeGrammar.lowercase.accepts(text) }
        guard let number = Int(text) else { return false }
        return number >= 1 && String(number) == text
    }
}
