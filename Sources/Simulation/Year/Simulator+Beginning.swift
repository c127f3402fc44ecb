import Calendar
import StrictJSON

extension Simulator {
    /// Sets the programme up: people, funds, guidance, keys and the first year's money. Then the
    /// whole programme's fixed days go into the diary.
    mutating func begin() {
        appointEverybody()
        for fund in Purse.Fund.allCases {
            give(
                Cast.programmeManager,
                "fund.open",
                [
                    "fund": .text(fund.rawValue), "title": .text(fund.title),
                    "basis": .text(fund.basis),
                ]
            )
        }
        let half: (Purse.Fund) -> JSONValue = {
            .object(["fund": .text($0.rawValue), "weight": 50])
        }
        give(
            Cast.programmeManager,
            "apportionment.adopt",
            [
                "version": 1, "from": .day(today),
                "shares": .array([half(.arrears), half(.advance)]),
            ]
        )
        adopt(guidance.earlier, from: "guidance/discretionary-2016.yaml")
        enrolSigners()
        beginYear()
        giveOutFloats()
        fillTheDiary()
    }

    private mutating func appointEverybody() {
        let manager = Cast.programmeManager
        let others = [
            (Cast.deputy, "programme-manager", "Deputy programme manager"),
            (Cast.financeOfficer, "finance-officer", "Finance officer"),
            (Cast.secondFinanceOfficer, "finance-officer", "Second finance officer"),
            (Cast.auditor, "auditor", "Internal auditor"),
            (Cast.trustee, "trustee", "Trustee"),
        ]
        for (user, role, name) in others {
            give(
                manager,
                "user.appoint",
                ["user": .text(user), "role": .text(role), "name": .text(name)]
            )
        }
        for partner in cast.partners {
            let code = JSONValue.text(partner.code)
            give(manager, "partner.join", ["partner": code, "title": .text(partner.title)])
            give(
                manager,
                "user.appoint",
                ["user": .text(partner.manager), "role": "partner-manager", "partner": code]
            )
            for keyworker in partner.keyworkers {
                let user = JSONValue.text(cast.keyworkers[keyworker].code)
                give(
                    manager,
                    "user.appoint",
                    ["user": user, "role": "keyworker", "partner": code]
                )
            }
        }
    }

    private mutating func enrolSigners() {
        for partner in cast.partners {
            give(Cast.programmeManager, "signer.enrol", ["user": .text(partner.manager)])
        }
        give(Cast.deputy, "signer.enrol", ["user": .text(Cast.programmeManager)])
    }

    /// The spending guidance as a file that the command names.
    private mutating func adopt(_ bytes: [UInt8], from path: String) {
        var draft = Draft(
            Cast.programmeManager,
            "policy.adopt",
            ["file": .text(path), "drafter": .text(Cast.deputy)]
        )
        draft.files = [PlannedCommand.File(path: path, bytes: bytes)]
        give(draft)
    }

    /// The guidance of 2026.
    mutating func adoptGuidance() {
        adopt(guidance.current, from: "guidance/discretionary-2026.yaml")
    }

    private mutating func giveOutFloats() {
        for index in cast.keyworkers.indices where cast.keyworkers[index].cash != nil {
            issueFloat(to: index, 20_000)
        }
    }

    /// Days that are fixed from the beginning: enrolments, paydays, quarter ends, new years, and
    /// the guidance and mileage rate of 2026.
    private mutating func fillTheDiary() {
        planEnrolments()
        var quarter = today.quarterStart
        while quarter <= scenario.lastDay {
            let ends = quarter.quarterEnd
            plan(.countFloats, on: ends.adding(days: -2))
            plan(.closeQuarter, on: ends.adding(days: 12))
            plan(.prepareDrawdown, on: ends.adding(days: 14))
            plan(.settle, on: ends.adding(days: 70))
            quarter = ends.adding(days: 1)
            if quarter.month == 10 { plan(.beginYear, on: quarter) }
        }
        var month = today
        while month <= scenario.lastDay {
            plan(.payday, on: month.adding(days: 11))
            plan(.payday, on: month.adding(days: 25))
            month = month.monthEnd.adding(days: 1)
        }
        let lastYear = scenario.lastDay.adding(days: -364)
        plan(.adoptGuidance, on: lastYear.adding(days: 76))
        plan(.proposeTopUps, on: scenario.mileageIsKnown.adding(days: 11))
        plan(.claimTopUps, on: scenario.mileageIsKnown.adding(days: 18))
    }

    /// People come evenly, and none in the last two months; the first caseload comes at once.
    private mutating func planEnrolments() {
        let span = max(1, scenario.days - 60)
        let atOnce = scenario.participants / (scenario.years * 8)
        for person in 0..<scenario.participants {
            let offset =
                person < atOnce ? numbers.within(1...25) : person * span / scenario.participants
            plan(.enrol(person), on: today.adding(days: offset))
        }
    }
}
