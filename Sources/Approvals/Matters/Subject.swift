public import Identifiers

/// What is put up for a decision: a claim or a business case.
public enum Subject: Hashable, Sendable {
    case claim(ClaimID)
    case businessCase(CaseID)

    /// Creates the subject of a kind from its id's text.
    ///
    /// - Throws: `CodeError` when the text is no such id.
    public init(kind: SubjectKind, text: String) throws(CodeError) {
        switch kind {
        case .claim: self = .claim(try ClaimID(text))
        case .businessCase: self = .businessCase(try CaseID(text))
        }
    }

    /// The id alone, `cl_0007`.
    public var text: String {
        switch self {
        case .claim(let id): id.text
        case .businessCase(let id): id.text
        }
    }

    public var kind: SubjectKind {
        switch self {
        case .claim: .claim
        case .businessCase: .businessCase
        }
    }

    /// Words that begin a sentence: `Claim cl_0007`.
    public var opening: String { phrase.capitalizedFirst }

    /// Words for a sentence: `claim cl_0007`.
    public var phrase: String {
        switch self {
        case .claim(let id): "claim \(id)"
        case .businessCase(let id): "business case \(id)"
        }
    }
}

/// The kinds of ``Subject``, spelt as statements spell them.
public enum SubjectKind: String, CaseIterable, Sendable {
    case claim
    case businessCase = "case"
}
