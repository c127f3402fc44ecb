import Approvals
import Identifiers
import Integrity

extension PaidBy: FieldValue {
    init?(fieldText: String) {
        let (kind, code) = fieldText.splitAtColon
        let paidBy: PaidBy? =
            switch (kind, code) {
            case ("keyworker", let code?): (try? UserID(code)).map(PaidBy.keyworker)
            case ("float", let code?): (try? UserID(code)).map { .float(holder: $0) }
            case ("participant", let code?):
                (try? ParticipantCode(code)).map(PaidBy.participant)
            case ("partner", let code?): (try? PartnerCode(code)).map(PaidBy.partner)
            case ("invoice", nil): .invoice
            default: nil
            }
        guard let paidBy else { return nil }
        self = paidBy
    }

    var fieldText: String {
        switch self {
        case .keyworker(let user): "keyworker:\(user)"
        case .float(let holder): "float:\(holder)"
        case .participant(let code): "participant:\(code)"
        case .partner(let partner): "partner:\(partner)"
        case .invoice: "invoice"
        }
    }
}

extension Payee: FieldValue {
    init?(fieldText: String) {
        let (kind, code) = fieldText.splitAtColon
        guard let code else { return nil }
        let payee: Payee? =
            switch kind {
            case "user": (try? UserID(code)).map(Payee.user)
            case "participant": (try? ParticipantCode(code)).map(Payee.participant)
            case "partner": (try? PartnerCode(code)).map(Payee.partner)
            case "supplier": (try? Digest(hex: code)).map(Payee.supplier)
            default: nil
            }
        guard let payee else { return nil }
        self = payee
    }

    var fieldText: String {
        switch self {
        case .user(let user): "user:\(user)"
        case .participant(let code): "participant:\(code)"
        case .partner(let partner): "partner:\(partner)"
        case .supplier(let commitment): "supplier:\(commitment.hex)"
        }
    }
}

extension String {
    /// What stands before the first colon and, if there is one, what stands after it.
    var splitAtColon: (String, String?) {
        guard let colon = firstIndex(of: ":") else { return (self, nil) }
        return (String(self[..<colon]), String(self[index(after: colon)...]))
    }
}
