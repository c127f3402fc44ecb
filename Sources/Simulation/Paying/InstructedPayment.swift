import Calendar

/// A payment that the bank was told to make.
struct InstructedPayment {
    let id: String
    let costs: [Int]
    let on: CalendarDate
    /// The partner that is repaid, or nil where claims are paid.
    let repaidPartner: Int?
}

/// What the funder in arrears is asked for at a quarter's end.
struct Drawdown {
    let id: String
    let starts: CalendarDate
    let ends: CalendarDate
    /// Pence that are open.
    var open: Int64 = 0
}
