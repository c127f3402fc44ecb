/// What a private value is, as a profile says which of them a pack opens.
///
/// Found by the name of the field that commits to it, so that whoever has a record can say what is
/// withheld in it.
public enum PrivateKind: String, CaseIterable, Sendable {
    /// A receipt, ticket, invoice or attendance list.
    case evidence
    /// A bank's statement: its file, or its page as it was printed.
    case bankStatement = "bank-statement"
    /// A supplier's name.
    case supplier
    /// A person's name.
    case name
    /// What a line is for.
    case what
    /// The next step that it serves.
    case nextStep = "next-step"
    /// Where a journey went, and why.
    case journey
    /// Why, of something unusual.
    case reason
    /// What stands in the way, in a business case.
    case need
    /// What other funding was tried.
    case otherFunding = "other-funding"
    /// Interests that were declared.
    case conflicts
    /// Conditions of an approval.
    case conditions
    /// What might be done instead, when something is declined.
    case alternative
    /// A question or its answer.
    case text
    /// A remark.
    case note
    /// A device, with its serial number.
    case description
    /// The facts that the guidance decided on.
    case facts
    /// The secret of which a recipient's codes for participants are made.
    case codes

    /// The kind of a field that holds a commitment; nil for a name that no record has.
    public init?(field: String) {
        let name = field.split(separator: ".").last.map(String.init) ?? ""
        switch name {
        case "file": self = field.hasPrefix("evidence.") ? .evidence : .bankStatement
        case "page": self = .bankStatement
        case "payee": self = .supplier
        case "asked-by": self = .name
        default: self.init(rawValue: name)
        }
    }
}
