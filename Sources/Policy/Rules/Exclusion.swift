public import Identifiers

/// A thing that funders commonly refuse, which therefore takes a senior yes.
public struct Exclusion: Hashable, Sendable {
    public let clause: ClauseID
    public let title: String
    public let deciders: [Role]

    public init(clause: ClauseID, title: String, deciders: [Role]) {
        self.clause = clause
        self.title = title
        self.deciders = deciders
    }
}
