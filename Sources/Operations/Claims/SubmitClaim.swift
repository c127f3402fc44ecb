import Approvals
import Identifiers
import Journal
import Money
import Policy
import Store

/// Takes up a claim and lets the guidance answer.
///
/// 1. The claim is drafted: whoever asks may, everything that it names is there, files and texts
///    are kept in the vault.
/// 2. The guidance in force today decides on each line from facts gathered in this very write;
///    what waits for the claimant, or needs a business case first, is refused with what to do.
/// 3. The claim and a decision for each line are recorded.
/// 4. On a case that it fits it draws on it (row 7); within automatic limits it is accepted at
///    once (rows 6 and 7) and cash from a float is booked (row 21); else it waits for its route.
struct SubmitClaim: Operation {
    static let name = "claim.submit"
    private let requested: RequestedClaim

    init(from arguments: Arguments) throws(ArgumentError) {
        try RequestedClaim.allow(in: arguments, version: false)
        requested = try RequestedClaim(from: arguments)
    }

    func run(in context: OperationContext) throws -> String? {
        try context.refuseTaken(requested.id.text)
        return try ClaimTaking(context: context).take(requested, version: 1) { claim in
            .claimSubmitted(ClaimSubmitted(claim: claim))
        }
    }
}
