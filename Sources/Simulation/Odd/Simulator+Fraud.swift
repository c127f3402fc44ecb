import Calendar
import StrictJSON

extension Simulator {
    func isVillain(_ keyworker: Int, _ kind: Label.Kind) -> Bool {
        villains.contains { $0.keyworker == keyworker && $0.kind == kind }
    }

    /// Some days a villain acts; all of it is accepted, for nothing of it is certain to be wrong.
    mutating func act(_ index: Int) {
        let villain = villains[index]
        guard numbers.chance(45), let person = participant(of: villain.keyworker) else { return }
        switch villain.kind {
        case .splitUnderLimit: splitMeal(person, villain.label)
        case .reusedTicket: reuseTicket(person, villain.label)
        case .paddedMileage:
            let round = numbers.one(of: cast.keyworkers[villain.keyworker].rounds)
            let tenths = round.tenths * numbers.within(125...165) / 100
            drive(villain.keyworker, to: round.place, tenths, label: villain.label)
        case .inventedWeekend:
            let sunday = Season.last(weekday: 0, before: today)
            invent(person, people[person].fare, sunday, villain.label)
        case .roundAmounts: invent(person, 1000, recentDay(for: person), villain.label)
        case .undeclaredSupplier: useOwnSupplier(person, villain.label)
        case .ghostParticipant:
            let ghost = villain.ghost ?? person
            guard places[ghost] != nil else {
                villains[index].ghost = nil
                return
            }
            villains[index].ghost = ghost
            invent(ghost, people[ghost].fare, recentDay(for: ghost), villain.label)
        default: return
        }
    }

    /// A label of a scheme of its own.
    mutating func label(_ kind: Label.Kind) -> Label {
        Label(kind: kind, scheme: 1_000_000 + nextNumber("scheme"))
    }

    private mutating func participant(of keyworker: Int) -> Int? {
        for _ in 0..<40 where !active.isEmpty {
            let person = active[numbers.below(active.count)]
            if people[person].keyworker == keyworker { return person }
        }
        return nil
    }

    /// £24 in a cafe as three claims of one day, each below £10.
    private mutating func splitMeal(_ person: Int, _ label: Label) {
        let day = today
        for _ in 0..<3 {
            let pence = Int64(numbers.within(156...196)) * 5
            guard meetingFits(person, pence, day) else { return }
            var purchase = meeting(with: person, pence, day)
            purchase.label = label
            submit(purchase)
        }
    }

    /// The same ticket, its number and all, for a second person and copied by hand.
    private mutating func reuseTicket(_ person: Int, _ label: Label) {
        guard let other = participant(of: people[person].keyworker), other != person else { return }
        let pence = people[person].fare
        let day = max(people[person].enrolled, people[other].enrolled, today.adding(days: -2))
        guard day <= today, travelFits(person, pence, day), travelFits(other, pence, day) else {
            return
        }
        let text = ticket(pence, people[person], day, next(""))
        var first = fare(of: person, pence: pence, day: day)
        first.proof = .ticket(text)
        submit(first)
        var second = fare(of: other, pence: pence, day: day)
        second.proof = .ticket(text + "(copy)\n")
        second.label = label
        submit(second)
    }

    /// A journey that nobody made.
    private mutating func invent(
        _ person: Int,
        _ pence: Int64,
        _ day: CalendarDate,
        _ label: Label
    ) {
        guard day >= people[person].enrolled, travelFits(person, pence, day) else { return }
        var purchase = fare(of: person, pence: pence, day: day)
        purchase.proof = .missing("lost")
        purchase.label = label
        submit(purchase)
    }

    /// Always the same shop, which is a cousin's.
    private mutating func useOwnSupplier(_ person: Int, _ label: Label) {
        let pence: Int64 = 4_500
        guard mayBuy("clothing", for: person, pence, limit: Guidance.Limit.unlisted30Days) else {
            return
        }
        let day = today
        var purchase = Purchase(
            bearer: .person(person),
            category: "clothing",
            lines: [Purchase.Line(pence: pence, what: "clothes for an interview")],
            incurred: day,
            payer: .supplier
        )
        purchase.supplier = "Ridge and Daughters, outfitters"
        purchase.proof = .invoice(receipt("clothes", pence, day, next("")))
        purchase.reason = "An interview, and nothing to wear."
        purchase.route = [.partnerManager]
        purchase.label = label
        submit(purchase)
    }

    /// What was declined comes again in pieces that nobody has to look at alone: the guidance has
    /// the programme manager look at them too, and the partner's manager.
    mutating func refile(_ matter: PendingMatter) {
        guard case .person(let person) = matter.purchase.bearer else { return }
        for villain in villains where villain.keyworker == matter.keyworker {
            var purchase = Purchase(
                bearer: .person(person),
                category: matter.purchase.category,
                lines: [
                    Purchase.Line(pence: 4_000, what: "a part of \(matter.plan?.what ?? "it")")
                ],
                incurred: today,
                payer: .keyworker(matter.keyworker)
            )
            guard ["equipment", "courses"].contains(matter.purchase.category),
                people[person].sum(of: matter.purchase.category, days: 60, endingOn: today) == 0
            else { return }
            let day = today
            purchase.proof = .receipt(receipt("a part", 4_000, day, next("")))
            purchase.reason = "It could not wait."
            purchase.route = [.partnerManager, .programmeManager]
            purchase.label = villain.label
            submit(purchase)
        }
    }
}
