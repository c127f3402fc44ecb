public import Identifiers

/// A rule that names who decides when something holds.
public struct Clause: Hashable, Sendable {
    public let id: ClauseID
    /// Whose yes is needed, the least senior first.
    public let deciders: [Role]

    public init(id: ClauseID, deciders: [Role]) {
        self.id = id
        self.deciders = deciders
    }
}
