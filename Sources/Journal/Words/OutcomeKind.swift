/// What came of support: a formal result, or a step on the way.
public enum OutcomeKind: String, CaseIterable, Sendable {
    /// A formal result: into employment.
    case employment
    /// A formal result: into job search.
    case jobSearch = "job-search"
    /// A formal result: into education or training.
    case education
    /// Still in work after six months.
    case sustainedEmployment = "sustained-employment"
    /// A bank account was opened.
    case bankAccount = "bank-account"
    /// A document that proves identity was obtained.
    case identity
    /// A course or licence was passed.
    case qualification
    /// An appointment or activity was attended.
    case attendance
    /// Got online.
    case connection
    /// Better able to take part.
    case wellbeing

    /// Whether it is a result that ends support, of which a spell has one.
    public var isFormal: Bool {
        switch self {
        case .employment, .jobSearch, .education: true
        case .sustainedEmployment, .bankAccount, .identity, .qualification, .attendance,
            .connection, .wellbeing:
            false
        }
    }
}
