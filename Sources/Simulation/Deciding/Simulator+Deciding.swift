import Calendar
import StrictJSON

extension Simulator {
    /// Puts a claim before whoever decides on it, some days from now.
    mutating func putBefore(
        _ purchase: Purchase,
        claim: String,
        partner: Int,
        keyworker: Int
    ) {
        let matter = PendingMatter(
            id: claim,
            isCase: false,
            partner: partner,
            keyworker: keyworker,
            purchase: purchase,
            route: purchase.route,
            label: purchase.label
        )
        matters.append(matter)
        let index = matters.count - 1
        if purchase.label == nil, numbers.chance(25) {
            plan(.withdraw(index), in: 1...2)
        } else {
            plan(.decide(index), in: 2...5)
        }
    }

    /// The next of the route says yes, no, or asks first.
    mutating func decide(_ index: Int) {
        guard !matters[index].isClosed, !matters[index].isSlip,
            let decider = matters[index].route.first
        else { return }
        let user = user(for: decider, of: matters[index])
        if matters[index].question == nil, matters[index].label == nil, numbers.chance(60) {
            ask(index, user)
        } else if matters[index].label == nil, numbers.chance(matters[index].isCase ? 130 : 70) {
            decline(index, user)
        } else {
            approve(index, by: user)
        }
    }

    /// Says yes; at the last step a claim is a cost and a case is committed.
    mutating func approve(_ index: Int, by user: String, gap: Int? = nil, label: Label? = nil) {
        let matter = matters[index]
        let isLast = matter.route.count == 1
        if isLast {
            ensureAllocation(of: matter.partner, matter.purchase.total)
            ensureUnearned(for: matter.purchase)
        }
        var draft = Draft(
            user,
            "approve",
            [
                "approval": .text(next("ap_")), matter.isCase ? "case" : "claim": .text(matter.id),
                "version": .integer(Int64(matter.version)),
            ]
        )
        (draft.gap, draft.label) = (gap, label)
        give(draft)
        matters[index].route.removeFirst()
        guard isLast else {
            plan(.decide(index), in: 1...3)
            return
        }
        matters[index].isClosed = true
        if matter.isCase {
            commit(index)
        } else {
            accept(matter.purchase, claim: matter.id, partner: matter.partner)
        }
    }

    private mutating func decline(_ index: Int, _ user: String) {
        let matter = matters[index]
        matters[index].isClosed = true
        give(
            user,
            "decline",
            [
                "approval": .text(next("ap_")), matter.isCase ? "case" : "claim": .text(matter.id),
                "version": .integer(Int64(matter.version)),
                "reason": .text(
                    numbers.one(of: ["cheaper-alternative", "other-funding", "no-next-step"])
                ),
                "alternative": "Ask at the library, which has the same for less.",
            ]
        )
        guard matter.isCase, case .person(let person) = matter.purchase.bearer else { return }
        let category = matter.purchase.category
        let days = Guidance.Limit.afterDeclineDays
        people[person].bar(category, until: today.adding(days: days + 30))
        if isVillain(matter.keyworker, .refiledInPieces) { refile(matter) }
    }

    private mutating func ask(_ index: Int, _ user: String) {
        let question = next("qu_")
        matters[index].question = question
        let matter = matters[index]
        give(
            user,
            "question.ask",
            [
                "question": .text(question), matter.isCase ? "case" : "claim": .text(matter.id),
                "text": "Was there nothing cheaper?",
            ]
        )
        plan(.answer(index), in: 1...3)
    }

    /// The keyworker answers, and the matter is before its decider again.
    mutating func answer(_ index: Int) {
        guard let question = matters[index].question else { return }
        give(
            cast.keyworkers[matters[index].keyworker].code,
            "question.answer",
            ["question": .text(question), "text": "No; we looked together, and there is no bus."]
        )
        plan(.decide(index), in: 1...3)
    }

    mutating func withdraw(_ index: Int) {
        guard !matters[index].isClosed else { return }
        matters[index].isClosed = true
        give(
            cast.keyworkers[matters[index].keyworker].code,
            "claim.withdraw",
            ["claim": .text(matters[index].id)]
        )
    }

    /// A programme manager has a deputy, who decides on claims; keys for cases are the manager's.
    private mutating func user(for decider: Decider, of matter: PendingMatter) -> String {
        switch decider {
        case .partnerManager: manager(of: matter.partner)
        case .programmeManager:
            matter.isCase || numbers.chance(700) ? Cast.programmeManager : Cast.deputy
        }
    }
}
