/// Why a rule pack cannot be used: what is wrong, and where.
public struct RulePackError: Error, Hashable, Sendable {
    public let fault: RulePackFault
    /// The place in the file, as `categories[2].bands[0].limit`.
    public let path: String
    /// The line, counted from 1, or nil where the rules did not come from a file.
    public let line: Int?

    public init(_ fault: RulePackFault, path: String, line: Int? = nil) {
        self.fault = fault
        self.path = path
        self.line = line
    }

    /// The stable code, as `policy.unknown-key`.
    public var code: String { fault.code }

    /// The rule, where it is broken, and what to do next.
    public var message: String {
        let place = line.map { "Line \($0), at \(path)" } ?? "At \(path)"
        return "\(place): \(fault.sentence)"
    }
}

/// What is wrong with a rule pack, in order of precedence.
public enum RulePackFault: Hashable, Sendable {
    case tooLarge(bytes: Int, limit: Int)
    case notText
    case notYAML(String)
    case duplicateKey(String)
    case reference
    case unknownKey(String, known: [String])
    case missingKey(String)
    case wrongValue(expected: String, found: String)
    case examplesNotLast
    case validityEndsBeforeItStarts
    case duplicateCategory(String)
    case duplicateCap(String)
    case duplicateClause(String)
    case noBands
    case lastBandHasLimit
    case limitsNotAscending(previous: String, next: String)
    case easierAbove
    case notADecider(Role)
    case noDeciders
    case decidersNotAscending
    case unknownCategory(String)
    case unknownCap(String)
    case unknownClause(String)
    case ambiguousRate
    case sameDutyTwice
    case duplicateExample(String)
}

extension RulePackFault {
    /// The stable code.
    public var code: String {
        switch self {
        case .tooLarge: "policy.too-large"
        case .notText: "policy.not-text"
        case .notYAML: "policy.not-yaml"
        case .duplicateKey: "policy.duplicate-key"
        case .reference: "policy.reference"
        case .unknownKey: "policy.unknown-key"
        case .missingKey: "policy.missing-key"
        case .wrongValue: "policy.wrong-value"
        case .examplesNotLast: "policy.examples-not-last"
        case .validityEndsBeforeItStarts: "policy.validity-ends-before-it-starts"
        case .duplicateCategory: "policy.duplicate-category"
        case .duplicateCap: "policy.duplicate-cap"
        case .duplicateClause: "policy.duplicate-clause"
        case .noBands: "policy.no-bands"
        case .lastBandHasLimit: "policy.last-band-has-limit"
        case .limitsNotAscending: "policy.limits-not-ascending"
        case .easierAbove: "policy.easier-above"
        case .notADecider: "policy.not-a-decider"
        case .noDeciders: "policy.no-deciders"
        case .decidersNotAscending: "policy.deciders-not-ascending"
        case .unknownCategory: "policy.unknown-category"
        case .unknownCap: "policy.unknown-cap"
        case .unknownClause: "policy.unknown-clause"
        case .ambiguousRate: "policy.ambiguous-rate"
        case .sameDutyTwice: "policy.same-duty-twice"
        case .duplicateExample: "policy.duplicate-example"
        }
    }

    /// The rule, the values, and what to do next.
    var sentence: String {
        switch self {
        case .tooLarge(let bytes, let limit):
            "a rule pack is at most \(limit) bytes long and this one has \(bytes)."
        case .notText: "the file is not UTF-8 text, or holds control characters. Save it as UTF-8."
        case .notYAML(let problem): "the file is not YAML: \(problem)."
        case .duplicateKey(let key): "the key \(key) is written twice. Keep one."
        case .reference:
            "anchors, aliases, tags and directives are not part of the vocabulary. Write the value "
                + "out."
        case .unknownKey(let key, let known):
            "the key \(key) is not known here. Known are: \(known.joined(separator: ", "))."
        case .missingKey(let key): "the key \(key) is missing. Add it."
        case .wrongValue(let expected, let found): "expected \(expected) and found \(found)."
        case .examplesNotLast:
            "the examples are the last key, and no line before them begins with \"examples:\". "
                + "Move them to the end."
        default: contradiction
        }
    }

    private var contradiction: String {
        switch self {
        case .validityEndsBeforeItStarts: "valid-to is before valid-from. Correct one of them."
        case .duplicateCategory(let code): "the category \(code) is defined twice. Keep one."
        case .duplicateCap(let code): "the cap \(code) is defined twice. Keep one."
        case .duplicateClause(let clause):
            "the clause \(clause) stands elsewhere too. Decisions name clauses: give each its own."
        case .noBands: "there is no band, so no amount could be decided. Add one without a limit."
        case .lastBandHasLimit:
            "the last band has a limit, so larger amounts would have no answer. Take it away."
        case .limitsNotAscending(let previous, let next):
            "\(next) follows \(previous), and the limits must ascend. Put them in order."
        case .easierAbove:
            "a larger amount would be easier to spend than a smaller one. Check who decides."
        case .notADecider(let role):
            "\(role.phrase) does not decide on spending. Name a partner-manager, "
                + "programme-manager or trustee."
        default: misreference
        }
    }

    private var misreference: String {
        switch self {
        case .noDeciders: "nobody is named who can say yes. Name who decides."
        case .decidersNotAscending:
            "deciders are written once each, the least senior first: partner-manager, "
                + "programme-manager, trustee."
        case .unknownCategory(let code): "the category \(code) is not defined in this pack."
        case .unknownCap(let code): "the cap \(code) is not defined in this pack."
        case .unknownClause(let code): "the clause \(code) does not stand in this pack."
        case .ambiguousRate:
            "two rates are valid and known from the same days. Keep the one that is right."
        case .sameDutyTwice: "the pair names one duty twice. Name two."
        case .duplicateExample(let name): "another example is called \"\(name)\". Rename one."
        default: ""
        }
    }
}
