import Approvals
public import Calendar
public import Identifiers
import Journal
import Ledger
public import Money
public import Store

/// A claim that a delivery partner pays from its own bank, as its statement may show it.
public struct PartnerCost: Sendable {
    /// Whether the money is known to have left the partner's bank.
    public enum Standing: Hashable, Sendable {
        /// Accepted, and nobody said yet that the partner paid it.
        case owed
        /// It left the partner's bank on this day.
        case left(CalendarDate)
    }

    public let claim: ClaimID
    public let partner: PartnerCode
    public let amount: Amount
    /// The last day on which something of it was spent.
    public let incurredOn: CalendarDate
    public let standing: Standing
    /// The days on which it left before that, and came back.
    public let earlierDepartures: Set<CalendarDate>
    public let returns: Set<CalendarDate>

    /// What partners are to pay and what they paid, in order of the claims. What a partner is not
    /// to pay is left out: a payment run pays it. O(claims).
    ///
    /// - Parameter partner: Whose alone; nil for all.
    public static func all(
        of partner: PartnerCode?,
        in books: any BookReader
    ) throws -> [PartnerCost] {
        let owed = try owed(to: partner, in: books)
        let moves = try moves(of: partner, in: books)
        return try Set(owed.keys).union(moves.keys).sorted().compactMap { id in
            try PartnerCost(id, owed: owed[id], moves[id] ?? [], in: books)
        }
    }

    /// When it left the partner's bank, if it did.
    public var leftOn: CalendarDate? {
        guard case .left(let day) = standing else { return nil }
        return day
    }

    private init?(
        _ id: ClaimID,
        owed: Int64?,
        _ moves: [Move],
        in books: any BookReader
    ) throws {
        guard let found = try books.claim(id),
            let day = found.lines.map(\.incurredOn).max(),
            let pence = owed ?? moves.last?.pence
        else { return nil }
        claim = id
        partner = moves.last?.partner ?? found.payingPartner
        amount = try Amount(pence: pence)
        incurredOn = day
        var current: CalendarDate?
        var (departures, returns): (Set<CalendarDate>, Set<CalendarDate>) = ([], [])
        for move in moves {
            if move.isReturn {
                returns.insert(move.day)
                if let current { departures.insert(current) }
            }
            current = move.isReturn ? nil : move.day
        }
        standing = current.map { .left($0) } ?? .owed
        (earlierDepartures, self.returns) = (departures, returns)
        // It was undone by a reversal, and somebody else pays it.
        if owed == nil, current == nil { return nil }
    }

    /// What is owed on the claims that a partner says it pays.
    private static func owed(
        to partner: PartnerCode?,
        in books: any BookReader
    ) throws -> [ClaimID: Int64] {
        var owed: [ClaimID: Int64] = [:]
        for (code, totals) in try books.accounts(of: .claimsPayable, startingWith: []) {
            let pence = totals.balance(on: .credit)
            guard pence > 0, let id = code.dimensions.first.flatMap({ try? ClaimID($0) }),
                let claim = try books.claim(id)
            else { continue }
            guard case .partner(let payer) = claim.paidBy, partner == nil || partner == payer
            else { continue }
            owed[id, default: 0] += pence
        }
        return owed
    }

    /// A payment by a partner, or its return.
    private struct Move {
        let seq: Int
        let partner: PartnerCode
        let isReturn: Bool
        let day: CalendarDate
        var pence: Int64
    }

    /// The payments and returns of each claim that were not reversed, in order.
    private static func moves(
        of partner: PartnerCode?,
        in books: any BookReader
    ) throws -> [ClaimID: [Move]] {
        var moves: [ClaimID: [Int: Move]] = [:]
        let start = partner.map { [$0.text] } ?? []
        for (account, _) in try books.accounts(of: .owedToPartner, startingWith: start) {
            guard let payer = account.dimensions.first.flatMap({ try? PartnerCode($0) }) else {
                continue
            }
            for line in try books.statement(of: account) {
                guard let entry = try books.entry(at: line.seq),
                    [.partnerPaid, .partnerPaymentReturned].contains(entry.event),
                    try books.reversal(of: line.seq) == nil, let day = entry.bankDate,
                    let claim = entry.source.flatMap({ try? ClaimID($0) })
                else { continue }
                let pence = line.posting.amount.pence
                let move = Move(
                    seq: line.seq,
                    partner: payer,
                    isReturn: entry.event == .partnerPaymentReturned,
                    day: day,
                    pence: (moves[claim]?[line.seq]?.pence ?? 0) + pence
                )
                moves[claim, default: [:]][line.seq] = move
            }
        }
        return moves.mapValues { $0.values.sorted { $0.seq < $1.seq } }
    }
}
