import Calendar

/// What a business case is for, before anybody decided.
struct CasePlan {
    let what: String
    let quantity: Int64
    let unit: Int64
    /// In how many claims it is used.
    let parts: Int
    /// How many of those come to nothing: the rest is put back.
    let unused: Int
    /// Whether what is bought is lent.
    let isLoan: Bool

    var total: Int64 { quantity * unit }
}

/// A business case that was approved.
struct CaseInUse {
    let id: String
    let partner: Int
    let keyworker: Int
    let person: Int
    let category: String
    let plan: CasePlan
    var used = 0
    let expires: CalendarDate
}
