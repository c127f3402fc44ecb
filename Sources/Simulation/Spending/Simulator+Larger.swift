import Calendar
import StrictJSON

extension Simulator {
    // What waits for somebody: a dear ticket, a course, clothes, a room.

    mutating func takeTrain(_ person: Int) {
        let pence = Int64(numbers.within(260...420)) * 10
        let day = recentDay(for: person)
        guard people[person].left >= pence + 20_000,
            people[person].sum(of: "travel", days: 1, endingOn: day) + pence
                <= Guidance.Limit.travelDayForPartner
        else { return }
        var purchase = fare(of: person, pence: pence, day: day)
        purchase.lines = [
            Purchase.Line(
                pence: pence,
                what: "train, return",
                nextStep: "interview",
                journey: "\(people[person].home), Leeds, \(people[person].home)"
            )
        ]
        purchase.proof = .ticket(ticket(pence, people[person], day, next("")))
        purchase.reason = "The only train that arrives in time."
        purchase.route = [.partnerManager]
        submit(purchase)
    }

    mutating func payForCourse(of person: Int) {
        let course = numbers.one(of: Prices.courses)
        let total = course.pence.reduce(0, +)
        guard mayBuy("courses", for: person, total, limit: Guidance.Limit.courses30Days) else {
            return
        }
        submit(self.course(course.what, course.pence, for: person))
    }

    /// A course whose college is paid, by us or first by the partner.
    mutating func course(_ what: String, _ pence: [Int64], for person: Int) -> Purchase {
        let day = recentDay(for: person)
        let college = numbers.one(of: Places.colleges)
        let isAdvanced = numbers.chance(300)
        var purchase = Purchase(
            bearer: .person(person),
            category: "courses",
            lines: pence.map { Purchase.Line(pence: $0, what: what, nextStep: "apply for work") },
            incurred: day,
            payer: isAdvanced ? .partner : .supplier
        )
        if !isAdvanced { purchase.supplier = college }
        purchase.proof = .invoice(receipt(what, pence.reduce(0, +), day, next("")))
        purchase.route = [.partnerManager]
        return purchase
    }

    mutating func buyUnlisted(for person: Int) {
        let item = numbers.one(of: Prices.unlisted)
        let pence = Int64(numbers.within(item.pence) / 10) * 10
        guard mayBuy(item.category, for: person, pence, limit: Guidance.Limit.unlisted30Days)
        else { return }
        let day = recentDay(for: person)
        var purchase = Purchase(
            bearer: .person(person),
            category: item.category,
            lines: [Purchase.Line(pence: pence, what: item.what, nextStep: "come to the group")],
            incurred: day,
            payer: .keyworker(people[person].keyworker)
        )
        purchase.proof = .receipt(receipt(item.what, pence, day, next("")))
        purchase.reason = "It is what stands between them and the next step."
        purchase.route = [.partnerManager]
        submit(purchase)
    }

    /// Another partner gives the course, and is paid from this one's budget.
    mutating func referAcross(_ person: Int) {
        let course = numbers.one(of: Prices.courses)
        let total = course.pence.reduce(0, +)
        let other = numbers.below(cast.partners.count)
        guard other != partner(of: person),
            mayBuy("courses", for: person, total, limit: Guidance.Limit.courses30Days)
        else { return }
        var purchase = self.course(course.what, course.pence, for: person)
        purchase.payer = .otherPartner(other)
        purchase.supplier = nil
        submit(purchase)
    }

    /// Within the limits for a partner's manager, and nothing of the kind was declined lately or
    /// is agreed.
    func mayBuy(_ category: String, for person: Int, _ pence: Int64, limit: Int64) -> Bool {
        people[person].left >= pence + 20_000 && !people[person].isBarred(category, on: today)
            && people[person].sum(of: category, days: 60, endingOn: today) + pence <= limit
    }

    /// A room or a day out for a group, on nobody's limit.
    mutating func meetAsGroup(_ partner: Int) {
        let group = active.prefix(4_000).filter { self.partner(of: $0) == partner }.prefix(8)
        guard group.count >= 4 else { return }
        let isOuting = numbers.chance(300)
        let pence = Int64(isOuting ? numbers.within(400...980) : numbers.within(240...600)) * 10
        let what = isOuting ? "a day at the coast, with its food" : "room for a morning"
        let hall = numbers.one(of: Places.halls)
        let day = today
        var purchase = Purchase(
            bearer: .group(partner: partner, people: Array(group)),
            category: isOuting ? "group-days" : "rooms",
            lines: [Purchase.Line(pence: pence, what: what, nextStep: "job club")],
            incurred: day,
            payer: .supplier
        )
        purchase.supplier = hall
        purchase.proof = .invoice(receipt(what, pence, day, next("")))
        purchase.route = [.partnerManager]
        submit(purchase)
    }
}
