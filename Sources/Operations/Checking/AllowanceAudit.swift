import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy
import Store

/// Invariant 7's second half: what was used of a participant's allowance is what was set aside,
/// delivered or borne by the reserves for them under that cap.
///
/// Which categories a cap covers is for the rule packs to say, so only the caps are looked at that
/// every pack ever adopted has, and covers alike: only for those is each cost known to have used
/// them. Memory: O(participants x categories).
struct AllowanceAudit {
    private var costs: [ParticipantCode: [CategoryCode: Int64]] = [:]
    private var packs: Set<Digest> = []

    /// Takes up the next record.
    mutating func follow(_ record: Record) {
        switch record.body {
        case .policyAdopted(let adopted): packs.insert(adopted.digest)
        case .entryPosted(let posted): for posting in posted.entry.postings { count(posting) }
        default: break
        }
    }

    /// What does not agree, by participant and cap, in the state after the last record.
    func findings(_ books: any BookReader, _ shelf: RulePackShelf) throws -> [Finding] {
        let caps = try caps(books, shelf)
        let issued = try books.accounts(of: .allowanceIssued, startingWith: [])
        let used = Dictionary(
            uniqueKeysWithValues: try books.accounts(of: .allowanceUsed, startingWith: []).map {
                ($0.code.dimensions, $0.totals.balance(on: .credit))
            }
        )
        return AllowanceCheck.findings(
            in: issued.compactMap { account in
                let names = account.code.dimensions
                return standing(names, used: used[names] ?? 0, caps)
            }
        )
    }

    private mutating func count(_ posting: Posting) {
        guard let attribution = posting.attribution, let participant = attribution.participant
        else { return }
        let grows: Side
        switch posting.account.kind {
        case .committed, .deliveredUnpaid, .deliveredPaid: grows = .credit
        case .disallowed: grows = .debit
        default: return
        }
        let pence = posting.side == grows ? posting.amount.pence : -posting.amount.pence
        costs[participant, default: [:]][attribution.category, default: 0] &+= pence
    }

    /// The caps that all packs have and cover alike.
    private func caps(
        _ books: any BookReader,
        _ shelf: RulePackShelf
    ) throws -> [CapCode: Cap] {
        var common: [CapCode: Cap]?
        for digest in packs {
            guard let pack = try shelf.rulePack(digest, in: books) else { return [:] }
            let caps = Dictionary(uniqueKeysWithValues: pack.caps.map { ($0.code, $0) })
            common = common?.filter { caps[$0.key]?.reach == $0.value.reach } ?? caps
        }
        return common ?? [:]
    }

    private func standing(
        _ names: [String],
        used: Int64,
        _ caps: [CapCode: Cap]
    ) -> AllowanceCheck.Standing? {
        guard let participant = try? ParticipantCode(names[0]),
            let code = try? CapCode(names[1]), let cap = caps[code]
        else { return nil }
        let charged = costs[participant, default: [:]].filter { cap.covers($0.key) }
        return AllowanceCheck.Standing(
            subject: names.joined(separator: "."),
            issued: used,
            used: used,
            charged: charged.values.reduce(0, &+)
        )
    }
}
