import Approvals
import Calendar
import Identifiers
import Integrity
import Journal
import Ledger
import Money
import Operations
import Store
import StrictJSON

/// A funder claim as a person reads it.
struct DrawdownReport {
    private let sheet: DrawdownSheet

    init(_ sheet: DrawdownSheet) { self.sheet = sheet }

    private var prepared: DrawdownPrepared { sheet.preparation.prepared }
    private var isOpen: Bool { sheet.preparation.stage == .open }

    var text: String {
        [heading, costs, carried, credits, doubts, headings, sums, next].compactMap { $0 }
            .joined(separator: "\n")
    }

    private var heading: String {
        """
        Funder claim \(prepared.drawdown) to \(prepared.fund), \(prepared.starts) to \
        \(prepared.ends)
        \(standing)

        """
    }

    private var standing: String {
        let by = "prepared by \(sheet.preparation.preparer)"
        let reviewed = sheet.preparation.review.map { ", reviewed by \($0.reviewer)" } ?? ""
        let answer = sheet.answer.map { "; the funder answered: \($0.rawValue)" } ?? ""
        switch sheet.preparation.stage {
        case .open where isReviewed: return "Not submitted: \(by)\(reviewed)."
        case .open: return "Not submitted: \(by), not reviewed."
        case .withdrawn: return "Given up: \(by)."
        case .submitted: return "Submitted: \(by)\(reviewed)\(answer)."
        }
    }

    /// Whether somebody reviewed it as it stands.
    private var isReviewed: Bool {
        sheet.preparation.review?.reviewed.digest == sheet.contents.digest
    }

    private var costs: String? { sheet.lines.isEmpty ? nil : table(of: sheet.lines) }

    private var carried: String? {
        sheet.carried.isEmpty ? nil : "Left for a later funder claim\n" + table(of: sheet.carried)
    }

    private func table(of costs: [DrawnCost]) -> String {
        var table = Table([
            "entry": .right, "left the bank": .left, "claim": .left, "partner": .left,
            "heading": .left, "whole": .right, "split": .left, "came off": .right,
            "asked": .right, "": .left,
        ])
        for cost in costs {
            table.add(
                String(cost.defrayal),
                cost.bankDate.description,
                cost.claim?.text ?? "",
                cost.parts.listed { $0.attribution.partner.text },
                cost.parts.listed { $0.attribution.category.text },
                pounds(cost.whole),
                cost.shares.map { $0.formula(pounds) }.joined(separator: " + "),
                cost.takenOff == 0 ? "" : pounds(-cost.takenOff),
                pounds(cost.amount.pence),
                cost.isLate ? "late" : ""
            )
        }
        return table.text
    }

    private var credits: String? {
        var text = ""
        if !sheet.credits.isEmpty {
            text += "Taken off, for what came back of costs that were claimed before\n"
            text += table(of: sheet.credits)
        }
        if !sheet.creditable.isEmpty {
            text += "Came back of costs that were claimed before, and not taken off\n"
            text += table(of: sheet.creditable)
        }
        return text.isEmpty ? nil : text
    }

    private func table(of credits: [DrawdownCredit]) -> String {
        var table = Table([
            "entry": .right, "claimed in": .left, "claim": .left, "amount": .right,
        ])
        for credit in credits {
            table.add(
                String(credit.defrayal),
                credit.original.text,
                credit.claim?.text ?? "",
                pounds(-credit.amount.pence)
            )
        }
        return table.text
    }

    private var doubts: String? {
        let lines = sheet.lines.flatMap { cost in
            cost.doubts.map { "  entry \(cost.defrayal), \(cost.claim?.text ?? ""): \($0.text)\n" }
        }
        return lines.isEmpty ? nil : "Please check\n" + lines.joined()
    }

    private var headings: String? {
        guard !sheet.lines.isEmpty else { return nil }
        var table = Table(["heading": .left, "asked": .right])
        for heading in sheet.headings { table.add(heading.category.text, pounds(heading.pence)) }
        return table.text
    }

    private var sums: String {
        let total = sheet.lines.reduce(0) { $0 + $1.amount.pence }
        let whole = sheet.lines.reduce(0) { $0 + $1.whole }
        let defrayed = sheet.lines.reduce(0) { $0 + $1.defrayed }
        var table = Table(["": .left, "": .right])
        table.add("left the bank for these costs", pounds(whole))
        table.add("borne by other funds", pounds(defrayed - whole))
        if total != defrayed { table.add("came off since", pounds(total - defrayed)) }
        table.add("costs", pounds(total))
        if sheet.asked != total { table.add("taken off", pounds(sheet.asked - total)) }
        table.add("asked of \(prepared.fund)", pounds(sheet.asked))
        if let standing = sheet.standing {
            table.add("paid", pounds(-standing.paid))
            table.add("disallowed", pounds(-standing.disallowed))
            if standing.takenOff != 0 { table.add("taken off since", pounds(-standing.takenOff)) }
            table.add("open", pounds(standing.open))
        }
        return table.text + tie(total)
    }

    /// How the costs tie to the ledger's account of what left the bank and was not asked for.
    private func tie(_ total: Int64) -> String {
        guard sheet.ties else { return "This does not tie: run farthing check.\n" }
        guard !sheet.lines.isEmpty else { return "" }
        guard isOpen else { return "It ties to what left the bank, to the penny.\n" }
        let left = sheet.carried.reduce(0) { $0 + $1.amount.pence }
        return "It ties: \(pounds(total)) here, \(pounds(left)) left for later and "
            + "\(pounds(sheet.later)) after the period are the \(pounds(sheet.undrawn)) on "
            + "\(prepared.fund):M1150.\n"
    }

    private var next: String? {
        guard isOpen else { return nil }
        return isReviewed
            ? "Next: farthing drawdown submit \(prepared.drawdown)\n"
            : "Next: somebody who did not prepare it runs farthing drawdown review "
                + "\(prepared.drawdown)\n"
    }
}

extension [AttributedBalance] {
    /// Each of a list once, with commas.
    fileprivate func listed(_ word: (AttributedBalance) -> String) -> String {
        var words: [String] = []
        for text in map(word) where !words.contains(text) { words.append(text) }
        return words.joined(separator: ", ")
    }
}

extension CostDoubt {
    fileprivate var text: String {
        switch self {
        case .decidedOtherwise(let line):
            "the guidance, asked again, decides otherwise on line \(line); it cannot be asked for"
        case .notDecidedAgain(let line):
            "the facts behind the decision on line \(line) are not at hand"
        case .noTicket(let reason): "no ticket (\(reason.rawValue))"
        case .spentFirst: "spent before anybody could be asked"
        case .outsideEnrolment(let line, let participant, let date):
            "line \(line) is of \(date), when \(participant) was not on the programme"
        case .inGrace(let line, let participant, let date):
            "line \(line) is of \(date), shortly after \(participant) had left the programme"
        }
    }
}
