import Approvals
import Ledger
import Money

extension Decided {
    /// Ends what an approval brought about, or the steps before one: what a business case still
    /// holds is put back, and allowances are lowered by what they were raised by for it.
    ///
    /// - Returns: What was put back: nothing for a claim, or where nothing is left.
    @discardableResult
    func putBackWhatIsHeld(
        because reason: Event.CommitmentReleased.Reason = .released
    ) throws -> Acceptance.PutBack {
        guard case .businessCase(let businessCase) = content, case .approved = matter.state else {
            let lowered = try context.lowerWhatWasRaised(for: matter.subject)
            return Acceptance.PutBack(amount: .zero, lowered: lowered)
        }
        return try Acceptance(context: context)
            .putBack(businessCase, because: reason, under: pack)
    }
}
