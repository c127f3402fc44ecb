import Approvals
import Identifiers
import Ledger
import Money
import Policy
import Store

/// What business cases have set aside and still hold.
struct Commitments {
    let books: any BookReader

    /// What is left of a line, fund by fund, in order of code; none where all is used or put back.
    func remaining(of businessCase: CaseID, line: Int) throws -> [Ledger.FundShare] {
        let accounts = try books.accounts(
            of: .committed,
            startingWith: [businessCase.text, String(line)]
        )
        var shares: [Ledger.FundShare] = []
        for (code, totals) in accounts {
            let pence = totals.balance(on: .credit)
            guard pence > 0, let fund = code.fund else { continue }
            shares.append(FundShare(fund: fund, amount: try Amount(pence: pence)))
        }
        return shares.sorted { $0.fund < $1.fund }
    }

    /// The version of the apportionment rule that a case was approved under: its costs stay there.
    func ruleVersion(of businessCase: CaseID) throws -> Int? {
        for seq in try books.entries(from: businessCase.text).reversed() {
            guard let entry = try books.entry(at: seq) else { continue }
            if entry.event == .commitmentRaised { return entry.ruleVersion }
        }
        return nil
    }

    /// What a case still holds, line by line, ready to be put back; none where nothing is left.
    ///
    /// - Parameter pack: The guidance that it was decided under, which says the caps it used.
    func left(of businessCase: BusinessCase, under pack: RulePack) throws -> [CommittedLine] {
        try businessCase.lines.compactMap { line in
            let shares = try remaining(of: businessCase.id, line: line.number)
            guard !shares.isEmpty else { return nil }
            return CommittedLine(
                commitment: try CommitmentID(businessCase.id, line: line.number),
                attribution: line.attribution(at: businessCase.partner),
                caps: pack.capsUsed(for: line.bearer, in: line.category),
                shares: shares
            )
        }
    }
}

extension CaseLine {
    /// For whom and what it is, as the ledger shows it.
    func attribution(at partner: PartnerCode) -> Attribution {
        Attribution(partner: partner, category: category, participant: bearer.participant)
    }
}

extension ClaimLine {
    /// For whom and what it is, as the ledger shows it.
    func attribution(at partner: PartnerCode) -> Attribution {
        Attribution(partner: partner, category: category, participant: bearer.participant)
    }
}

extension RulePack {
    /// The caps that a line uses up: none for a group's cost or a colleague's own.
    func capsUsed(for bearer: CostBearer, in category: CategoryCode) -> [CapCode] {
        bearer.participant == nil ? [] : capsUsed(by: category).map(\.code)
    }
}
