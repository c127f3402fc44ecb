public import Calendar
public import Identifiers
public import Journal

/// What a profile is applied to.
public struct ProfileRequest: Hashable, Sendable {
    /// The drawdown, for a profile that is made for one.
    public let drawdown: DrawdownID?
    /// One fund, or nil for all.
    public let fund: FundCode?
    /// The days within which a cost left the bank, or else was booked; nil for no bound.
    public let starts: CalendarDate?
    public let ends: CalendarDate?
    /// The day on which it is made.
    public let made: CalendarDate
    /// How its recipient's lists name participants; nil where the keys are not at hand, and
    /// participants named by codes are withheld.
    public let codes: RecipientCodes?

    public init(
        drawdown: DrawdownID? = nil,
        fund: FundCode? = nil,
        starts: CalendarDate? = nil,
        ends: CalendarDate? = nil,
        made: CalendarDate,
        codes: RecipientCodes? = nil
    ) {
        self.drawdown = drawdown
        self.fund = fund
        self.starts = starts
        self.ends = ends
        self.made = made
        self.codes = codes
    }

    /// Whether a row is of the fund and days that are asked for: the day on which it left the bank,
    /// else of its effective day; of the ledger the effective day alone, so that an entry is in one
    /// period for ever.
    func includes(_ row: Row, byEffectiveDay isLedger: Bool = false) -> Bool {
        if let fund, row[.fund] != nil, row[.fund] != .word(fund.text) { return false }
        guard starts != nil || ends != nil else { return true }
        let day: CalendarDate? =
            switch (isLedger ? nil : row[.leftBank], row[.effective]) {
            case (.date(let day)?, _), (_, .date(let day)?): day
            default: nil
            }
        guard let day else { return false }
        return starts.map { day >= $0 } ?? true && ends.map { day <= $0 } ?? true
    }
}
