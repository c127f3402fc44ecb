import Integrity
import Approvals
import Calendar
import Identifiers
import Ledger
import Money

extension LineAmount: FieldItem {
    init(from fields: inout FieldReader, prefix: String) throws(RecordError) {
        self.init(
            number: try fields.ordinal("\(prefix).number"),
            amount: try fields.value("\(prefix).amount")
        )
    }

    func write(to fields: inout FieldWriter, prefix: String) {
        fields.put("\(prefix).number", number)
        fields.put("\(prefix).amount", amount)
    }
}

extension ApportionmentRule.Part: FieldItem {
    init(from fields: inout FieldReader, prefix: String) throws(RecordError) {
        self.init(
            fund: try fields.value("\(prefix).fund"),
            weight: try fields.integer("\(prefix).weight")
        )
    }

    func write(to fields: inout FieldWriter, prefix: String) {
        fields.put("\(prefix).fund", fund)
        fields.put("\(prefix).weight", weight)
    }
}

extension ShareDetail: FieldItem {
    init(from fields: inout FieldReader, prefix: String) throws(RecordError) {
        self.init(
            line: try fields.ordinal("\(prefix).line"),
            fund: try fields.value("\(prefix).fund"),
            basis: ShareBasis(
                method: try fields.value("\(prefix).method"),
                weight: try fields.integer("\(prefix).weight"),
                remainder: try fields.integer("\(prefix).remainder")
            ),
            amount: try fields.value("\(prefix).amount")
        )
    }

    func write(to fields: inout FieldWriter, prefix: String) {
        fields.put("\(prefix).line", line)
        fields.put("\(prefix).fund", fund)
        fields.put("\(prefix).method", basis.method)
        fields.put("\(prefix).weight", basis.weight)
        fields.put("\(prefix).remainder", basis.remainder)
        fields.put("\(prefix).amount", amount)
    }
}

extension Posting: FieldItem {
    init(from fields: inout FieldReader, prefix: String) throws(RecordError) {
        self.init(
            account: try fields.value("\(prefix).account"),
            side: try fields.value("\(prefix).side"),
            amount: try fields.value("\(prefix).amount"),
            attribution: try Attribution.read(from: &fields, prefix: prefix)
        )
    }

    func write(to fields: inout FieldWriter, prefix: String) {
        fields.put(prefix, "account", account)
        fields.put(prefix, "side", side)
        fields.put(prefix, "amount", amount)
        fields.put(prefix, "partner", attribution?.partner)
        fields.put(prefix, "category", attribution?.category)
        fields.put(prefix, "participant", attribution?.participant)
    }
}

extension Attribution {
    static func read(
        from fields: inout FieldReader,
        prefix: String
    ) throws(RecordError) -> Attribution? {
        let partner: PartnerCode? = try fields.optional("\(prefix).partner")
        let category: CategoryCode? = try fields.optional("\(prefix).category")
        let participant: ParticipantCode? = try fields.optional("\(prefix).participant")
        switch (partner, category) {
        case (nil, nil) where participant == nil: return nil
        case (let partner?, let category?):
            return Attribution(partner: partner, category: category, participant: participant)
        default: throw .contradiction(code: "entry.attribution-missing")
        }
    }
}
