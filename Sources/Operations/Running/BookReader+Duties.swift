import Approvals
import Identifiers
import Journal
import Policy
import Store

// Who holds which duty in what takes two people: asked before it is recorded, and of the record
// again by a check.

extension BookReader {
    /// Who releases a frozen run, who had a hand in it or instructed one of its payments, who typed
    /// the details that it pays by, and whom it pays.
    func holders(of run: StoredRun, releasedBy releasers: [UserID]) throws -> [DutyHolder] {
        let lines = try lines(of: run.id)
        let preparers = try lines.compactMap { try payment($0.payment)?.preparer }
        let payees = Set(lines.map(\.payee))
        let details = [.programme] + payees.map { DetailsHolder.payee($0) }
        let editors = try details.compactMap { try self.details(of: $0)?.editor }
        return releasers.map { DutyHolder(.paymentReleaser, $0) }
            + Set(run.hands + preparers).sorted().map { DutyHolder(.paymentPreparer, $0) }
            + Set(editors).sorted().map { DutyHolder(.detailsEditor, $0) }
            + Set(payees.map(\.party)).map { DutyHolder(.payee, $0) }
    }
}

extension DrawdownPreparation {
    /// Who reviews it, and who prepared or adjusted it.
    func holders(reviewedBy reviewers: [UserID]) -> [DutyHolder] {
        reviewers.map { DutyHolder(.drawdownReviewer, $0) }
            + Set([preparer] + adjusters).sorted().map { DutyHolder(.drawdownPreparer, $0) }
    }
}
