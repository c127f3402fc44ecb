public import Identifiers
import Money

/// The answer to "what can I spend on?" for one category, in plain words.
public struct Guidance: Hashable, Sendable {
    /// The codes under which it is booked, and their names.
    public let names: [CategoryName]
    /// What the programme's own people wrote about it.
    public let text: String
    /// Who can say yes to how much, what to attach, and the caps, one sentence each.
    public let answers: [String]
}

extension RulePack {
    /// The answer for a category; anything unlisted has one too.
    public func guidance(for category: CategoryCode) -> Guidance {
        let rule = rule(for: category)
        return Guidance(
            names: rule.names,
            text: rule.guidance,
            answers: answers(for: rule, category)
        )
    }

    /// The answers for every category, the unlisted last.
    public func allGuidance() -> [Guidance] {
        (self.categories + [self.unlisted]).compactMap(\.names.first).map { guidance(for: $0.code) }
    }

    private func answers(for rule: CategoryRule, _ category: CategoryCode) -> [String] {
        var answers = rule.bandSentences
        answers += rule.windows.map {
            "More than \($0.limit.poundsText)\($0.span.phrase): \($0.deciders.phrase) looks."
        }
        if let units = rule.units {
            answers.append(
                "At most \(units.price.poundsText) each and \(units.quantity) at first; beyond "
                    + "that also \(units.deciders.phrase)."
            )
        }
        if !rule.proofs.isEmpty {
            answers.append("Attach: \(rule.proofs.map(\.rawValue).joined(separator: " or ")).")
        }
        if rule.comparesPrices { answers += priceSentences }
        if rule.needsReason { answers.append("Say in one sentence why.") }
        if rule.bearers.contains(.participant) {
            answers += capsUsed(by: category).map { cap in
                "\(cap.title): \(cap.limit.poundsText)"
                    + (cap.period == .year ? " a year" : " in all")
                    + "; beyond that \(cap.deciders.phrase) can raise it."
            }
        }
        return answers
    }

    private var priceSentences: [String] {
        self.priceBands.map { band in
            let limit = band.limit.map { "To \($0.poundsText)" } ?? "Above that"
            return "\(limit): \(band.count) \(band.count == 1 ? "price" : "prices")."
        }
    }
}

extension CategoryRule {
    /// `To £25.00 in a day: nobody needs to decide.`
    fileprivate var bandSentences: [String] {
        bands.map { band in
            let single = bands.count == 1 ? "Any amount" : "Above that"
            let limit = band.limit.map { "To \($0.poundsText)\(measure.phrase)" } ?? single
            return switch band.way {
            case .automatic: "\(limit): nobody needs to decide."
            case .deciders(let roles): "\(limit): \(roles.phrase) can say yes."
            case .businessCase(let roles):
                "\(limit): a business case, to which \(roles.phrase) can say yes."
            }
        }
    }
}
