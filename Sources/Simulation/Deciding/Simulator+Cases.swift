import Calendar
import StrictJSON

extension Simulator {
    /// Proposes a business case for somebody who will be here for a while.
    mutating func propose(for person: Int) {
        let (category, plan) = casePlan()
        guard !people[person].isBarred(category, on: today),
            people[person].sum(of: category, days: 60, endingOn: today) == 0,
            today.days(to: people[person].leaves) > 45
        else { return }
        people[person].bar(category, until: today.adding(days: 400))
        if people[person].left < plan.total + 30_000 { raiseAllowance(of: person) }
        propose(plan, of: category, for: person)
    }

    /// What may be spent in a year does not reach, and the programme manager raises it.
    private mutating func raiseAllowance(of person: Int) {
        people[person].left += 60_000
        give(
            Cast.programmeManager,
            "allowance.raise",
            [
                "participant": .text(people[person].code), "cap": "overall", "amount": 60_000,
                "on": .day(today),
            ]
        )
    }

    /// Sends a business case; a partner's manager decides, then the programme manager.
    mutating func propose(_ plan: CasePlan, of category: String, for person: Int) {
        let id = next("bc_")
        let keyworker = people[person].keyworker
        var purchase = Purchase(
            bearer: .person(person),
            category: category,
            lines: [Purchase.Line(pence: plan.total, what: plan.what)],
            incurred: today,
            payer: .supplier
        )
        purchase.supplier = supplier(for: category)
        let line: JSONValue = .object([
            "for": .text(people[person].code), "category": .text(category),
            "quantity": .integer(plan.quantity), "unit-amount": .pence(plan.unit),
            "provision": .text(
                plan.isLoan ? "loan" : category == "equipment" ? "gift" : "service"
            ),
            "what": .text(plan.what),
        ])
        let needsPrice = category != "counselling"
        let path = "evidence/\(id).txt"
        var draft = Draft(
            cast.keyworkers[keyworker].code,
            "case.submit",
            [
                "case": .text(id), "partner": .text(partnerCode(of: person)),
                "supplier": purchase.supplier.map { .text($0) }, "lines": .array([line]),
                "evidence": needsPrice
                    ? .array([.object(["kind": "quote", "file": .text(path)])]) : nil,
                "need": "It opens the next step, and without it nothing will happen.",
                "other-funding": "None that could be had in time.",
                "expires": .day(today.adding(days: 150)),
            ]
        )
        if needsPrice {
            draft.files = [file(receipt(plan.what, plan.unit, today, id), of: id)]
        }
        give(draft)
        count { $0.cases += 1 }
        matters.append(
            PendingMatter(
                id: id,
                isCase: true,
                partner: partner(of: person),
                keyworker: keyworker,
                purchase: purchase,
                route: [.partnerManager, .programmeManager],
                plan: plan
            )
        )
        self.plan(.decide(matters.count - 1), in: 1...4)
    }

    /// The money is set aside; now it is used.
    mutating func commit(_ index: Int) {
        let matter = matters[index]
        guard let casePlan = matter.plan, case .person(let person) = matter.purchase.bearer else {
            return
        }
        use(casePlan.total, of: matter.partner, for: matter.purchase.bearer)
        cases.append(
            CaseInUse(
                id: matter.id,
                partner: matter.partner,
                keyworker: matter.keyworker,
                person: person,
                category: matter.purchase.category,
                plan: casePlan,
                expires: matter.purchase.incurred.adding(days: 150)
            )
        )
        plan(.useCase(cases.count - 1), in: 3...20)
        if casePlan.isLoan { plan(.lend(cases.count - 1), in: 21...24) }
    }

    /// A claim on the case. What nobody used in the end is put back, or expires.
    mutating func use(_ index: Int) {
        let inUse = cases[index]
        guard inUse.used < inUse.plan.parts - inUse.plan.unused else {
            plan(.putBack(index), in: 5...25)
            return
        }
        let pence = inUse.plan.total / Int64(inUse.plan.parts)
        let day = min(today, people[inUse.person].leaves)
        let claim = next("cl_")
        let line: JSONValue = .object([
            "for": .text(people[inUse.person].code), "category": .text(inUse.category),
            "case-line": 1, "incurred": .day(day), "amount": .pence(pence),
            "what": .text(inUse.plan.what),
        ])
        var draft = Draft(
            cast.keyworkers[inUse.keyworker].code,
            "claim.submit",
            [
                "claim": .text(claim), "partner": .text(cast.partners[inUse.partner].code),
                "case": .text(inUse.id), "paid-by": "invoice", "lines": .array([line]),
                "reason": "As was agreed.",
                "evidence": .array([
                    .object(["kind": "invoice", "file": .text("evidence/\(claim).txt")])
                ]),
            ]
        )
        draft.files = [file(receipt(inUse.plan.what, pence, day, claim), of: claim)]
        give(draft)
        count { $0.claims += 1 }
        let purchase = Purchase(
            bearer: .person(inUse.person),
            category: inUse.category,
            lines: [Purchase.Line(pence: pence, what: inUse.plan.what)],
            incurred: day,
            payer: .supplier
        )
        people[inUse.person].spend(pence, on: inUse.category, day)
        accept(purchase, claim: claim, partner: inUse.partner, drawsOnCase: true)
        cases[index].used += 1
        plan(.useCase(index), in: 18...30)
    }

    /// What a case still holds goes back, by the manager or because its last day has passed.
    mutating func putBack(_ index: Int) {
        let inUse = cases[index]
        guard inUse.used < inUse.plan.parts else { return }
        if today > inUse.expires {
            give(cast.keyworkers[inUse.keyworker].code, "case.expire", ["case": .text(inUse.id)])
        } else if numbers.chance(600) {
            give(manager(of: inUse.partner), "case.release", ["case": .text(inUse.id)])
        } else {
            plan(.putBack(index), on: inUse.expires.adding(days: 1))
        }
    }

    /// A device that was bought is lent, and comes back months later.
    mutating func lend(_ index: Int) {
        let inUse = cases[index]
        guard places[inUse.person] != nil,
            cast.keyworkers[people[inUse.person].keyworker].partner == inUse.partner
        else { return }
        let device = next("dv_")
        give(
            keyworkerCode(of: inUse.person),
            "device.lend",
            [
                "device": .text(device), "participant": .text(people[inUse.person].code),
                "on": .day(today), "case": .text(inUse.id),
                "description": .text("\(inUse.plan.what), serial number illustrative-\(device)"),
            ]
        )
        plan(.takeBack(device: device, person: inUse.person), in: 90...200)
    }

    mutating func takeBack(_ device: String, from person: Int) {
        give(
            keyworkerCode(of: person),
            numbers.chance(60) ? "device.lose" : "device.return",
            ["device": .text(device), "on": .day(today)]
        )
    }

    private mutating func casePlan() -> (category: String, plan: CasePlan) {
        let unused = numbers.chance(200) ? 1 : 0
        switch numbers.below(100) {
        case ..<35:
            let unit = Int64(numbers.within(110...175)) * 200
            return (
                "devices",
                CasePlan(what: "laptop", quantity: 1, unit: unit, parts: 1, unused: 0, isLoan: true)
            )
        case ..<60:
            let plan = CasePlan(
                what: "a session of psychotherapy",
                quantity: 8,
                unit: Prices.therapySession,
                parts: 4,
                unused: unused,
                isLoan: false
            )
            return ("counselling", plan)
        case ..<85:
            let unit = Int64(numbers.within(90...180)) * 200
            return (
                "courses",
                CasePlan(
                    what: "driving lessons, a block of ten",
                    quantity: 1,
                    unit: unit,
                    parts: 1,
                    unused: 0,
                    isLoan: false
                )
            )
        default:
            let unit = Int64(numbers.within(60...140)) * 200
            return (
                "equipment",
                CasePlan(
                    what: "bicycle, lock and lights",
                    quantity: 1,
                    unit: unit,
                    parts: 1,
                    unused: 0,
                    isLoan: false
                )
            )
        }
    }

    private mutating func supplier(for category: String) -> String {
        switch category {
        case "counselling": numbers.one(of: Places.therapists)
        case "courses": numbers.one(of: Places.colleges)
        default: numbers.one(of: Places.shops)
        }
    }
}
