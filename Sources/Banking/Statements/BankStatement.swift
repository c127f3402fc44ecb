public import Calendar

/// What a bank says of one account for some days, in pounds sterling.
///
/// Where the bank gives both balances, the opening balance and the lines give the closing one: a
/// statement for which they do not cannot be had.
public struct BankStatement: Hashable, Sendable {
    /// What stood in the account at the beginning or the end of the statement.
    public struct Balance: Hashable, Sendable {
        /// Below zero when the account was overdrawn.
        public let pence: Int64
        /// The day that the bank gives with it.
        public let on: CalendarDate
    }

    /// Something in the file that is no line: not booked yet, or for information.
    public struct Omission: Hashable, Sendable {
        /// Where it is in the file.
        public let place: BankFileError.Place
        /// Why it is left out, as a clause: `it is pending`.
        public let why: String
        public let pence: Int64
        public let direction: BankLine.Direction
        public let text: String
    }

    /// The bank's own name for it; nil where the format has none.
    public let name: String?
    /// The account as the bank spells it: an IBAN, or a sort code and a number. Nil in CSV.
    public let account: String?
    /// Nil in OFX and CSV, which have none, and in a camt.053 that gives none.
    public let opening: Balance?
    /// Nil in CSV, which has none, and in a camt.053 that gives none.
    public let closing: Balance?
    /// What is booked, in the order of the file.
    public let lines: [BankLine]
    /// What is in the file and was not taken for a line.
    public let leftOut: [Omission]

    /// - Throws: ``BankFileError/unbalanced(statement:opening:lines:closing:)``.
    init(_ draft: Draft) throws(BankFileError) {
        name = draft.name
        account = draft.account
        opening = draft.opening
        closing = draft.closing
        lines = draft.lines
        leftOut = draft.leftOut
        guard let opening, let closing else { return }
        let total = lines.reduce(0) { $0 + $1.signedPence }
        guard opening.pence + total == closing.pence else {
            throw .unbalanced(
                statement: "The statement \(BankFileError.shown(name ?? account ?? "given"))",
                opening: opening.pence,
                lines: total,
                closing: closing.pence
            )
        }
    }

    /// What a reader has found, before it is proved.
    struct Draft {
        var name: String?
        var account: String?
        var opening: Balance?
        var closing: Balance?
        var lines: [BankLine] = []
        var leftOut: [Omission] = []
    }
}
