import Approvals
import Ledger
import Money

extension Decided {
    /// Puts back what a business case still holds; nothing for a claim, or where nothing is left.
    func putBackWhatIsHeld(because reason: Event.CommitmentReleased.Reason) throws -> Amount {
        guard case .businessCase(let businessCase) = content else { return .zero }
        return try Acceptance(context: context)
            .putBack(businessCase, because: reason, under: pack)
    }
}
