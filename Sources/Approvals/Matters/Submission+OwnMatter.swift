public import Identifiers

extension Submission {
    /// Whether it is somebody's own matter: their claim or proposal, money for them, or a cost of
    /// their own.
    public func isOwnMatter(of user: UserID) -> Bool {
        claimant == user || payee == .user(user) || colleagues.contains(user)
    }
}
