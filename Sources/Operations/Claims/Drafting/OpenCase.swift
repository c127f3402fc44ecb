import Approvals
import Calendar
import Identifiers
import Ledger
import Money
import Store

/// An approved business case that a claim may draw on.
struct OpenCase {
    let businessCase: BusinessCase

    /// Finds the case that a claim names; nil where it names none.
    ///
    /// - Throws: ``ClaimRefusal``, where nothing can be drawn from it.
    init?(of requested: RequestedClaim, in context: OperationContext) throws {
        guard let id = requested.businessCase else { return nil }
        guard let businessCase = try context.books.businessCase(id) else {
            throw ClaimRefusal.unknown(.businessCase(id))
        }
        let matter = try context.matter(.businessCase(id))
        guard case .approved = matter.state else {
            throw ClaimRefusal.caseNotOpen(id, phrase: matter.state.phrase)
        }
        guard context.today <= businessCase.expiresOn else {
            throw ClaimRefusal.caseExpired(id, lastDay: businessCase.expiresOn)
        }
        guard requested.partner == businessCase.partner else {
            throw ClaimRefusal.caseOfOtherPartner(id, businessCase.partner)
        }
        self.businessCase = businessCase
    }

    /// The line of the case that a line draws on.
    ///
    /// - Throws: ``ClaimRefusal``, where it is another's or cannot be told.
    func line(for line: RequestedClaim.Line, bearer: CostBearer) throws -> Int {
        let found = try found(for: line, bearer: bearer)
        guard found.bearer.isSameAllowance(as: bearer) else {
            throw ClaimRefusal.notWhomTheCaseIsFor(
                line: line.number,
                caseLine: found.number,
                businessCase.id
            )
        }
        return found.number
    }

    private func found(for line: RequestedClaim.Line, bearer: CostBearer) throws -> CaseLine {
        if let number = line.caseLine {
            guard let named = businessCase.lines.first(where: { $0.number == number }) else {
                throw ClaimRefusal.noSuchCaseLine(
                    line: line.number,
                    asked: number,
                    businessCase.id
                )
            }
            return named
        }
        let alike = businessCase.lines.filter {
            $0.bearer.isSameAllowance(as: bearer) && $0.category == line.category
        }
        let candidates = alike.isEmpty ? businessCase.lines : alike
        guard candidates.count == 1, let only = candidates.first else {
            throw ClaimRefusal.caseLineMissing(line: line.number, businessCase.id)
        }
        return only
    }

    /// The case's own payee where a supplier's name is the one that was approved, so that both
    /// carry the same commitment; nil where it is another or its name was erased.
    func payee(named name: String, in context: OperationContext) throws -> Payee? {
        guard case .supplier(let commitment) = businessCase.payee else { return nil }
        let kept = try context.books.privateItem(commitment)
        return kept?.value == Array(name.utf8) ? businessCase.payee : nil
    }
}

extension CostBearer {
    /// Whether a cost is the same participant's, group's or colleague's.
    func isSameAllowance(as other: CostBearer) -> Bool {
        switch (self, other) {
        case (.participant(let one), .participant(let two)): one == two
        case (.group(let one, _), .group(let two, _)): one == two
        case (.colleague(let one), .colleague(let two)): one == two
        default: false
        }
    }
}
