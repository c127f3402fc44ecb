import Approvals
import Calendar
import Identifiers
import Ledger
import Store
import StrictJSON

/// What a delivery partner's budget bore, and what the partner is paid on other partners' budgets.
///
/// A cost that one partner bears and another delivers is one claim, so it stands on both their
/// statements: here under what was charged, there under what was delivered.
struct PartnerStatement: StatementReport {
    private let partner: PartnerCode
    private let title: String
    /// Charged to its own allocation.
    private let own: [Line]
    /// Paid to it, and charged to another's.
    private let forOthers: [Line]

    fileprivate struct Line {
        let charged: ChargedClaim
        let bearer: String
        let payee: Payee
    }

    /// Reads the claims that stand charged. O(those claims).
    init(of partner: PartnerCode, titled title: String, in books: any BookReader) throws {
        self.partner = partner
        self.title = title
        let lines: [Line] = try books.chargedClaims().compactMap { charged in
            guard let claim = try books.claim(charged.claim) else { return nil }
            let isOwn = charged.attribution.partner == partner
            guard isOwn || claim.payee == .partner(partner) else { return nil }
            return Line(
                charged: charged,
                bearer: Self.bearer(of: charged.attribution, in: claim),
                payee: claim.payee
            )
        }.sorted { ($0.charged.chargedOn, $0.id) < ($1.charged.chargedOn, $1.id) }
        own = lines.filter { $0.charged.attribution.partner == partner }
        forOthers = lines.filter { $0.charged.attribution.partner != partner }
    }

    /// Whether there is nothing to state.
    var isEmpty: Bool { own.isEmpty && forOthers.isEmpty }

    /// Whom a line was for: the participant, or what the claim's own lines say.
    private static func bearer(of attribution: Attribution, in claim: Claim) -> String {
        if let participant = attribution.participant { return participant.text }
        let lines = claim.lines.filter {
            $0.category == attribution.category && $0.bearer.participant == nil
        }
        return Set(lines.map(\.bearer.phrase)).sorted().joined(separator: ", ")
    }

    /// The statement for a person.
    var text: String {
        """
        \(title): charged to its own \(ScreenWord.allocation.text)
        \(table(of: own, "paid to") { $0.payee.phrase })
        \(title): delivered for other partners' participants, on those partners' budgets
        \(table(of: forOthers, "charged to") { $0.charged.attribution.partner.text })
        """
    }

    private func table(
        of lines: [Line],
        _ heading: String,
        _ other: (Line) -> String
    ) -> String {
        guard !lines.isEmpty else { return "Nothing.\n" }
        var table = Table([
            "date": .left, ScreenWord.claim.text: .left, "category": .left, "for": .left,
            heading: .left, "amount": .right,
        ])
        for line in lines {
            table.add(
                line.charged.chargedOn.description,
                line.id,
                line.charged.attribution.category.text,
                line.bearer,
                other(line),
                pounds(line.charged.pence)
            )
        }
        table.add("together", "", "", "", "", pounds(total(of: lines)))
        return table.text
    }

    private func total(of lines: [Line]) -> Int64 { lines.reduce(0) { $0 + $1.charged.pence } }

    /// The statement for a program.
    var json: JSONValue {
        .object([
            "partner": .text(partner.text), "title": .text(title),
            "own": .array(own.map(\.json)), "own-total": .integer(total(of: own)),
            "for-others": .array(forOthers.map(\.json)),
            "for-others-total": .integer(total(of: forOthers)),
        ])
    }
}

extension PartnerStatement.Line {
    fileprivate var id: String { charged.claim.text }

    fileprivate var json: JSONValue {
        .object([
            "claim": .text(id), "date": .text(charged.chargedOn.description),
            "charged-to": .text(charged.attribution.partner.text),
            "category": .text(charged.attribution.category.text), "for": .text(bearer),
            "paid-to": .text(payee.phrase), "amount": .integer(charged.pence),
        ])
    }
}
