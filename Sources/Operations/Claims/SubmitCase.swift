import Approvals
import Identifiers
import Journal

/// Takes up a business case and lets the guidance say who decides on it.
///
/// 1. The case is drafted: whoever asks may, everything that it names is there, files and texts
///    are kept in the vault.
/// 2. The guidance in force today decides on each line from facts gathered in this very write.
/// 3. The case and a decision for each line are recorded; it waits for its route.
struct SubmitCase: Operation {
    static let name = "case.submit"
    private let requested: RequestedCase

    init(from arguments: Arguments) throws(ArgumentError) {
        try RequestedCase.allow(in: arguments, version: false)
        requested = try RequestedCase(from: arguments)
    }

    func run(in context: OperationContext) throws -> String? {
        try context.refuseTaken(requested.id.text)
        return try CaseTaking(context: context).take(requested, version: 1) { businessCase in
            .caseSubmitted(CaseSubmitted(businessCase: businessCase))
        }
    }
}
