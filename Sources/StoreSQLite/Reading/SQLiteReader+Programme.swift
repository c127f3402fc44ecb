import Calendar
import Identifiers
import Journal
import Ledger
import Store

extension SQLiteReader {
    func funds() throws(StoreError) -> [Fund] {
        try journal.all("SELECT code, basis FROM fund ORDER BY position") {
            row throws(StoreError) in Fund(code: try row.code(0), basis: try row.word(1))
        }
    }

    func hasPartner(_ partner: PartnerCode) throws(StoreError) -> Bool {
        try journal.first("SELECT 1 FROM partner WHERE code = ?", partner) { _ in true } ?? false
    }

    func partners() throws(StoreError) -> [(partner: PartnerCode, title: String)] {
        try journal.all("SELECT code, title FROM partner ORDER BY code") {
            row throws(StoreError) in (partner: try row.code(0), title: row.text(1))
        }
    }

    func apportionmentRule(on date: CalendarDate) throws(StoreError) -> ApportionmentRule? {
        let seq = try journal.first(
            "SELECT seq FROM apportionment WHERE from_on <= ? ORDER BY version DESC LIMIT 1",
            date
        ) { $0.integer(0) }
        return try seq.map { seq throws(StoreError) in try rule(at: seq) }
    }

    func apportionmentRule(version: Int) throws(StoreError) -> ApportionmentRule? {
        let seq = try journal.first(
            "SELECT seq FROM apportionment WHERE version = ?",
            version
        ) { $0.integer(0) }
        return try seq.map { seq throws(StoreError) in try rule(at: seq) }
    }

    func rulePack(on date: CalendarDate) throws(StoreError) -> AdoptedRulePack? {
        let found = try journal.first(
            "SELECT seq FROM rule_pack WHERE from_on <= ? ORDER BY seq DESC LIMIT 1",
            date
        ) { $0.integer(0) }
        guard let seq = found else { return nil }
        let record = try record(at: seq)
        guard case .policyAdopted(let adopted) = record.body else {
            throw unexpected(record, wanted: "policy.adopted")
        }
        return AdoptedRulePack(adopted: adopted, seq: seq)
    }

    func key(_ id: String, purpose: KeyPurpose) throws(StoreError) -> StoredKey? {
        let found = try journal.first(
            "SELECT seq, ended FROM key WHERE id = ? AND purpose = ? ORDER BY seq DESC LIMIT 1",
            id,
            purpose.rawValue
        ) { ($0.integer(0), $0.optionalInteger(1)) }
        return try found.map { found throws(StoreError) in
            try storedKey(at: found.0, endedAt: found.1)
        }
    }

    func keys(of owner: UserID?, purpose: KeyPurpose) throws(StoreError) -> [StoredKey] {
        let rows = try journal.all(
            "SELECT seq, ended FROM key WHERE purpose = ? AND owner = ? ORDER BY seq",
            purpose.rawValue,
            owner?.text ?? ""
        ) { ($0.integer(0), $0.optionalInteger(1)) }
        return try rows.map { row throws(StoreError) in
            try storedKey(at: row.0, endedAt: row.1)
        }
    }

    func firstSealKey() throws(StoreError) -> StoredKey? {
        let found = try journal.first(
            "SELECT seq, ended FROM key WHERE purpose = ? ORDER BY seq LIMIT 1",
            KeyPurpose.seal.rawValue
        ) { ($0.integer(0), $0.optionalInteger(1)) }
        return try found.map { row throws(StoreError) in
            try storedKey(at: row.0, endedAt: row.1)
        }
    }

    private func storedKey(at seq: Int, endedAt: Int?) throws(StoreError) -> StoredKey {
        let record = try record(at: seq)
        guard case .keyAdded(let added) = record.body else {
            throw unexpected(record, wanted: "key.added")
        }
        return StoredKey(added: added, seq: seq, endedAt: endedAt)
    }

    private func rule(at seq: Int) throws(StoreError) -> ApportionmentRule {
        let record = try record(at: seq)
        guard case .apportionmentAdopted(let adopted) = record.body else {
            throw unexpected(record, wanted: "apportionment.adopted")
        }
        do {
            return try ApportionmentRule(
                programme: adopted.programme,
                version: adopted.version,
                parts: adopted.shares
            )
        } catch { throw .corrupt(error.message) }
    }
}
