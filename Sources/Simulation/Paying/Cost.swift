import Calendar

/// A claim that was accepted, and how far its money has come.
struct Cost {
    let claim: String
    let partner: Int
    let payer: Payer
    /// What its lines come to, in pence.
    let lines: [Int64]
    /// The last day on its tickets.
    let incurred: CalendarDate
    /// What each funder bears.
    var shares = Shares()
    /// When it left a bank or a cash box.
    var bankDay: CalendarDate?
    /// Whether the funder in arrears was asked for it.
    var isDrawn = false
    /// Whether part of it came back or was disallowed: then nothing more becomes of it.
    var isUndone = false

    /// Who paid, or is to be paid.
    enum Payer: Hashable {
        case keyworker(Int)
        case float(Int)
        case participant
        case partner
        case supplier
        case otherPartner(Int)
    }

    /// Pence of the fund in arrears and of the fund that pays in advance.
    struct Shares: Hashable {
        var arrears: Int64 = 0
        var advance: Int64 = 0

        var total: Int64 { arrears + advance }
    }

    var total: Int64 { lines.reduce(0, +) }
}
