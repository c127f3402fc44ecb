import Approvals
import Identifiers
import Policy

/// Why a role cannot be given or taken, in order of precedence.
enum AppointmentRefusal: Refusal, Hashable {
    case partnerMissing(Role)
    case partnerUnwanted(Role)
    case alreadyHeld(Appointment)
    case notHeld(Appointment)
    case lastManager(UserID)

    var code: String {
        switch self {
        case .partnerMissing: "user.partner-missing"
        case .partnerUnwanted: "user.partner-unwanted"
        case .alreadyHeld: "user.already-appointed"
        case .notHeld: "user.not-appointed"
        case .lastManager: "user.last-programme-manager"
        }
    }

    var message: String {
        switch self {
        case .partnerMissing(let role):
            "\(role.phrase.withCapital) belongs to one delivery partner. Name it with “partner”."
        case .partnerUnwanted(let role):
            "\(role.phrase.withCapital) serves the whole programme. Leave “partner” out."
        case .alreadyHeld(let appointment):
            "\(appointment.phrase) already. There is nothing to do."
        case .notHeld(let appointment):
            "It is not so that \(appointment.phrase). Check the user, the role and the partner."
        case .lastManager(let user):
            "\(user) is the only programme manager, and books are never without one. Appoint "
                + "another first."
        }
    }
}

extension Appointment {
    fileprivate var phrase: String {
        "\(user) is \(role.phrase)\(partner.map { " of \($0)" } ?? "")"
    }
}

extension String {
    fileprivate var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
