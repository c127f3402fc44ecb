import Integrity
import Approvals
import Identifiers

extension CostBearer {
    init(from fields: inout FieldReader, prefix: String) throws(RecordError) {
        let kind = try fields.text("\(prefix).bearer")
        let code = try fields.text("\(prefix).for")
        let attendance: [ParticipantCode] = try fields.values("\(prefix).attendance")
        guard let bearer = Self.bearer(kind: kind, code: code, attendance: attendance) else {
            throw .badField(name: "\(prefix).bearer", value: "\(kind) \(code)")
        }
        self = bearer
    }

    func write(to fields: inout FieldWriter, prefix: String) {
        switch self {
        case .participant(let code):
            fields.put("\(prefix).bearer", "participant")
            fields.put("\(prefix).for", code)
        case .group(let code, _):
            fields.put("\(prefix).bearer", "group")
            fields.put("\(prefix).for", code)
        case .colleague(let user):
            fields.put("\(prefix).bearer", "colleague")
            fields.put("\(prefix).for", user)
        }
        fields.putValues("\(prefix).attendance", attendance)
    }

    private var attendance: [ParticipantCode] {
        switch self {
        case .group(_, let attendance): attendance
        case .participant, .colleague: []
        }
    }

    private static func bearer(
        kind: String,
        code: String,
        attendance: [ParticipantCode]
    ) -> CostBearer? {
        switch (kind, attendance.isEmpty) {
        case ("participant", true): (try? ParticipantCode(code)).map(CostBearer.participant)
        case ("group", _): (try? GroupCode(code)).map { .group($0, attendance: attendance) }
        case ("colleague", true): (try? UserID(code)).map(CostBearer.colleague)
        default: nil
        }
    }
}
