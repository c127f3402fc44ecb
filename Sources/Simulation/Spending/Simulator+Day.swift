import Calendar
import StrictJSON

extension Simulator {
    /// A working day: what is claimed for participants, by keyworkers for themselves and for
    /// groups; what goes wrong; and what somebody invents.
    mutating func spendTheDay() {
        let percent = Season.percent(in: today.month)
        for _ in 0..<times(active.count * 26 * percent) where !active.isEmpty {
            spend(for: active[numbers.below(active.count)])
            if numbers.chance(14) { slip() }
            if numbers.chance(8) { sendAgain() }
        }
        for keyworker in cast.keyworkers.indices {
            if numbers.chance(70 * percent / 100) { drive(keyworker) }
            if numbers.chance(4) { eat(keyworker) }
        }
        for partner in cast.partners.indices where numbers.chance(14) { meetAsGroup(partner) }
        for villain in villains.indices { act(villain) }
    }

    /// A count from its expectation in parts of 100,000: the rest is a chance of one more.
    private mutating func times(_ expected: Int) -> Int {
        expected / 100_000 + (numbers.below(100_000) < expected % 100_000 ? 1 : 0)
    }

    private mutating func spend(for person: Int) {
        switch numbers.below(1000) {
        case ..<640: payFare(for: person)
        case ..<670: takeTrain(person)
        case ..<760: meet(person)
        case ..<800: payForPapers(of: person)
        case ..<840: payForCourse(of: person)
        case ..<895: buyUnlisted(for: person)
        case ..<925: propose(for: person)
        case ..<940: referAcross(person)
        default: dealWithSomethingOdd(person)
        }
    }

    /// A day lately on which the person was supported.
    mutating func recentDay(for person: Int) -> CalendarDate {
        let back = numbers.chance(500) ? 0 : numbers.within(1...6)
        return max(people[person].enrolled, today.adding(days: -back))
    }

    // MARK: Automatic

    mutating func payFare(for person: Int) {
        let traveller = people[person]
        let day = recentDay(for: person)
        guard travelFits(person, traveller.fare, day) else { return }
        var fare = self.fare(of: person, day: day)
        switch numbers.below(100) {
        case ..<18 where cast.keyworkers[traveller.keyworker].cash != nil:
            fare.payer = .float(traveller.keyworker)
        case ..<24: fare.payer = .participant
        default: break
        }
        if numbers.chance(650) {
            fare.proof = .ticket(ticket(fare.lines[0].pence, traveller, day, next("")))
        }
        submit(fare)
    }

    /// The usual return fare, paid by the keyworker, without a ticket.
    mutating func fare(of person: Int, pence: Int64? = nil, day: CalendarDate) -> Purchase {
        let traveller = people[person]
        let errand = numbers.one(of: Places.errands)
        let line = Purchase.Line(
            pence: pence ?? traveller.fare,
            what: "bus, return",
            nextStep: errand,
            journey: "\(traveller.home), \(traveller.town), \(traveller.home)"
        )
        return Purchase(
            bearer: .person(person),
            category: "travel",
            lines: [line],
            incurred: day,
            payer: .keyworker(traveller.keyworker)
        )
    }

    func travelFits(_ person: Int, _ pence: Int64, _ day: CalendarDate) -> Bool {
        let traveller = people[person]
        return traveller.left >= pence
            && traveller.sum(of: "travel", days: 1, endingOn: day) + pence
                <= Guidance.Limit.travelDay
            && traveller.sum(of: "travel", days: 30, endingOn: day) + pence
                <= Guidance.Limit.travel30Days
    }

    func ticket(
        _ pence: Int64,
        _ traveller: Participant,
        _ day: CalendarDate,
        _ number: String
    ) -> String {
        """
        RETURN \(traveller.home) - \(traveller.town)
        GBP \(pence / 100).\(padded(Int(pence % 100), 2))
        \(day)
        ticket \(number)

        """
    }

    func receipt(_ what: String, _ pence: Int64, _ day: CalendarDate, _ number: String) -> String {
        "\(what)\nGBP \(pence / 100).\(padded(Int(pence % 100), 2))\n\(day)\nno. \(number)\n"
    }

    private mutating func meet(_ person: Int) {
        let pence = Int64(numbers.within(48...190)) * 5
        let day = recentDay(for: person)
        guard meetingFits(person, pence, day) else { return }
        submit(meeting(with: person, pence, day))
    }

    mutating func meeting(with person: Int, _ pence: Int64, _ day: CalendarDate) -> Purchase {
        var purchase = Purchase(
            bearer: .person(person),
            category: "meetings",
            lines: [Purchase.Line(pence: pence, what: "tea and a sandwich")],
            incurred: day,
            payer: .keyworker(people[person].keyworker)
        )
        purchase.proof =
            numbers.chance(800) ? .receipt(receipt("cafe", pence, day, next(""))) : .missing("lost")
        return purchase
    }

    func meetingFits(_ person: Int, _ pence: Int64, _ day: CalendarDate) -> Bool {
        pence <= Guidance.Limit.meeting && people[person].left >= pence
            && people[person].sum(of: "meetings", inQuarterOf: day) + pence
                <= Guidance.Limit.meetingsQuarter
    }

    private mutating func payForPapers(of person: Int) {
        let item = numbers.one(of: Prices.identity)
        let day = recentDay(for: person)
        guard people[person].left >= item.pence,
            people[person].sum(of: "identity", days: 60, endingOn: today) + item.pence
                <= Guidance.Limit.identity30Days
        else { return }
        var purchase = Purchase(
            bearer: .person(person),
            category: "identity",
            lines: [
                Purchase.Line(
                    pence: item.pence,
                    what: item.what,
                    nextStep: "open a bank account"
                )
            ],
            incurred: day,
            payer: numbers.chance(150) ? .partner : .keyworker(people[person].keyworker)
        )
        purchase.proof = .receipt(receipt(item.what, item.pence, day, next("")))
        submit(purchase)
    }

    // MARK: The keyworker's own

    private mutating func drive(_ index: Int) {
        let round = numbers.one(of: cast.keyworkers[index].rounds)
        drive(index, to: round.place, round.tenths, label: nil)
    }

    /// A journey by car. What the rate of 2026 will leave short is kept.
    mutating func drive(_ index: Int, to place: String, _ tenths: Int, label: Label?) {
        let isKnown = today >= scenario.mileageIsKnown
        let day = today
        let rate = isKnown ? Prices.mileOf2026 : Prices.mile
        let pence = Prices.mileage(tenths, at: rate)
        let isAgain = cast.keyworkers[index].lastDriven == day.dayNumber
        let before = isAgain ? cast.keyworkers[index].mileageOnLastDay : 0
        // A day's journeys together, with room for a top-up; and in a tax year, which has parts of
        // two of the programme's years, fewer than 10,000 miles.
        guard before + pence <= Guidance.Limit.mileageDay * 3 / 4,
            cast.keyworkers[index].tenthsThisYear + tenths < 47_000
        else { return }
        cast.keyworkers[index].tenthsThisYear += tenths
        cast.keyworkers[index].lastDriven = day.dayNumber
        cast.keyworkers[index].mileageOnLastDay = before + pence
        var purchase = Purchase(
            bearer: .own(index),
            category: "mileage",
            lines: [
                Purchase.Line(
                    pence: pence,
                    what: "to meet participants near home",
                    journey: "office, \(place), office",
                    tenths: tenths
                )
            ],
            incurred: day,
            payer: .keyworker(index)
        )
        purchase.label = label
        let claim = submit(purchase)
        if !isKnown, day >= scenario.mileageRises {
            let owing = Prices.mileage(tenths, at: Prices.mileOf2026) - pence
            shortMiles.append(
                ShortMiles(claim: claim, keyworker: index, incurred: day, owing: owing)
            )
        }
    }

    private mutating func eat(_ index: Int) {
        let pence = Int64(numbers.within(60...100)) * 5
        let day = today
        var purchase = Purchase(
            bearer: .own(index),
            category: "meals",
            lines: [
                Purchase.Line(pence: pence, what: "lunch, away all day", hoursAway: 6)
            ],
            incurred: day,
            payer: .keyworker(index)
        )
        purchase.proof = .receipt(receipt("lunch", pence, day, next("")))
        submit(purchase)
    }
}

/// A journey that was paid at the old rate and, it turned out, should have been paid at the new.
struct ShortMiles {
    let claim: String
    let keyworker: Int
    let incurred: CalendarDate
    let owing: Int64
}
