import Calendar
import Identifiers
import Money

@testable import Banking

/// Lines and payments for the tests of matching. Days are of November 2026.
func line(
    _ number: Int,
    _ pence: Int64,
    day: Int = 20,
    id: String? = nil,
    name: String? = nil,
    text: String = "",
    isReturn: Bool = false
) throws -> BankLine {
    BankLine(
        number: number,
        place: .init(line: number, element: "Ntry"),
        bookedOn: try CalendarDate(year: 2026, month: 11, day: day),
        amount: try Amount(pence: abs(pence)),
        direction: pence < 0 ? .paidOut : .paidIn,
        endToEndID: id,
        bankReference: nil,
        counterparty: name,
        text: text,
        isReturn: isReturn,
        returnReason: nil
    )
}

func payment(
    _ id: String,
    _ pence: Int64,
    day: Int = 19,
    reference: String = "",
    payee: String = "",
    left: Int? = nil,
    cameBack: Int? = nil,
    beginning: ExpectedPayment.Beginning = .instructed,
    earlier: [Int] = [],
    backOn: [Int] = []
) throws -> ExpectedPayment {
    var standing = ExpectedPayment.Standing.waiting
    if let left {
        standing = .defrayed(on: try CalendarDate(year: 2026, month: 11, day: left))
    }
    if let cameBack {
        standing = .returned(on: try CalendarDate(year: 2026, month: 11, day: cameBack))
    }
    return ExpectedPayment(
        id: try PaymentID(id),
        amount: try Amount(pence: pence),
        expectedFrom: try CalendarDate(year: 2026, month: 11, day: day),
        beginning: beginning,
        reference: reference,
        payee: payee,
        standing: standing,
        earlier: .init(
            left: Set(try earlier.map { try CalendarDate(year: 2026, month: 11, day: $0) }),
            cameBack: Set(try backOn.map { try CalendarDate(year: 2026, month: 11, day: $0) })
        )
    )
}

extension LineMatch.Finding {
    /// The finding in a word with its payments, without the grounds.
    var brief: String {
        switch self {
        case .certain(let id): "certain \(id)"
        case .likely(let id, _): "likely \(id)"
        case .returned(let id, let grounds):
            "returned \(id)\(grounds.doubts.isEmpty ? "" : "?")"
        case .known(let id): "known \(id)"
        case .undecided(let ids, _): "undecided " + ids.map(\.text).joined(separator: " ")
        case .unmatched: "unmatched"
        }
    }

    var grounds: LineMatch.Grounds {
        switch self {
        case .certain, .known: .init()
        case .likely(_, let grounds), .returned(_, let grounds), .undecided(_, let grounds),
            .unmatched(let grounds):
            grounds
        }
    }
}

extension PaymentMatch.Outcome {
    var brief: String {
        switch self {
        case .waiting: "waiting"
        case .left(let line, let isCertain): "left \(line)\(isCertain ? "" : "?")"
        case .leftBefore: "left before"
        case .cameBackBefore: "came back before"
        case .returned(let line): "returned \(line)"
        }
    }
}
