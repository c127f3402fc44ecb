import Approvals
import Identifiers
import Ledger
import Money
import Store

/// Why a claim does not fit the business case that it draws on, so that somebody has to decide.
///
/// While payee, category and what is left fit, the case's approval is enough.
enum CaseMisfit: Hashable, Sendable {
    case otherPayee
    case otherCategory(line: Int)
    case aboveRemainder(caseLine: Int, asked: Amount, left: Amount)

    /// Words for the claimant.
    var sentence: String {
        switch self {
        case .otherPayee: "The payee is not the one that was approved."
        case .otherCategory(let line): "Line \(line) is of another category than was approved."
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
