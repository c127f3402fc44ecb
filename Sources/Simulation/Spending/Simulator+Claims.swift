import Calendar
import StrictJSON

extension Simulator {
    /// Sends a claim. Within automatic limits it is a cost at once; else it waits for its route.
    ///
    /// - Returns: The claim's id.
    @discardableResult
    mutating func submit(_ purchase: Purchase) -> String {
        let keyworker = keyworker(of: purchase.bearer)
        let partner = cast.keyworkers[keyworker].partner
        ensureAllocation(of: partner, purchase.total)
        if case .float(let holder) = purchase.payer { ensureCash(of: holder, purchase.total) }
        let claim = next("cl_")
        var draft = Draft(
            cast.keyworkers[keyworker].code,
            "claim.submit",
            content(of: purchase, claim: claim, partner: partner)
        )
        draft.label = purchase.label
        if let text = purchase.proof.text { draft.files = [file(text, of: claim)] }
        ensureUnearned(for: purchase)
        give(draft)
        count { $0.claims += 1 }
        if case .person(let index) = purchase.bearer {
            people[index].spend(purchase.total, on: purchase.category, purchase.incurred)
        }
        if purchase.route.isEmpty {
            accept(purchase, claim: claim, partner: partner)
        } else {
            putBefore(purchase, claim: claim, partner: partner, keyworker: keyworker)
        }
        return claim
    }

    /// Counts a claim as accepted: caps, budget and funds bear it, and it waits to be paid or is.
    mutating func accept(
        _ purchase: Purchase,
        claim: String,
        partner: Int,
        drawsOnCase: Bool = false
    ) {
        var cost = Cost(
            claim: claim,
            partner: partner,
            payer: purchase.payer,
            lines: purchase.lines.map(\.pence),
            incurred: purchase.incurred
        )
        cost.shares = purse.charge(cost.lines)
        if !drawsOnCase { use(purchase.total, of: partner, for: purchase.bearer) }
        count { $0.accepted += cost.total }
        let index = costs.count
        costs.append(cost)
        switch purchase.payer {
        case .keyworker(let keyworker): cast.keyworkers[keyworker].payable.append(index)
        case .float(let keyworker):
            cast.keyworkers[keyworker].cash? -= cost.total
            purse.owed[.arrears, default: 0] += cost.shares.arrears
            purse.owed[.advance, default: 0] += cost.shares.advance
            leaves(index, on: purchase.incurred)
        case .partner: plan(.partnerPays(index), in: 1...9)
        case .participant, .supplier, .otherPartner: cast.partners[partner].payable.append(index)
        }
    }

    /// Counts what is set aside or spent against the partner's budget and the person's limit.
    mutating func use(_ pence: Int64, of partner: Int, for bearer: Purchase.Bearer) {
        cast.partners[partner].available -= (pence + 1) / 2
        if case .person(let index) = bearer {
            people[index].left -= pence
            people[index].hasSpent = true
        }
    }

    func keyworker(of bearer: Purchase.Bearer) -> Int {
        switch bearer {
        case .person(let index): people[index].keyworker
        case .group(let partner, _): cast.partners[partner].keyworkers[0]
        case .own(let keyworker): keyworker
        }
    }

    /// A file of evidence: plain text, which no other claim has.
    func file(_ text: String, of claim: String) -> PlannedCommand.File {
        PlannedCommand.File(path: "evidence/\(claim).txt", bytes: Array(text.utf8))
    }

    // MARK: As a command has it

    private func content(
        of purchase: Purchase,
        claim: String,
        partner: Int
    ) -> KeyValuePairs<String, JSONValue?> {
        var missing: JSONValue?
        if case .missing(let why) = purchase.proof, purchase.category != "mileage" {
            missing = .text(why)
        }
        return [
            "claim": .text(claim), "partner": .text(cast.partners[partner].code),
            "paid-by": .text(payer(purchase.payer)), "payee": payee(purchase.payer),
            "supplier": purchase.supplier.map { .text($0) },
            "spent-first": purchase.isSpentFirst ? true : nil,
            "reason": purchase.reason.map { .text($0) },
            "lines": .array(purchase.lines.map { line($0, of: purchase, claim: claim) }),
            "evidence": purchase.proof.kind.map { kind in
                let path = "evidence/\(claim).txt"
                return .array([.object(["kind": .text(kind), "file": .text(path)])])
            },
            "missing-evidence": missing,
        ]
    }

    private func line(_ line: Purchase.Line, of purchase: Purchase, claim: String) -> JSONValue {
        var person: JSONValue?
        var attendance: JSONValue?
        var isOwn = false
        switch purchase.bearer {
        case .person(let index): person = .text(people[index].code)
        case .group(_, let group): attendance = .codes(group.map { people[$0].code })
        case .own: isOwn = true
        }
        return .object([
            "for": person, "group": attendance.map { _ in .text("g_\(claim)") },
            "attendance": attendance, "own": isOwn ? true : nil,
            "category": .text(purchase.category), "incurred": .day(purchase.incurred),
            "amount": line.tenths == nil ? .pence(line.pence) : nil,
            "miles": line.tenths.map { .integer(Int64($0)) },
            "vehicle": line.tenths.map { _ in "car" },
            "hours-away": line.hoursAway.map { .integer(Int64($0)) },
            "what": .text(line.what), "next-step": line.nextStep.map { .text($0) },
            "journey": line.journey.map { .text($0) },
        ])
    }

    private func payer(_ payer: Cost.Payer) -> String {
        switch payer {
        case .keyworker: "keyworker"
        case .float: "float"
        case .participant: "participant"
        case .partner: "partner"
        case .supplier, .otherPartner: "invoice"
        }
    }

    private func payee(_ payer: Cost.Payer) -> JSONValue? {
        guard case .otherPartner(let other) = payer else { return nil }
        return .text("partner:\(cast.partners[other].code)")
    }
}
