import Approvals
import Identifiers
import Ledger
import Policy
import Store

extension OperationContext {
    /// The pence on an account's normal side, negative where it is overdrawn.
    func balance(of account: AccountCode) throws -> Int64 {
        let totals = try books.totals(of: [account])
        return (totals[account] ?? .zero).balance(on: account.kind.normalSide)
    }

    /// Refuses two duties in one hand, or in the hands of two who are related.
    ///
    /// - Throws: The first `DutyBreach`.
    func refuseBreach(of duties: Duties, among holders: [DutyHolder]) throws {
        if let breach = try books.breaches(of: duties, among: holders).first { throw breach }
    }

    /// The duties that may not be one person's today: the standard pairs, and what the guidance
    /// in force adds.
    func duties() throws -> Duties {
        guard try books.rulePack(on: today) != nil else { return Duties() }
        return Duties(adding: try rulePackInForce(on: today).duties)
    }
}

extension BookReader {
    /// The pairs of duties that are in one hand, or in the hands of two who are related by now.
    func breaches(of duties: Duties, among holders: [DutyHolder]) throws -> [DutyBreach] {
        var relations: [Relation] = []
        for holder in holders {
            guard case .user(let user) = holder.party else { continue }
            for related in try self.relations(of: user) {
                relations += user.relations(with: related)
            }
        }
        return duties.breaches(among: holders, relations: relations)
    }
}

extension UserID {
    /// A declared relation names a code alone; whatever it is the code of counts.
    fileprivate func relations(with code: String) -> [Relation] {
        var relations: [Relation] = []
        if let user = try? UserID(code) {
            relations.append(Relation(user: self, party: .user(user)))
        }
        if let participant = try? ParticipantCode(code) {
            relations.append(Relation(user: self, party: .participant(participant)))
        }
        if let partner = try? PartnerCode(code) {
            relations.append(Relation(user: self, party: .partner(partner)))
        }
        return relations
    }
}
