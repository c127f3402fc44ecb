import Approvals
import Identifiers
import Journal
import Ledger
import Store

/// The claims whose costs entries of a bank, a float or a partner moved.
///
/// A payment's entries are read once, however many claims it pays.
final class CostOrigins {
    private let books: any BookReader
    private var claimOfEntry: [Int: ClaimID] = [:]
    private var payments: Set<PaymentID> = []

    init(books: any BookReader) { self.books = books }

    /// The claim whose cost an entry moved, or of which something came back.
    func claim(behind seq: Int, _ entry: Entry) throws -> Claim? {
        guard let source = entry.source else { return nil }
        if let id = try? ClaimID(source), let claim = try books.claim(id) { return claim }
        if let id = try? PaymentID(source) { try read(id) }
        return try claimOfEntry[seq].flatMap { try books.claim($0) }
    }

    /// A payment posts one entry for each of its claims, in their order, each time that something
    /// happens to it.
    private func read(_ id: PaymentID) throws {
        guard payments.insert(id).inserted, let stored = try books.payment(id) else { return }
        var places: [EventKind: Int] = [:]
        for seq in try books.entries(from: id.text) {
            guard let event = try books.entry(at: seq)?.event else { continue }
            let place = places[event, default: 0]
            places[event] = place + 1
            let claims = stored.instructed.claims
            if !claims.isEmpty { claimOfEntry[seq] = claims[place % claims.count] }
        }
    }
}
