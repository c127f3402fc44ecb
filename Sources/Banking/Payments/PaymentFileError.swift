public import Calendar
public import Money

/// Why a payment file cannot be written, in order of precedence.
public enum PaymentFileError: Error, Hashable, Sendable {
    /// A sort code is six digits.
    case badSortCode(String)
    /// An account number is eight digits.
    case badAccountNumber(String)
    /// A character that banks do not take and that has no spelling that they do.
    case badCharacter(field: String, text: String, character: String)
    /// Nothing is written where something must be.
    case empty(field: String)
    /// More characters than the field holds.
    case tooLong(field: String, text: String, limit: Int)
    /// A payment of nothing, or of more than a file may hold.
    case badAmount(id: String, amount: Amount)
    /// A file pays somebody.
    case noPayments
    /// More payments than are written.
    case tooManyPayments(limit: Int)
    /// Two payments with one end-to-end id.
    case twice(id: String)
    /// A day of payment before the file was made.
    case tooEarly(executionOn: CalendarDate, created: CalendarDate)

    /// The stable code.
    public var code: String {
        switch self {
        case .badSortCode: "payment-file.sort-code"
        case .badAccountNumber: "payment-file.account-number"
        case .badCharacter: "payment-file.character"
        case .empty: "payment-file.empty-field"
        case .tooLong: "payment-file.too-long"
        case .badAmount: "payment-file.amount"
        case .noPayments: "payment-file.none"
        case .tooManyPayments: "payment-file.too-many"
        case .twice: "payment-file.twice"
        case .tooEarly: "payment-file.too-early"
        }
    }

    /// What is wrong and what to do next.
    public var message: String {
        switch self {
        case .badSortCode(let text):
            "“\(Self.shown(text))” is no sort code: six digits, as 10-20-30. Correct the payee's "
                + "bank details."
        case .badAccountNumber(let text):
            "“\(Self.shown(text))” is no account number: eight digits. Ask the payee; a shorter, "
                + "older number has an eight-digit form that their bank knows."
        case .badCharacter(let field, let text, let character):
            "The \(field) “\(Self.shown(text))” has “\(Self.shown(character))”, which banks do not "
                + "take: letters of English, digits, spaces and / - ? : ( ) . , ' + alone. Spell "
                + "it without."
        case .empty(let field): "The \(field) is empty. Give one."
        case .tooLong(let field, let text, let limit):
            "The \(field) “\(Self.shown(text))” has \(text.unicodeScalars.count) characters as "
                + "banks spell it, and \(limit) are the most. Shorten it."
        case .badAmount(let id, let amount):
            "The payment \(id) is \(amount.poundsText), and a file pays £0.01 to "
                + "\(PaymentFile.greatestAmount.poundsText) each. Correct it, or leave it out."
        case .noPayments: "There is nothing to pay. Put a payment into the run."
        case .tooManyPayments(let limit):
            "The run has more than \(limit) payments, which are the most for a file. Split it."
        case .twice(let id): "The payment \(id) is in the run twice. Leave one."
        case .tooEarly(let day, let created):
            "The run is to be paid on \(day), and the file is made on \(created). Choose that day "
                + "or a later one."
        }
    }

    private static func shown(_ text: String) -> String { BankFileError.shown(text) }
}
