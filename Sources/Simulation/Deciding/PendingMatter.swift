/// A claim or business case that waits for somebody.
struct PendingMatter {
    let id: String
    let isCase: Bool
    let partner: Int
    let keyworker: Int
    var purchase: Purchase
    /// Who decides after one another.
    var route: [Decider]
    var version = 1
    /// A question of the manager's that is open.
    var question: String?
    var isClosed = false
    /// What is to be bought under a business case.
    var plan: CasePlan?
    var label: Label?
    /// Sent with a slip, which its claimant puts right before anybody decides.
    var isSlip = false
}
