import Calendar
import StrictJSON

extension Simulator {
    // What looks wrong and is not, or was a slip that somebody puts right.

    mutating func dealWithSomethingOdd(_ person: Int) {
        switch numbers.below(9) {
        case 0: slipTheDecimal(person)
        case 1: travelTogether(person)
        case 2: goOnSaturday(person)
        case 3:
            payOddFare(person, 1000, recentDay(for: person), .roundFare, reason: nil)
        case 4:
            let day = today.adding(days: -numbers.within(32...60))
            payOddFare(
                person,
                people[person].fare,
                day,
                .sentLate,
                reason: "I was ill for a month."
            )
        case 5:
            let keyworker = people[person].keyworker
            let round = numbers.one(of: cast.keyworkers[keyworker].rounds)
            drive(
                keyworker,
                to: "\(round.place), road closed",
                round.tenths * 13 / 10,
                label: label(.detour)
            )
        case 6: meetTwice(person)
        case 7: spendFirst(person)
        default: approveUnread(person)
        }
    }

    private mutating func payOddFare(
        _ person: Int,
        _ pence: Int64,
        _ day: CalendarDate,
        _ kind: Label.Kind,
        reason: String?
    ) {
        guard day >= people[person].enrolled, travelFits(person, pence, day) else { return }
        var purchase = fare(of: person, pence: pence, day: day)
        purchase.proof = .ticket(ticket(pence, people[person], day, next("")))
        purchase.reason = reason
        purchase.label = label(kind)
        submit(purchase)
    }

    /// £28.00 for £2.80: the manager would have to look, and the keyworker sees it first.
    private mutating func slipTheDecimal(_ person: Int) {
        let right = Int64(numbers.within(26...40)) * 10
        let day = today
        guard
            people[person].sum(of: "travel", days: 30, endingOn: day) + right * 10
                <= Guidance.Limit.travel30Days,
            people[person].sum(of: "travel", days: 1, endingOn: day) == 0,
            people[person].left >= right * 10
        else { return }
        var purchase = fare(of: person, pence: right * 10, day: day)
        purchase.route = [.partnerManager]
        purchase.label = label(.decimalSlip)
        purchase.proof = .missing("machine-broken")
        submit(purchase)
        let index = matters.count - 1
        matters[index].isSlip = true
        plan(.correct(index), in: 1...1)
    }

    /// The next version has the right amount, and needs nobody.
    mutating func correct(_ index: Int) {
        guard matters[index].isSlip, !matters[index].isClosed else { return }
        matters[index].isClosed = true
        let matter = matters[index]
        guard case .person(let person) = matter.purchase.bearer,
            let line = matter.purchase.lines.first
        else { return }
        var purchase = matter.purchase
        purchase.lines = [
            Purchase.Line(
                pence: line.pence / 10,
                what: line.what,
                nextStep: line.nextStep,
                journey: line.journey
            )
        ]
        ensureAllocation(of: matter.partner, purchase.total)
        let content: JSONValue = .object([
            "for": .text(people[person].code), "category": "travel",
            "incurred": .day(purchase.incurred), "amount": .pence(purchase.total),
            "what": .text(line.what), "next-step": line.nextStep.map { .text($0) },
            "journey": line.journey.map { .text($0) },
        ])
        var draft = Draft(
            cast.keyworkers[matter.keyworker].code,
            "claim.amend",
            [
                "claim": .text(matter.id), "version": 2,
                "partner": .text(cast.partners[matter.partner].code), "paid-by": "keyworker",
                "lines": .array([content]), "missing-evidence": "machine-broken",
            ]
        )
        draft.label = matter.label
        give(draft)
        accept(purchase, claim: matter.id, partner: matter.partner)
    }

    /// Two people on one bus.
    private mutating func travelTogether(_ person: Int) {
        let other = active[numbers.below(active.count)]
        let day = today
        let pence = people[person].fare
        guard other != person, travelFits(person, pence, day), travelFits(other, pence, day) else {
            return
        }
        let label = self.label(.sameBus)
        for traveller in [person, other] {
            var purchase = fare(of: traveller, pence: pence, day: day)
            purchase.proof = .ticket(ticket(pence, people[person], day, next("")))
            purchase.label = label
            submit(purchase)
        }
    }

    private mutating func goOnSaturday(_ person: Int) {
        let saturday = Season.last(weekday: 6, before: today)
        payOddFare(person, people[person].fare, saturday, .saturdayCourse, reason: nil)
    }

    private mutating func meetTwice(_ person: Int) {
        let day = today
        let label = self.label(.twoMeetings)
        for _ in 0..<2 {
            let pence = Int64(numbers.within(60...150)) * 5
            guard meetingFits(person, pence, day) else { return }
            var purchase = meeting(with: person, pence, day)
            purchase.label = label
            submit(purchase)
        }
    }

    /// A taxi at nine in the evening; the morning after it is filed as what it is.
    private mutating func spendFirst(_ person: Int) {
        let pence = Int64(numbers.within(120...240)) * 10
        let day = max(people[person].enrolled, today.adding(days: -1))
        guard people[person].left >= pence + 10_000, travelFits(person, pence, day) else { return }
        var purchase = fare(of: person, pence: pence, day: day)
        purchase.proof = .receipt(receipt("taxi", pence, day, next("")))
        purchase.reason = "Not safe to wait for the last bus; nobody could be asked."
        purchase.isSpentFirst = true
        purchase.route = [.partnerManager]
        purchase.label = label(.spentFirst)
        submit(purchase)
    }

    /// The first week of work, after support has ended.
    mutating func spendInGrace(_ person: Int) {
        let pence = people[person].fare
        let days = people[person].leaves.days(to: today)
        guard (1...Guidance.Limit.graceDays).contains(days), travelFits(person, pence, today) else {
            return
        }
        var purchase = fare(of: person, pence: pence, day: today)
        purchase.reason = "The first week of work, before the first wages."
        purchase.route = [.partnerManager]
        purchase.label = label(.inGrace)
        purchase.proof = .ticket(ticket(pence, people[person], today, next("")))
        submit(purchase)
    }

    /// A manager who says yes within three seconds, whatever it was.
    private mutating func approveUnread(_ person: Int) {
        let before = matters.count
        takeTrain(person)
        guard matters.count == before + 1 else { return }
        let index = matters.count - 1
        guard matters[index].purchase.category == "travel" else { return }
        let gap = numbers.within(900...2_900)
        let label = self.label(.unreadApproval)
        approve(index, by: manager(of: matters[index].partner), gap: gap, label: label)
    }
}
