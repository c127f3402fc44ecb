import Identifiers
import Money

extension Deliberation {
    /// Blocks what is wrong beyond doubt: a person could not rightly say yes to it.
    mutating func considerWhatIsCertain() {
        if facts.kind == .claim, facts.incurredOn > facts.submittedOn {
            block(
                pack.situations.futureDate,
                "The cost is dated \(facts.incurredOn), after the day of the claim, "
                    + "\(facts.submittedOn). Correct the date, or send a business case to ask "
                    + "first."
            )
        }
        if case .participants(let count) = facts.journey?.passengers, count > 0 {
            block(
                pack.situations.passenger,
                "The passenger rate is for fellow employees only, not for participants. Take the "
                    + "\(count == 1 ? "passenger" : "passengers") off; the miles themselves "
                    + "are paid."
            )
        }
    }

    /// Routes a cost that the category does not provide for such a bearer.
    mutating func considerBearer() {
        guard !rule.bearers.contains(facts.bearer.kind) else { return }
        let whose =
            switch facts.bearer.kind {
            case .participant: "a participant's"
            case .group: "a group's"
            case .own: "a keyworker's own"
            }
        apply(pack.situations.otherBearer, because: "\(title) is not usually \(whose) cost")
    }

    /// Routes, and never blocks, a cost from outside the enrolment.
    mutating func considerEnrolment() {
        guard case .participant(let enrolment, _) = facts.bearer else { return }
        switch enrolment {
        case .inSpell: return
        case .inGrace:
            apply(
                pack.situations.inGrace,
                because: "\(facts.incurredOn) is after the enrolment ended and within the "
                    + "\(pack.situations.graceDays) days of grace"
            )
        case .outside:
            apply(
                pack.situations.outsideEnrolment,
                because: "\(facts.incurredOn) is outside the enrolment with the partner that pays, "
                    + "and its grace"
            )
        }
        needReason()
    }

    /// Routes what was bought before it was asked for, and what was lately declined as a whole.
    mutating func considerCircumstances() {
        if facts.spentFirst {
            apply(pack.situations.spentFirst, because: "It was spent before anybody was asked")
            needReason()
        }
        if facts.declinedLately {
            apply(
                pack.situations.afterDecline,
                because: "A business case was declined in the last "
                    + "\(pack.situations.afterDeclineDays) days"
            )
        }
    }

    /// Routes what funders commonly refuse; one that the pack does not list goes as far as
    /// anything unlisted can.
    mutating func considerExclusions() {
        for clause in facts.exclusions {
            if let exclusion = pack.exclusions.first(where: { $0.clause == clause }) {
                apply(
                    Clause(id: clause, deciders: exclusion.deciders),
                    because: "\(exclusion.title) is commonly refused by funders"
                )
            } else {
                let deciders = pack.unlisted.bands.last?.way.deciders ?? []
                apply(
                    Clause(id: clause, deciders: deciders),
                    because: "This guidance does not list the exclusion \(clause)"
                )
            }
        }
    }

    /// Routes what is above a cap to whoever may raise it, with the raise that a yes makes.
    mutating func considerCaps() {
        guard case .participant(_, let left) = facts.bearer else { return }
        for cap in pack.capsUsed(by: facts.category) {
            let remaining = left[cap.code] ?? .zero
            guard let missing = try? Amount(pence: facts.amount.pence - remaining.pence),
                !missing.isZero
            else { continue }
            apply(
                cap.clause,
                adding: cap.deciders,
                "\(cap.title): \(remaining.poundsText) is left, \(missing.poundsText) too little: "
                    + "\(cap.deciders.phrase) can say yes, which raises it by that."
            )
            raises.append(.init(cap: cap.code, amount: missing))
        }
    }

    /// Replaces the partner manager where the partner has nobody else who may decide.
    mutating func considerSecondPerson() {
        guard !facts.hasSecondPerson, deciders.contains(.partnerManager) else { return }
        let clause = pack.situations.noSecondPerson
        deciders.removeAll { $0 == .partnerManager }
        apply(
            clause.id,
            adding: clause.deciders,
            "The partner has no second person, so \(clause.deciders.phrase) decides instead of the "
                + "partner manager."
        )
    }
}
