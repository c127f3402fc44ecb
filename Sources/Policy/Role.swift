/// A part that somebody plays in the programme.
public enum Role: String, CaseIterable, Hashable, Sendable {
    case keyworker
    case partnerManager = "partner-manager"
    case programmeManager = "programme-manager"
    case financeOfficer = "finance-officer"
    case trustee
    case auditor

    /// Words for a sentence: `the partner manager`.
    public var phrase: String {
        switch self {
        case .keyworker: "the keyworker"
        case .partnerManager: "the partner manager"
        case .programmeManager: "the programme manager"
        case .financeOfficer: "the finance officer"
        case .trustee: "a trustee"
        case .auditor: "the auditor"
        }
    }

    /// The place in a route, lowest first, or nil for a role that never decides on spending.
    public var seniority: Int? {
        switch self {
        case .partnerManager: 1
        case .programmeManager: 2
        case .trustee: 3
        case .keyworker, .financeOfficer, .auditor: nil
        }
    }
}

extension Collection where Element == Role {
    /// The deciders once each, the least senior first: the order in which they decide.
    var inOrderOfSeniority: [Role] {
        Set(self).sorted { ($0.seniority ?? 0) < ($1.seniority ?? 0) }
    }

    /// Words for a sentence: `the partner manager, then the programme manager`.
    var phrase: String { map(\.phrase).joined(separator: ", then ") }
}
