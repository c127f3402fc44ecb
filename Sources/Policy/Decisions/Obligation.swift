/// Something that the claimant still has to add before anybody can decide.
public enum Obligation: Hashable, Sendable {
    /// A ticket, receipt or invoice, or a reason why there is none.
    case proof
    /// More screenshots or quotes.
    case prices(needed: Int, attached: Int)
    /// A sentence that says why.
    case reason
    /// Who was there.
    case attendanceList
    /// From, to, miles and vehicle.
    case journey
    /// How long somebody was away.
    case hoursAway
    /// The price of one and how many.
    case units

    /// The stable name, as worked examples write it.
    public var name: String {
        switch self {
        case .proof: "proof"
        case .prices: "prices"
        case .reason: "reason"
        case .attendanceList: "attendance-list"
        case .journey: "journey"
        case .hoursAway: "hours-away"
        case .units: "units"
        }
    }

    /// The names that worked examples may use.
    public static let names = [
        "proof", "prices", "reason", "attendance-list", "journey", "hours-away", "units",
    ]

    /// What to do next.
    public var sentence: String {
        switch self {
        case .proof:
            "Waiting for you: add a photo of the ticket or receipt, or choose why there is none."
        case .prices(let needed, let attached):
            "Waiting for you: add \(needed - attached) more "
                + (needed - attached == 1 ? "screenshot or quote" : "screenshots or quotes")
                + " of the price (\(attached) of \(needed) so far)."
        case .reason: "Waiting for you: say in one sentence why."
        case .attendanceList: "Waiting for you: add the list of who was there."
        case .journey: "Waiting for you: add from, to, the miles and the vehicle."
        case .hoursAway: "Waiting for you: add how many hours you were away."
        case .units: "Waiting for you: add the price of one and how many."
        }
    }
}
