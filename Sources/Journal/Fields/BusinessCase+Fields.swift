import Approvals
import Calendar
import Identifiers
import Integrity
import Money

extension BusinessCase {
    init(from fields: inout FieldReader) throws(RecordError) {
        let id: CaseID = try fields.value("business-case")
        let version: Int = try fields.ordinal("version")
        let proposer: UserID = try fields.value("proposer")
        let partner: PartnerCode = try fields.value("partner")
        let payee: Payee? = try fields.optional("payee")
        let lines: [CaseLine] = try fields.list("lines")
        let evidence: [Evidence] = try fields.list("evidence")
        let spentFirst = try fields.flag("spent-first")
        let expiresOn: CalendarDate = try fields.value("expires")
        let need: Digest? = try fields.optional("commit.need")
        let otherFunding: Digest? = try fields.optional("commit.other-funding")
        let conflicts: Digest? = try fields.optional("commit.conflicts")
        do {
            try self.init(
                id: id,
                version: version,
                proposer: proposer,
                partner: partner,
                payee: payee,
                lines: lines,
                evidence: evidence,
                need: need,
                otherFunding: otherFunding,
                conflicts: conflicts,
                spentFirst: spentFirst,
                expiresOn: expiresOn
            )
        } catch { throw .contradiction(code: error.code) }
    }

    func write(to fields: inout FieldWriter) {
        fields.put("business-case", id)
        fields.put("version", version)
        fields.put("proposer", proposer)
        fields.put("partner", partner)
        fields.put("payee", payee)
        fields.putList("lines", lines)
        fields.putList("evidence", evidence)
        fields.put("spent-first", spentFirst)
        fields.put("expires", expiresOn)
        fields.put("commit.need", need)
        fields.put("commit.other-funding", otherFunding)
        fields.put("commit.conflicts", conflicts)
    }
}

extension CaseLine: FieldItem {
    init(from fields: inout FieldReader, prefix: String) throws(RecordError) {
        let number: Int = try fields.ordinal("\(prefix).number")
        let bearer = try CostBearer(from: &fields, prefix: prefix)
        let category: CategoryCode = try fields.value("\(prefix).category")
        let quantity: Int = try fields.ordinal("\(prefix).quantity")
        let unitAmount: Amount = try fields.value("\(prefix).unit-amount")
        let provision: Provision = try fields.value("\(prefix).provision")
        let exclusions: [ClauseID] = try fields.values("\(prefix).exclusions")
        let what: Digest? = try fields.optional("\(prefix).commit.what")
        do {
            try self.init(
                number: number,
                bearer: bearer,
                category: category,
                quantity: quantity,
                unitAmount: unitAmount,
                provision: provision,
                exclusions: exclusions,
                what: what
            )
        } catch { throw .contradiction(code: error.code) }
    }

    func write(to fields: inout FieldWriter, prefix: String) {
        fields.put("\(prefix).number", number)
        bearer.write(to: &fields, prefix: prefix)
        fields.put("\(prefix).category", category)
        fields.put("\(prefix).quantity", quantity)
        fields.put("\(prefix).unit-amount", unitAmount)
        fields.put("\(prefix).provision", provision)
        fields.putValues("\(prefix).exclusions", exclusions)
        fields.put("\(prefix).commit.what", what)
    }
}
