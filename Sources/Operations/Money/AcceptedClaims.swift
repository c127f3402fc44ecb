import Approvals
import Calendar
import Identifiers
import Journal
import Ledger
import Money
import Policy
import Store

// What the books say of claims that were accepted: owed, charged, defrayed.

extension OperationContext {
    /// A claim that was accepted, whole or in part.
    ///
    /// - Throws: ``PaymentRefusal/claimUnknown(_:)`` or
    /// ``PaymentRefusal/claimNotAccepted(_:state:)``.
    func acceptedClaim(_ id: ClaimID) throws -> (claim: Claim, matter: Matter) {
        guard let matter = try books.matter(.claim(id)), let claim = try books.claim(id) else {
            throw PaymentRefusal.claimUnknown(id)
        }
        switch matter.state {
        case .approved, .closed: return (claim, matter)
        default: throw PaymentRefusal.claimNotAccepted(id, state: matter.state.phrase)
        }
    }

    /// What is owed on a claim now, one item for each of its attributions.
    ///
    /// - Throws: ``PaymentRefusal/inPayment(_:_:)`` or ``PaymentRefusal/nothingOwed(_:)``.
    func owed(on claim: ClaimID) throws -> [PaidItem] {
        var shares: [Attribution: [Ledger.FundShare]] = [:]
        for fund in try books.funds().map(\.code) {
            for item in try books.net(of: .claimsPayable(fund, claim)) where item.pence > 0 {
                let share = Ledger.FundShare(fund: fund, amount: try Amount(pence: item.pence))
                shares[item.attribution, default: []].append(share)
            }
        }
        guard !shares.isEmpty else {
            if let payment = try books.payment(of: claim)?.instructed.payment {
                throw PaymentRefusal.inPayment(claim, payment)
            }
            throw PaymentRefusal.nothingOwed(claim)
        }
        return shares.keys.sorted { $0.sortKey < $1.sortKey }.map {
            PaidItem(claim: claim, attribution: $0, shares: shares[$0] ?? [])
        }
    }

    /// The entries of some events behind a claim, case or payment that were not reversed.
    func liveEntries(
        from source: String,
        _ events: Set<EventKind>
    ) throws -> [(seq: Int, entry: Entry)] {
        var live: [(seq: Int, entry: Entry)] = []
        for seq in try books.entries(from: source) {
            guard let entry = try books.entry(at: seq), events.contains(entry.event),
                try books.reversal(of: seq) == nil
            else { continue }
            live.append((seq, entry))
        }
        return live
    }

    /// The entries by which a claim's cost left a bank or a float and stayed away.
    ///
    /// A payment posts one entry for each of its claims, in their order.
    func defrayals(of claim: ClaimID) throws -> [(seq: Int, entry: Entry)] {
        let direct = try partnerPayments(of: claim) + liveEntries(from: claim.text, [.floatSpent])
        guard let stored = try books.payment(of: claim), stored.state == .defrayed,
            stored.instructed.purpose == .claims,
            let place = stored.instructed.claims.firstIndex(of: claim)
        else { return direct }
        let paid = try liveEntries(from: stored.instructed.payment.text, [.paymentDefrayed])
        guard place < paid.count else { return direct }
        return direct + [paid[place]]
    }

    /// The entry by which a partner paid a claim, unless it came back since: one or none.
    func partnerPayments(of claim: ClaimID) throws -> [(seq: Int, entry: Entry)] {
        let kinds: Set<EventKind> = [.partnerPaid, .partnerPaymentReturned]
        let last = try liveEntries(from: claim.text, kinds).last
        return [last].compactMap { $0 }.filter { $0.entry.event == .partnerPaid }
    }

    /// How the funds' money comes, and from which of them the claim's cost was drawn down.
    func funding(of claim: ClaimID) throws -> Funding {
        var drawnDown: Set<FundCode> = []
        for (seq, entry) in try defrayals(of: claim) {
            for posting in entry.postings where posting.account.kind == .undrawn {
                guard posting.side == .debit, let fund = posting.account.fund else { continue }
                if try isDrawnDown(seq, of: fund) { drawnDown.insert(fund) }
            }
        }
        return Funding(by: try books.funds(), drawnDown: drawnDown)
    }

    /// Whether a defrayal is in a drawdown of a fund.
    func isDrawnDown(_ seq: Int, of fund: FundCode) throws -> Bool {
        try books.line(of: seq, fund: fund) != nil
    }

    /// Refuses a line that was incurred outside the enrolment by what is known today, unless a
    /// person decided on the claim.
    ///
    /// - Throws: ``PaymentRefusal/outsideEnrolment(_:line:_:_:)``.
    func refuseOutsideEnrolment(_ claim: Claim, decidedBy grants: [Grant]) throws {
        guard grants.isEmpty else { return }
        let graceDays = try rulePackInForce(on: today).situations.graceDays
        for line in claim.lines {
            guard let participant = line.bearer.participant else { continue }
            var enrolment = Enrolment(participant: participant, graceDays: graceDays)
            for spell in try books.spells(of: participant) {
                enrolment = try enrolment.starting(spell)
            }
            guard enrolment.position(on: line.incurredOn) != .outside else {
                throw PaymentRefusal.outsideEnrolment(
                    claim.id,
                    line: line.number,
                    participant,
                    line.incurredOn
                )
            }
        }
    }
}

extension Claim {
    /// The chain of records that the claim's are in: its business case's, or its own.
    var chain: String { businessCase?.text ?? id.text }
}

extension Attribution {
    /// An order that is the same on every machine.
    var sortKey: String { "\(partner) \(category) \(participant?.text ?? "")" }
}

extension Entry {
    /// What the entry took off a claim's debt, one item for each attribution.
    func items(of claim: ClaimID) -> [PaidItem] {
        var order: [Attribution] = []
        var shares: [Attribution: [Ledger.FundShare]] = [:]
        for posting in postings where posting.account.kind == .claimsPayable {
            guard posting.side == .debit, let attribution = posting.attribution,
                let fund = posting.account.fund
            else { continue }
            if shares[attribution] == nil { order.append(attribution) }
            let share = Ledger.FundShare(fund: fund, amount: posting.amount)
            shares[attribution, default: []].append(share)
        }
        return order.map {
            PaidItem(claim: claim, attribution: $0, shares: shares[$0] ?? [])
        }
    }

    /// The pence posted to a side of a kind of account of a fund.
    func pence(on side: Side, of kind: AccountKind, _ fund: FundCode) -> Int64 {
        postings.reduce(0) { sum, posting in
            let isWanted =
                posting.side == side && posting.account.kind == kind
                && posting.account.fund == fund
            return isWanted ? sum + posting.amount.pence : sum
        }
    }

    /// The funds that the entry touches.
    var funds: Set<FundCode> { Set(postings.compactMap(\.account.fund)) }
}

extension [PaidItem] {
    /// The items together.
    func total() throws -> Amount {
        try Amount.sum(of: flatMap(\.shares).map(\.amount))
    }

    /// The funds that pay them.
    var funds: Set<FundCode> { Set(flatMap(\.shares).map(\.fund)) }
}
