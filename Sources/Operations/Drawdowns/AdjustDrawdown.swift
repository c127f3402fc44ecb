import Calendar
import Identifiers
import Journal
import Money
import Policy
import Store

/// Leaves a cost of a drawdown for later, takes off what came back of one that the funder was
/// asked for before, or undoes either.
///
/// What the funder would not bear is no adjustment but an entry of its own, by cost.disallow: it
/// leaves the drawdown by itself.
///
/// 1. The finance officer or a programme manager asks, with a reason, while it is being prepared.
/// 2. A cost that is left is one of its costs, and is left whole.
/// 3. What is taken off came back of the cost since, was taken off by no other drawdown, and is
///    still owed to the funder.
/// 4. It is recorded; a review of before counts no longer.
struct AdjustDrawdown: Operation {
    static let name = "drawdown.adjust"
    private let drawdown: DrawdownID
    private let kind: AdjustmentKind
    private let entry: Int
    private let amount: Amount?
    private let undoes: Bool
    private let reason: String

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("drawdown", "kind", "entry", "amount", "undo", "reason")
        drawdown = try arguments.code("drawdown")
        kind = try arguments.choice("kind")
        entry = try arguments.count("entry")
        undoes = try arguments.flag("undo")
        amount = arguments.has("amount") ? try arguments.amount("amount") : nil
        reason = try arguments.text("reason")
        guard amount == nil || (kind == .credited && !undoes) else {
            throw .contradiction("“amount” goes with what is credited; a cost is left whole.")
        }
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer, .programmeManager)
        let sheet = try context.openSheet(drawdown)
        let amount = try undoes ? undone(in: sheet) : adjusted(in: sheet)
        let adjusted = DrawdownAdjusted(
            drawdown: drawdown,
            kind: kind,
            defrayal: entry,
            amount: amount,
            reason: try context.commit(reason, as: "reason", of: context.actor.text)
        )
        try context.record(.drawdownAdjusted(adjusted))
        let now = try context.openSheet(drawdown)
        return "\(drawdown) now asks \(now.fund) for \(poundsText(now.asked)) in "
            + "\(counted(now.lines.count, "line"))."
    }

    private func undone(in sheet: DrawdownSheet) throws -> Amount {
        let stands = sheet.preparation.adjustments(kind).contains { $0.defrayal == entry }
        guard stands else { throw DrawdownContentsRefusal.notAdjusted(drawdown, entry) }
        return .zero
    }

    private func adjusted(in sheet: DrawdownSheet) throws -> Amount {
        switch kind {
        case .carried:
            guard let cost = sheet.lines.first(where: { $0.defrayal == entry }) else {
                throw DrawdownContentsRefusal.noSuchLine(drawdown, entry)
            }
            return cost.amount
        case .credited:
            let standing = sheet.credits.first { $0.defrayal == entry }?.amount.pence ?? 0
            let left = sheet.creditable.first { $0.defrayal == entry }?.amount.pence ?? 0
            guard standing + left > 0 else { throw DrawdownContentsRefusal.nothingCameBack(entry) }
            let wanted = amount?.pence ?? standing + left
            guard wanted <= standing + left else {
                throw DrawdownContentsRefusal.exceedsCameBack(
                    entry,
                    left: standing + left,
                    asked: wanted
                )
            }
            return try Amount(pence: wanted)
        }
    }
}
