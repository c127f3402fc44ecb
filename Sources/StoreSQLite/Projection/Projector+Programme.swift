import Identifiers
import Journal
import Ledger
import Store

extension Projector {
    func add(_ body: KeyAdded, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            "INSERT INTO key(seq, purpose, id, owner) VALUES(?, ?, ?, ?)",
            header.seq,
            body.purpose.rawValue,
            body.key,
            body.owner?.text ?? ""
        )
    }

    func endKey(
        _ key: String,
        _ purpose: KeyPurpose,
        _ owner: UserID?,
        _ header: RecordHeader
    ) throws(StoreError) {
        try connection.run(
            """
            UPDATE key SET ended = ?
            WHERE id = ? AND purpose = ? AND owner = ? AND ended IS NULL
            """,
            header.seq,
            key,
            purpose.rawValue,
            owner?.text ?? ""
        )
        try expectChange(orRefuse: "key.not-in-use")
    }

    func open(_ body: FundOpened, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            "INSERT INTO fund(position, code, basis) VALUES(?, ?, ?)",
            header.seq,
            body.fund,
            body.basis.rawValue
        )
    }

    func adopt(_ body: ApportionmentAdopted, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            "INSERT INTO apportionment(version, from_on, seq) VALUES(?, ?, ?)",
            body.version,
            body.from,
            header.seq
        )
    }

    func join(_ body: PartnerJoined) throws(StoreError) {
        try connection.run(
            "INSERT INTO partner(code, title) VALUES(?, ?)",
            body.partner,
            body.title
        )
        circumstances = nil
    }

    func adopt(_ body: PolicyAdopted, _ header: RecordHeader) throws(StoreError) {
        try connection.run(
            "INSERT INTO rule_pack(seq, from_on) VALUES(?, ?)",
            header.seq,
            body.from
        )
        circumstances = nil
    }
}
