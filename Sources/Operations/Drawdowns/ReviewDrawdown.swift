import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Policy
import Store

/// Records that a second person has gone through a drawdown and finds it right.
///
/// 1. The finance officer or a programme manager asks, who neither prepared nor adjusted it, nor
///    is related to who did.
/// 2. It is what the reviewer saw, where the command says what that was.
/// 3. Nothing stands against it: see ``OperationContext/refuseUnsound(_:)``.
/// 4. It is recorded with the digest of its contents.
struct ReviewDrawdown: Operation {
    static let name = "drawdown.review"
    private let drawdown: DrawdownID
    /// What the reviewer saw.
    private let contents: String?

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("drawdown", "contents")
        drawdown = try arguments.code("drawdown")
        contents = try arguments.optionalText("contents")
    }

    func run(in context: OperationContext) throws -> String? {
        let standing = try context.require(.financeOfficer, .programmeManager)
        let sheet = try context.openSheet(drawdown)
        // Who lends a role stands in for it: nobody reviews their own by another's hand.
        let reviewers = [context.actor] + [standing.onBehalfOf].compactMap(\.self)
        try context.refuseBreach(
            of: try context.duties(),
            among: sheet.preparation.holders(reviewedBy: reviewers)
        )
        let digest = sheet.contents.digest
        guard contents == nil || contents == digest.hex else {
            throw DrawdownContentsRefusal.changed(drawdown)
        }
        try context.refuseUnsound(sheet)
        let reviewed = DrawdownReviewed(
            drawdown: drawdown,
            count: sheet.lines.count,
            total: try sheet.contents.total(),
            credited: try sheet.contents.credited(),
            digest: digest
        )
        try context.record(.drawdownReviewed(reviewed))
        return "\(drawdown) may be submitted: it asks \(sheet.fund) for \(poundsText(sheet.asked))."
    }
}

extension OperationContext {
    /// Refuses a drawdown that no funder can be asked for.
    ///
    /// - Throws: ``DrawdownContentsRefusal``: there is no line; a decision comes out otherwise; it
    ///   does not tie to the ledger and the bank; more is taken off than is asked for, or is owed.
    func refuseUnsound(_ sheet: DrawdownSheet) throws {
        let (drawdown, ends) = (
            sheet.preparation.prepared.drawdown, sheet.preparation.prepared.ends
        )
        guard !sheet.lines.isEmpty else {
            throw DrawdownContentsRefusal.nothingToDraw(sheet.fund, through: ends)
        }
        if let cost = sheet.lines.first(where: { $0.doubts.contains(where: \.blocks) }) {
            throw DrawdownContentsRefusal.notEligible(drawdown, cost.defrayal)
        }
        if let entry = sheet.unfounded.first {
            throw DrawdownContentsRefusal.unfounded(drawdown, entry)
        }
        guard sheet.ties else { throw DrawdownContentsRefusal.doesNotTie(drawdown) }
        let total = sheet.lines.reduce(0) { $0 + $1.amount.pence }
        guard sheet.asked >= 0 else {
            throw DrawdownContentsRefusal.creditsExceed(
                drawdown,
                total: total,
                credited: total - sheet.asked
            )
        }
        let owed = try balance(of: .repayable(sheet.fund))
        guard total - sheet.asked <= owed else {
            throw DrawdownContentsRefusal.creditsExceedOwed(
                drawdown,
                owed: owed,
                credited: total - sheet.asked
            )
        }
    }
}
