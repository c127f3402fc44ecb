import Approvals
import Identifiers
import Ledger
import Money
import Store

/// Why a claim does not fit the business case that it draws on, so that somebody has to decide.
///
/// While payee, category, what it touches of what funders refuse, and what is left fit, the case's
/// approval is enough.
enum CaseMisfit: Hashable, Sendable {
    case otherPayee
    case otherCategory(line: Int)
    case otherExclusion(line: Int, ClauseID)
    case aboveRemainder(caseLine: Int, asked: Amount, left: Amount)

    /// Words for the claimant.
    var sentence: String {
        switch self {
        case .otherPayee: "The payee is not the one that was approved."
        case .otherCategory(let line): "Line \(line) is of another category than was approved."
        case .otherExclusion(let line, let clause):
            "Line \(line) touches \(clause), which was not before whoever approved the case."
        case .aboveRemainder(let line, let asked, let left):
            "Line \(line) of the case has \(left.poundsText) left and \(asked.poundsText) is "
                + "claimed."
        }
    }

    /// The first misfit, or nil where the claim fits.
    static func first(
        of claim: Claim,
        on businessCase: BusinessCase,
        in books: any BookReader
    ) throws -> CaseMisfit? {
        if let payee = businessCase.payee, payee != claim.payee { return .otherPayee }
        var asked: [Int: Amount] = [:]
        for line in claim.lines {
            guard let number = line.caseLine,
                let approved = businessCase.lines.first(where: { $0.number == number }),
                approved.category == line.category
            else { return .otherCategory(line: line.number) }
            if let clause = line.exclusions.first(where: { !approved.exclusions.contains($0) }) {
                return .otherExclusion(line: line.number, clause)
            }
            asked[number] = try (asked[number] ?? .zero).adding(line.amount)
        }
        for (number, amount) in asked.sorted(by: { $0.key < $1.key }) {
            let left = try Commitments(books: books)
                .remaining(of: businessCase.id, line: number).total()
            guard amount <= left else {
                return .aboveRemainder(caseLine: number, asked: amount, left: left)
            }
        }
        return nil
    }
}
