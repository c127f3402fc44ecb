public import Calendar
public import Identifiers
public import Integrity

/// One programme's rules, free of contradictions, with the digest of the file that says them.
///
/// Everything that ``DraftRulePack`` holds can be read from it directly. A rule pack is data for
/// a small closed vocabulary, never a language: what it can say is listed in
/// `docs/SPEC-policy.md`.
@dynamicMemberLookup
public struct RulePack: Hashable, Sendable {
    /// SHA-256 of the file's bytes: decisions name it, and packs carry the file.
    public let digest: Digest
    private let draft: DraftRulePack

    /// Checks a draft and keeps it.
    ///
    /// - Throws: ``RulePackError``, the first contradiction in the order of
    ///   ``RulePackFault``'s cases.
    public init(_ draft: DraftRulePack, digest: Digest) throws(RulePackError) {
        try draft.checkForContradictions()
        self.draft = draft
        self.digest = digest
    }

    public subscript<Value>(dynamicMember path: KeyPath<DraftRulePack, Value>) -> Value {
        draft[keyPath: path]
    }
}

extension RulePack {
    /// The rule for a category; anything unlisted has one too. O(number of categories).
    public func rule(for category: CategoryCode) -> CategoryRule {
        let listed = self.categories.first { rule in rule.names.contains { $0.code == category } }
        return listed ?? self.unlisted
    }

    /// Whether spending may be booked under a category.
    public func names(_ category: CategoryCode) -> Bool {
        rule(for: category).names.contains { $0.code == category }
    }

    /// Refuses a category that spending may not be booked under.
    public func refuseUnknown(_ category: CategoryCode) throws(UnknownCategory) {
        guard !names(category) else { return }
        let known = (self.categories + [self.unlisted]).flatMap { $0.names.map(\.code) }
        throw UnknownCategory(category: category, known: known)
    }

    /// A category's name for people.
    public func title(of category: CategoryCode) -> String {
        rule(for: category).names.first { $0.code == category }?.title ?? category.text
    }

    /// The caps that a participant's spending in a category uses.
    public func capsUsed(by category: CategoryCode) -> [Cap] {
        self.caps.filter { $0.covers(category) }
    }

    /// Whether the pack governs a decision taken on a day about a cost of another.
    public func isInForce(on day: CalendarDate, knownOn: CalendarDate) -> Bool {
        self.knownFrom <= knownOn && self.validFrom <= day && day <= (self.validTo ?? day)
    }
}
