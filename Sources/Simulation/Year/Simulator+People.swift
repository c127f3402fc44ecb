import Calendar
import StrictJSON

extension Simulator {
    /// A person's first day. Until then nothing is known of them but their number.
    mutating func enrol(_ number: Int) {
        let width = max(4, String(scenario.participants).utf8.count)
        let stay = numbers.chance(150) ? numbers.within(20...80) : numbers.within(120...480)
        let leaves = today.adding(days: stay)
        let keyworker = numbers.position(among: cast.caseloads)
        let person = Participant(
            code: "p_\(padded(number + 1, width))",
            keyworker: keyworker,
            spell: today...leaves,
            journey: (
                numbers.one(of: Places.villages), numbers.one(of: Places.towns),
                Int64(numbers.within(18...96)) * 10
            )
        )
        let index = people.count
        people.append(person)
        places.append(nil)
        enter(index)
        give(
            cast.keyworkers[keyworker].code,
            "participant.enrol",
            [
                "participant": .text(person.code), "partner": .text(partnerCode(of: index)),
                "keyworker": .text(cast.keyworkers[keyworker].code), "from": .day(today),
                "name": .text("Illustrative participant \(number + 1)"),
            ]
        )
        count { $0.participants += 1 }
        plan(.exit(index), on: leaves)
        plan(.renew(index), on: today.yearLater.adding(days: 1))
        if numbers.chance(30) { plan(.handOver(index), in: 40...110) }
        if numbers.chance(500) { plan(.followUp(index), in: 20...100) }
    }

    /// Support ends, with a formal result for most.
    mutating func exit(_ index: Int) {
        guard places[index] != nil, today >= people[index].leaves else { return }
        leave(index)
        people[index].leaves = today
        let result = numbers.one(of: [
            "employment", "employment", "job-search", "job-search", "education", nil,
        ])
        give(
            keyworkerCode(of: index),
            "participant.exit",
            [
                "participant": .text(people[index].code), "on": .day(today),
                "outcome": result.map { .text($0) },
            ]
        )
        if numbers.chance(40) { plan(.grace(index), in: 2...18) }
        if result == "employment", numbers.chance(500) { plan(.followUp(index), in: 180...200) }
    }

    /// The person moves, and another partner supports them from the next day on.
    mutating func handOver(_ index: Int) {
        guard places[index] != nil, people[index].leaves > today.adding(days: 30),
            cast.partners.count > 1, people[index].enrolled < today.adding(days: -14)
        else { return }
        let other = numbers.position(among: cast.caseloads)
        guard cast.keyworkers[other].partner != partner(of: index) else { return }
        give(
            keyworkerCode(of: index),
            "participant.exit",
            ["participant": .text(people[index].code), "on": .day(today.adding(days: -1))]
        )
        people[index].keyworker = other
        give(
            keyworkerCode(of: index),
            "participant.enrol",
            [
                "participant": .text(people[index].code), "partner": .text(partnerCode(of: index)),
                "keyworker": .text(keyworkerCode(of: index)), "from": .day(today),
            ]
        )
    }

    /// A full year has passed: what may be spent is brought back to the limit.
    mutating func renew(_ index: Int) {
        guard places[index] != nil, people[index].hasSpent else { return }
        people[index].left = Guidance.Limit.overall
        give(
            keyworkerCode(of: index),
            "allowance.renew",
            ["participant": .text(people[index].code), "cap": "overall", "on": .day(today)]
        )
        people[index].hasSpent = false
    }

    /// What came of it, months later or on the way.
    mutating func followUp(_ index: Int) {
        let steps = ["attendance", "wellbeing", "job-search", "identity", "qualification"]
        let isSupported = places[index] != nil
        give(
            keyworkerCode(of: index),
            "outcome.record",
            [
                "participant": .text(people[index].code),
                "outcome": .text(isSupported ? numbers.one(of: steps) : "sustained-employment"),
                "on": .day(today),
                "note": isSupported && numbers.chance(300) ? "said so at the meeting" : nil,
            ]
        )
    }

    // MARK: Who is where

    func partner(of person: Int) -> Int { cast.keyworkers[people[person].keyworker].partner }

    func partnerCode(of person: Int) -> String { cast.partners[partner(of: person)].code }

    func keyworkerCode(of person: Int) -> String { cast.keyworkers[people[person].keyworker].code }

    func manager(of partner: Int) -> String { cast.partners[partner].manager }

    private mutating func enter(_ index: Int) {
        places[index] = active.count
        active.append(index)
    }

    /// The last takes the place of whoever leaves. O(1).
    private mutating func leave(_ index: Int) {
        guard let place = places[index], let last = active.popLast() else { return }
        places[index] = nil
        guard last != index else { return }
        active[place] = last
        places[last] = place
    }
}
