public import Approvals
public import Identifiers
public import Journal
import Ledger
import Money
public import Store

/// What can be paid and was not instructed: a payment that would be made.
public struct ReadyPayment: Sendable {
    public let purpose: PaymentPurpose
    public let payee: Payee
    /// What the payee is called here; nil where a supplier's name is not at hand.
    public let name: String?
    /// In order of their ids.
    public let claims: [ClaimID]
    public let pence: Int64

    /// Words for whom it pays.
    public var words: String { name ?? payee.phrase }

    /// One payment for each payee, and for each partner that paid first, of all that is owed.
    /// O(claims).
    ///
    /// A claim that a partner pays from its own bank waits for that.
    public static func all(in books: any BookReader) throws -> [ReadyPayment] {
        let register = try PayeeRegister(books)
        return try claims(in: books, register) + repayments(in: books)
    }

    private static func claims(
        in books: any BookReader,
        _ register: PayeeRegister
    ) throws -> [ReadyPayment] {
        var order: [Payee] = []
        var owed: [Payee: [ClaimID: Int64]] = [:]
        for (code, totals) in try books.accounts(of: .claimsPayable, startingWith: []) {
            let pence = totals.balance(on: .credit)
            guard pence > 0, let id = code.dimensions.first.flatMap({ try? ClaimID($0) }),
                let claim = try books.claim(id)
            else { continue }
            if case .partner = claim.paidBy { continue }
            let payee = try register.payee(claim.payee)
            if owed[payee] == nil { order.append(payee) }
            owed[payee, default: [:]][id, default: 0] += pence
        }
        return try order.flatMap { payee in
            try parts(.claims, payee, register.name(of: payee), owed[payee] ?? [:])
        }
    }

    private static func repayments(in books: any BookReader) throws -> [ReadyPayment] {
        var owed: [PartnerCode: [ClaimID: Int64]] = [:]
        for (account, totals) in try books.accounts(of: .owedToPartner, startingWith: []) {
            guard totals.balance(on: .credit) > 0,
                let partner = account.dimensions.first.flatMap({ try? PartnerCode($0) })
            else { continue }
            for seq in Set(try books.statement(of: account).map(\.seq)) {
                guard let entry = try books.entry(at: seq),
                    [.partnerPaid, .partnerPaymentReturned].contains(entry.event),
                    try books.reversal(of: seq) == nil,
                    let claim = entry.source.flatMap({ try? ClaimID($0) }),
                    try books.payment(of: claim) == nil
                else { continue }
                let pence = entry.postings.filter { $0.account == account }
                    .reduce(0) { $0 + ($1.side == .credit ? 1 : -1) * $1.amount.pence }
                owed[partner, default: [:]][claim, default: 0] += pence
            }
        }
        return owed.keys.sorted().flatMap { partner in
            let claims = (owed[partner] ?? [:]).filter { $0.value > 0 }
            return parts(.repayment, .partner(partner), partner.text, claims)
        }
    }

    /// As many payments as it takes, each of no more claims than one carries.
    private static func parts(
        _ purpose: PaymentPurpose,
        _ payee: Payee,
        _ name: String?,
        _ owed: [ClaimID: Int64]
    ) -> [ReadyPayment] {
        let claims = owed.keys.sorted()
        let size = InstructPayment.maximumClaims
        return stride(from: 0, to: claims.count, by: size).map { start in
            let some = Array(claims[start..<min(start + size, claims.count)])
            return ReadyPayment(
                purpose: purpose,
                payee: payee,
                name: name,
                claims: some,
                pence: some.reduce(0) { $0 + (owed[$1] ?? 0) }
            )
        }
    }
}
