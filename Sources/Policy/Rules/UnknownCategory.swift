public import Identifiers

/// A category that no rule of a pack names.
public struct UnknownCategory: Error, Hashable, Sendable {
    /// What was asked for.
    public let category: CategoryCode
    /// Every category that there is, in the order of the file.
    public let known: [CategoryCode]

    /// A stable name for programs.
    public var code: String { "category.unknown" }

    /// What to name in its place, for people.
    public var message: String {
        "The guidance has no category \(category). It has "
            + known.map(\.text).joined(separator: ", ")
            + "; what fits none of them is “other”, with a sentence of reason."
    }
}
