import Identifiers
import Store

extension OperationContext {
    /// Refuses an id that a yes or no has already.
    ///
    /// - Throws: ``ApprovalRefusal/idTaken(_:)``, or `StoreError`.
    func refuseTaken(_ approval: ApprovalID) throws {
        guard try !books.hasApproval(approval) else { throw ApprovalRefusal.idTaken(approval) }
    }
}

/// Why a yes or no cannot be recorded under its id.
enum ApprovalRefusal: Refusal, Hashable {
    case idTaken(ApprovalID)

    var code: String { "approval.id-taken" }

    var message: String {
        switch self {
        case .idTaken(let id):
            "There is a decision \(id) already. If it is this one, nothing is left to do; else "
                + "choose another id."
        }
    }
}
